"""An npm package that benchmarks and comparisons run beside stepcheck."""
import json
import subprocess


def install(work, package, version):
    """Installs one version of a package into a folder, unless it is there."""
    description = work / "node_modules" / package / "package.json"
    if description.exists() and json.loads(description.read_text())["version"] == version:
        return
    (work / "package.json").write_text("{}")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", f"{package}@{version}"], cwd=work, check=True,
                   stdout=subprocess.DEVNULL)


def run(work, driver, *arguments):
    """What a driver, a script in that folder, writes: {name: its line of JSON}"""
    done = subprocess.run(["node", driver, *map(str, arguments)], cwd=work, check=True, stdout=subprocess.PIPE, text=True)
    return {entry["name"]: entry for entry in map(json.loads, done.stdout.splitlines())}
