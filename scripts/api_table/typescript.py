"""Reads the type declarations of the AWS SDKs for JavaScript: version 2 (one file a service) and 3 (one package each)."""
import re

from .model import Enum, List, Map, Ref, Scalar, Structure

SCALARS = {
    "string": Scalar("string"),
    "number": Scalar("number"),
    "bigint": Scalar("number"),
    "boolean": Scalar("boolean"),
    "Date": Scalar("timestamp"),
    "Uint8Array": Scalar("blob"),
    "Buffer": Scalar("blob"),
    "Blob": Scalar("blob"),
    "StreamingBlobTypes": Scalar("blob"),
    "StreamingBlobPayloadInputTypes": Scalar("blob"),
    "StreamingBlobPayloadOutputTypes": Scalar("blob"),
    "any": Scalar("any"),
    "__DocumentType": Scalar("any"),
    "__AutomaticJsonStringConversion": Scalar("string"),
}
TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$.]*|\[key: [\w]+\]|\S)')


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def parse_type(text: str, blob_names=()):
    """A type expression. Alternatives of strings are an enumeration; `undefined` and `null` say nothing."""
    tokens = TOKEN.findall(text)
    tokens.append("")
    position = 0

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def primary():
        token = take()
        if token == "(":
            result = union()
            take()
        elif token == "{":  # {[key: string]: T}
            take(), take()
            result = Map(union())
            take()
        elif token in ("Record", "Partial") and tokens[position] == "<":
            take()
            result = union()
            if token == "Record":
                take()
                result = Map(union())
            take()
        elif token.startswith('"'):
            result = token
        else:
            result = SCALARS.get(token, Ref(token))
            if token in blob_names:
                result = Scalar("blob")
            if tokens[position] == "<":  # a generic of no interest
                depth = 0
                while True:
                    depth += {"<": 1, ">": -1}.get(take(), 0)
                    if depth == 0:
                        break
        while tokens[position] == "[" and tokens[position + 1] == "]":
            take(), take()
            result = List(result)
        return result

    def union():
        parts = [primary()]
        while tokens[position] == "|":
            take()
            parts.append(primary())
        values = tuple(part[1:-1] for part in parts if isinstance(part, str))
        if values:
            return Enum(values)
        kept = [part for part in parts if part not in (Ref("undefined"), Ref("null"))]
        if Scalar("blob") in kept:
            return Scalar("blob")
        return kept[0] if len(kept) == 1 else Scalar("any")

    return union()


def members(body: str, blob_names=()) -> Structure:
    """The members of an interface; a `?` makes one optional, `never` none at all."""
    result = {}
    for name, optional, text in re.findall(r'^\s*(?:readonly )?"?([\w$-]+)"?(\?)?: ([^;]+);', body, re.M):
        if text.strip() not in ("never", "[string, any]"):
            result[name] = (parse_type(text, blob_names), not optional)
    return Structure(result)


def interfaces(text: str, indent: str, blob_names=()) -> dict:
    pattern = rf"^{indent}(?:export )?interface (\w+)(?: extends [\w, ]+)? \{{(.*?)^{indent}\}}"
    return {name: members(body, blob_names) for name, body in re.findall(pattern, text, re.M | re.S)}
