"""Where the models come from: the packages that sources.json pins, through npm and apt."""
import dataclasses
import json
import pathlib
import re
import subprocess

from . import typescript
from .model import Operation, Ref, Scalar, Service, Structure

PINS = pathlib.Path(__file__).with_name("sources.json")
DOCUMENTED = pathlib.Path(__file__).with_name("documented_bounds.json")


def run(*command, cwd):
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def npm(package: str, version: str, work: pathlib.Path) -> pathlib.Path:
    """The unpacked package."""
    folder = work / (package.replace("/", "-").lstrip("@") + "-" + version)
    if not folder.exists():
        run("npm", "pack", f"{package}@{version}", cwd=work)
        partial = work / (folder.name + ".partial")
        partial.mkdir(exist_ok=True)
        run("tar", "xzf", f"{folder.name}.tgz", "-C", str(partial), "--strip-components=1", cwd=work)
        partial.rename(folder)
    return folder


def debian(package: str, version: str, work: pathlib.Path) -> pathlib.Path:
    folder = work / f"{package}_{version}"
    if not folder.exists():
        run("apt-get", "download", f"{package}={version}", cwd=work)
        archive = next(work.glob(f"{package}_*.deb"))
        run("dpkg-deb", "-x", str(archive), str(folder), cwd=work)
    return folder


def javascript2(folder: pathlib.Path, package: str, models: str) -> list[Service]:
    """Every service of the package aws-sdk, in its newest API version."""
    services = []
    for key, entry in json.loads((folder / "apis/metadata.json").read_text()).items():
        declaration = folder / f"clients/{key}.d.ts"
        files = sorted((folder / "apis").glob(f"{entry.get('prefix', key)}-[0-9]*.min.json"))
        if not declaration.exists() or not files:
            continue
        api = json.loads(files[-1].read_text())
        text = typescript.without_comments(declaration.read_text())
        types = typescript.interfaces(text, "  ")
        types.update(
            {name: typescript.parse_type(value) for name, value in re.findall(r"^  export type (\w+) = ([^;]*);", text, re.M)}
        )
        streams = {name for name, value in re.findall(r"^  export type (\w+) = (EventStream<.*);", text, re.M)}
        operations = {}
        for name, spec in api["operations"].items():
            method = name[0].lower() + name[1:]
            found = re.search(
                rf"^  {method}\((?:params: \w+\.Types\.(\w+).*?, )?callback\?: \(err: AWSError, data: (?:\w+\.Types\.(\w+)|\{{\}})\)",
                text,
                re.M,
            )
            if found is None:
                raise ValueError(f"{key}: no declaration of {name}")
            fields = spec.get("input", {}).get("members", {})
            tokens = tuple(member for member, shape in fields.items() if shape.get("idempotencyToken"))
            touched = [structure for structure in map(types.get, found.groups()) if isinstance(structure, Structure)]
            operations[name] = Operation(
                input=found[1],
                output=found[2],
                tokens=tokens,
                streams=any(kind in map(Ref, streams) for structure in touched for kind, _ in structure.members.values()),
            )
        meta = api["metadata"]
        service_id = meta.get("serviceId") or meta["serviceFullName"]
        others = {key, entry.get("prefix", key), meta["endpointPrefix"], re.sub(r"\W", "", service_id.lower())}
        services.append(Service(service_id, package, models, types, operations, others))
    return services


def javascript3(folder: pathlib.Path, package: str, models: str) -> Service:
    """The service of one package @aws-sdk/client-…"""
    types = {}
    enums = folder / "dist-types/models/enums.d.ts"
    text = typescript.without_comments(enums.read_text()) if enums.exists() else ""
    for name, body in re.findall(r"^export declare const (\w+): \{(.*?)^\};", text, re.M | re.S):
        values = re.findall(r'readonly "?[^:]+"?: ("(?:[^"\\]|\\.)*");', body)
        types[name] = typescript.parse_type(" | ".join(values)) if values else Scalar("string")
    for file in sorted((folder / "dist-types/models").glob("models_*.d.ts")):
        text = typescript.without_comments(file.read_text())
        types.update(typescript.interfaces(text, ""))
        for name, body in re.findall(r"^export declare namespace (\w+) \{(.*?)^\}", text, re.M | re.S):
            union = {}
            for alternative, structure in typescript.interfaces(body, "    ").items():
                if alternative != "$UnknownMember":
                    union.update({member: (kind, False) for member, (kind, _) in structure.members.items()})
            union.pop("$unknown", None)
            types[name] = Structure(union)

    operations = {}
    for file in sorted((folder / "dist-types/commands").glob("*Command.d.ts")):
        text = file.read_text()
        name = file.name.removesuffix("Command.d.ts")
        names = []
        for end in ("Input", "Output"):
            declared = re.findall(rf"export (?:interface|type) {name}Command{end}(?:Type)?\b(.*)", text)
            words = re.findall(r"\w+", " ".join(declared))
            names.append(next((word for word in words if word in types), None))
        streams = "AsyncIterable" in text or any(
            "AsyncIterable" in str(kind)
            for shape in names
            if shape
            for kind, _ in types[shape].members.values()
        )
        errors = tuple(re.findall(r"@throws \{@link (\w+)\} \((?:client|server) fault\)", text))
        operations[name] = Operation(input=names[0], output=names[1], streams=streams, errors=errors)
    shared = (folder / "dist-es/runtimeConfig.shared.js").read_text()
    service_id = re.search(r'serviceId: config\?\.serviceId \?\? "([^"]+)"', shared)[1]
    return Service(service_id, package, models, types, operations)


@dataclasses.dataclass
class Botocore:
    """What its models add to those of the other packages."""

    errors: dict = dataclasses.field(default_factory=dict)  # (service id, operation) -> names of error shapes
    others: dict = dataclasses.field(default_factory=dict)  # service id -> what the command line calls it
    bounds: dict = dataclasses.field(default_factory=dict)  # (service id, structure, member) -> Scalar


def botocore(folder: pathlib.Path) -> Botocore:
    found = Botocore()
    for file in sorted(folder.rglob("service-2.json")):
        api = json.loads(file.read_text())
        service_id = api["metadata"].get("serviceId")
        found.others[service_id] = file.parent.parent.name
        for name, operation in api["operations"].items():
            found.errors[service_id, name] = tuple(error["shape"] for error in operation.get("errors", []))
        for name, shape in api["shapes"].items():
            for member, reference in shape.get("members", {}).items():
                bounded = bounds_of(api["shapes"][reference["shape"]])
                if bounded:
                    found.bounds[service_id, name, member] = bounded
    return found


def bounds_of(shape: dict) -> Scalar | None:
    """A number or string with the bounds that a shape of botocore has, if any."""
    least, most, pattern = shape.get("min"), shape.get("max"), shape.get("pattern", "")
    if shape["type"] in ("integer", "long", "float", "double"):
        kind, pattern = "number", ""
    elif shape["type"] == "string" and "enum" not in shape:
        kind = "string"
    else:
        return None
    # Not every regular-expression library knows code units of UTF-16, and most patterns with them take all there is.
    if "\\u" in pattern:
        pattern = ""
    return Scalar(kind, least, most, pattern) if (least, most, pattern) != (None, None, "") else None


def documented_bounds() -> dict:
    """(service id, structure, member) -> Scalar, of numbers"""
    return {
        (service, structure, member): Scalar("number", *bounds)
        for service, structures in json.loads(DOCUMENTED.read_text())["bounds"].items()
        for structure, members in structures.items()
        for member, bounds in members.items()
    }


def add_bounds(service: Service, bounds: dict):
    """Gives numbers and strings in structures of the service the bounds that are known, and takes those away."""
    for name, structure in service.types.items():
        if not isinstance(structure, Structure):
            continue
        for member, (kind, required) in structure.members.items():
            target = service.types.get(kind.name) if isinstance(kind, Ref) else kind
            bounded = bounds.get((service.service_id, name, member))
            if bounded and target == Scalar(bounded.kind):
                structure.members[member] = bounds.pop((service.service_id, name, member)), required


def read(work: pathlib.Path) -> list[Service]:
    """Every service once: where a package of version 3 is pinned, from that."""
    work.mkdir(parents=True, exist_ok=True)
    pins = json.loads(PINS.read_text())
    base = pins["aws-sdk"]
    label = f"aws-sdk {base['version']}"
    services = {s.service_id: s for s in javascript2(npm("aws-sdk", base["version"], work), label, base["models"])}
    added = botocore(debian("python3-botocore", pins["python3-botocore"]["version"], work))
    for service in services.values():
        service.other_names |= {added.others.get(service.service_id, "")} - {""}
        for name, operation in service.operations.items():
            operation.errors = added.errors.get((service.service_id, name), ())
    for package, pin in pins["clients"].items():
        label = f"@aws-sdk/{package} {pin['version']}"
        service = javascript3(npm(f"@aws-sdk/{package}", pin["version"], work), label, pin["models"])
        if service.service_id in services:
            service.other_names = services[service.service_id].other_names
        services[service.service_id] = service
    documented = documented_bounds()
    for service in services.values():
        add_bounds(service, added.bounds)
        add_bounds(service, documented)
    if documented:
        raise ValueError(f"no number without bounds is called so: {sorted(documented)}")
    return list(services.values())
