"""Writes and reads the table: the file lib/stepcheck/catalog/data/api.bin.

Little-endian; `u24` is an offset in the file. A string is u24, pointing at its length (u16) and its bytes.

    text     lines that say what the file is, its date and its sources, ended by a zero byte
    u16      number of services, then a u24 for each, sorted by name
    u16      number of other names of services, then for each: string other name, string name; sorted
    service  string name, string class, string models, u16 number of operations, then the operations sorted by action
    operation  string action, shape input, shape output, u24 errors, u8 flags (1: streams); 13 bytes
    errors   u16 number, then a string each, sorted
    shape    u8 kind, then:  structure: u16 number of members, then the members sorted by name
                             list, map: shape of the elements or values
                             enum: u16 number, then a string each
                             range (a number): u8 flags (1: least, 2: most), then an f64 for each of them
                             text (a string): u8 flags (1: least, 2: most, 4: pattern), then for each of them an f64,
                             the number of characters, and the pattern as a string
    member   string name, u24 shape, u8 flags (1: required); 7 bytes

Shapes may be recursive.
"""
import re
import struct

from . import names
from .model import Enum, List, Map, Ref, Scalar, Structure

KINDS = ["any", "string", "number", "boolean", "timestamp", "blob", "enum", "list", "map", "structure", "range", "text"]
CODES = {kind: code for code, kind in enumerate(KINDS)}


def u16(value: int) -> bytes:
    return value.to_bytes(2, "little")


def u24(value: int) -> bytes:
    return value.to_bytes(3, "little")


class Writer:
    def __init__(self, text: str):
        self.out = bytearray(text.encode() + b"\0")
        self.strings = {}
        self.blocks = {}  # bytes without references to what is not written yet -> offset

    def block(self, data: bytes) -> int:
        """Data that is written once, however often it occurs."""
        if data not in self.blocks:
            self.blocks[data] = len(self.out)
            self.out += data
        return self.blocks[data]

    def string(self, text: str) -> bytes:
        if text not in self.strings:
            data = text.encode()
            self.strings[text] = len(self.out)
            self.out += u16(len(data)) + data
        return u24(self.strings[text])

    def string_list(self, texts) -> bytes:
        return u16(len(texts)) + b"".join(map(self.string, texts))

    def shape(self, kind, types: dict, seen: dict) -> int:
        """The offset of a shape. Structures are reserved before their members are written: they may be recursive."""
        if isinstance(kind, Ref):
            target = types.get(kind.name, Scalar("any"))
            if not isinstance(target, Structure):
                return self.shape(target, types, seen)
            if kind.name not in seen:
                seen[kind.name] = len(self.out)
                self.out += bytes(3 + 7 * len(target.members))
                data = self.structure(target, types, seen)
                self.out[seen[kind.name] : seen[kind.name] + len(data)] = data
            return seen[kind.name]
        if isinstance(kind, Structure):
            return self.block(self.structure(kind, types, seen))
        if isinstance(kind, Enum):
            return self.block(bytes([CODES["enum"]]) + self.string_list(kind.values))
        if isinstance(kind, (List, Map)):
            inner = kind.element if isinstance(kind, List) else kind.value
            code = CODES["list" if isinstance(kind, List) else "map"]
            return self.block(bytes([code]) + u24(self.shape(inner, types, seen)))
        return self.scalar(kind)

    def scalar(self, kind: Scalar) -> int:
        bounds = [bound for bound in (kind.least, kind.most) if bound is not None]
        if not bounds and not kind.pattern:
            return self.block(bytes([CODES[kind.kind]]))
        code = CODES["range" if kind.kind == "number" else "text"]
        flags = (kind.least is not None) + 2 * (kind.most is not None) + 4 * bool(kind.pattern)
        pattern = self.string(kind.pattern) if kind.pattern else b""
        return self.block(bytes([code, flags]) + struct.pack(f"<{len(bounds)}d", *bounds) + pattern)

    def structure(self, kind: Structure, types: dict, seen: dict) -> bytes:
        data = bytes([CODES["structure"]]) + u16(len(kind.members))
        spelt = {names.member(name): value for name, value in kind.members.items()}
        if len(spelt) != len(kind.members):
            raise ValueError(f"two members have one name: {sorted(kind.members)}")
        for name in sorted(spelt, key=str.encode):
            inner, required = spelt[name]
            data += self.string(name) + u24(self.shape(inner, types, seen)) + bytes([required])
        return data

    def operation(self, name: str, spec, types: dict, seen: dict) -> bytes:
        empty = Structure({})
        root = types.get(spec.input, empty)
        if any(name in root.members for name in spec.tokens):
            members = {name: (kind, required and name not in spec.tokens) for name, (kind, required) in root.members.items()}
            data = self.structure(Structure(members), types, seen)
            given = self.block(data)
        else:
            given = self.shape(Ref(spec.input), types, seen) if spec.input else self.shape(empty, types, seen)
        taken = self.shape(Ref(spec.output), types, seen) if spec.output else self.shape(empty, types, seen)
        errors = self.block(self.string_list(sorted({names.error(error) for error in spec.errors})))
        return self.string(names.action(name)) + u24(given) + u24(taken) + u24(errors) + bytes([spec.streams])

    def service(self, service) -> bytes:
        seen = {}
        operations = sorted(service.operations, key=lambda name: names.action(name).encode())
        data = b"".join(self.operation(name, service.operations[name], service.types, seen) for name in operations)
        name = names.service_class(service.service_id)
        return self.string(name.lower()) + self.string(name) + self.string(service.models) + u16(len(operations)) + data


# Names that no package says and that people use: Step Functions' own ARNs, titles of services, the command line.
OTHER_NAMES = {"events": "eventbridge", "states": "sfn", "stepfunctions": "sfn", "step-functions": "sfn"}


def other_names(services) -> dict:
    """Other name -> name, of those that lead to one service alone and that none has in Step Functions."""
    taken = {names.service_name(service.service_id) for service in services}
    found = {}
    for service in services:
        for other in service.other_names:
            found.setdefault(other, set()).add(names.service_name(service.service_id))
    result = {
        other: next(iter(meant))
        for other, meant in found.items()
        if len(meant) == 1 and other not in taken and re.fullmatch("[a-z0-9-]+", other)
    }
    return dict(sorted((result | OTHER_NAMES).items(), key=lambda pair: pair[0].encode()))


def write(services, text: str) -> bytes:
    writer = Writer(text)
    index = len(writer.out)
    services = sorted(services, key=lambda service: names.service_name(service.service_id).encode())
    others = other_names(services)
    writer.out += u16(len(services)) + bytes(3 * len(services)) + u16(len(others)) + bytes(6 * len(others))
    place = index + 4 + 3 * len(services)
    data = b"".join(writer.string(other) + writer.string(name) for other, name in others.items())
    writer.out[place : place + len(data)] = data
    for number, service in enumerate(services):
        data = writer.service(service)
        place = index + 2 + 3 * number
        writer.out[place : place + 3] = u24(len(writer.out))
        writer.out += data
    if len(writer.out) >= 1 << 24:
        raise ValueError("the table does not fit into offsets of 24 bits")
    return bytes(writer.out)


class Reader:
    def __init__(self, data: bytes):
        self.data = data
        self.text = data[: data.index(0)].decode()
        at = data.index(0) + 1
        self.services = {}
        for number in range(self.u16(at)):
            place = self.u24(at + 2 + 3 * number)
            self.services[self.string(place)] = place
        at += 2 + 3 * len(self.services)
        places = [at + 2 + 6 * number for number in range(self.u16(at))]
        self.other_names = {self.string(place): self.string(place + 3) for place in places}
        if list(self.services) != sorted(self.services):
            raise ValueError("services are not sorted")

    def u16(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 2], "little")

    def u24(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 3], "little")

    def string(self, at: int) -> str:
        at = self.u24(at)
        return self.data[at + 2 : at + 2 + self.u16(at)].decode()

    def operations(self, service: str) -> dict:
        """action -> (input, output, errors, streams)"""
        at = self.services[service]
        result = {}
        for number in range(self.u16(at + 9)):
            place = at + 11 + 13 * number
            errors = self.u24(place + 9)
            names_ = [self.string(errors + 2 + 3 * index) for index in range(self.u16(errors))]
            result[self.string(place)] = (self.u24(place + 3), self.u24(place + 6), names_, bool(self.data[place + 12]))
        return result

    def shape(self, at: int):
        """kind, and what belongs to it: members, inner shape or values"""
        kind = KINDS[self.data[at]]
        if kind == "structure":
            places = [at + 3 + 7 * number for number in range(self.u16(at + 1))]
            return kind, {self.string(p): (self.u24(p + 3), bool(self.data[p + 6])) for p in places}
        if kind in ("list", "map"):
            return kind, self.u24(at + 1)
        if kind == "enum":
            return kind, [self.string(at + 3 + 3 * number) for number in range(self.u16(at + 1))]
        if kind in ("range", "text"):
            flags, bounds = self.data[at + 1], struct.iter_unpack("<d", self.data[at + 2 : at + 18])
            found = [next(bounds)[0] if flags & flag else None for flag in (1, 2)]
            if flags & 4:
                found.append(self.string(at + 2 + 8 * (flags & 3).bit_count()))
            return kind, found
        return kind, None
