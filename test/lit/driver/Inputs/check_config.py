"""check_config.py SCHEMA FILE: compares `config --json` with the keys of the schema of the configuration, and some
of its values with what has to come out."""
import json
import sys

schema, shown = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
keys = {key.split(".")[0] for key in shown["settings"]} | {"overrides"}
assert keys == set(schema["properties"]), keys ^ set(schema["properties"])
assert shown["path"] == "sub/express/x.asl.json" and shown["file"] == ".stepcheck.yaml"
assert shown["settings"]["type"] == {"value": "EXPRESS", "from": [".stepcheck.yaml:7"]}
assert shown["settings"]["ignore"]["value"] == ["names", "duplicate-key"]
assert shown["settings"]["severity"]["value"] == {"json-syntax": "warning"}
assert "json-syntax" in shown["rules"] and "duplicate-key" not in shown["rules"]
