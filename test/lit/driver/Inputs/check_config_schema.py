"""check_config_schema.py STEPCHECK SCHEMA FOLDER: tries configurations on the program and on the schema."""
import json
import pathlib
import subprocess
import sys

import jsonschema

GOOD = [
    {}, None, {"select": "all"}, {"select": ["strict", "json-syntax"]}, {"extend-select": "names"}, {"ignore": []},
    {"severity": {"json-syntax": "off", "duplicate-key": "info"}}, {"type": "EXPRESS"}, {"fail-on": "never"},
    {"rules": {"state-name-style": {"style": "kebab-case"}}}, {"rules": {}}, {"allow-comments": True},
    {"rules": {"proof": {"max-seconds": 20, "max-paths": 1}}},
    {"rules": {"transition-cost": {"transitions": 0}}},
    {"column-unit": "utf16"}, {"exclude": "vendor/"}, {"exclude": ["a", "!b"]}, {"overrides": []},
    {"overrides": [{"files": "a", "type": "STANDARD", "fail-on": "info", "allow-comments": False, "ignore": "names",
                    "select": ["all"], "extend-select": [], "severity": {}, "rules": {"state-name-style": {}}}]},
]
BAD = [
    [], "all", {"Select": "all"}, {"select": 1}, {"select": [["all"]]}, {"select": None}, {"severity": []},
    {"severity": {"json-syntax": "fatal"}}, {"type": "express"}, {"type": None}, {"fail-on": "off"}, {"fail-on": True},
    {"rules": {"json-syntax": {}}}, {"rules": {"state-name-style": {"style": "title"}}},
    {"rules": {"state-name-style": {"case": "any"}}}, {"rules": {"state-name-style": "any"}},
    {"rules": {"transition-cost": {"transitions": -1}}}, {"rules": {"transition-cost": {"transitions": "5"}}},
    {"rules": {"transition-cost": {"transitions": 1.5}}},
    {"rules": {"proof": {"max-seconds": 0}}}, {"rules": {"proof": {"max-path": 5}}}, {"allow-comments": "yes"},
    {"column-unit": "bytes"}, {"exclude": [1]}, {"overrides": {}}, {"overrides": [{"type": "EXPRESS"}]},
    {"overrides": [{"files": "a", "exclude": "b"}]}, {"files": "a"}, {"overrides": [{"files": "a", "overrides": []}]},
]

program, schema_path, folder = sys.argv[1:]
schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
file, wrong = pathlib.Path(folder) / "config.yaml", []
for configuration, expected in [(each, True) for each in GOOD] + [(each, False) for each in BAD]:
    file.write_text(json.dumps(configuration), encoding="utf-8")
    status = subprocess.run([program, "config", "--config", file, folder], capture_output=True).returncode
    if (status == 0, validator.is_valid(configuration)) != (expected, expected):
        wrong.append(f"{configuration}: program {status}, schema {validator.is_valid(configuration)}")
sys.exit("\n".join(wrong) or 0)
