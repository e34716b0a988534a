"""What the table knows of a service, whatever package it was read from."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Ref:
    """A named type of the service."""

    name: str


@dataclasses.dataclass(frozen=True)
class Scalar:
    """`kind`: any, string, number, boolean, timestamp or blob.

    `least` and `most`: of a number, or of the number of characters in a string, where there are bounds. `pattern`: what
    a string has to match.
    """

    kind: str
    least: float | None = None
    most: float | None = None
    pattern: str = ""


@dataclasses.dataclass(frozen=True)
class Enum:
    values: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class List:
    element: object


@dataclasses.dataclass(frozen=True)
class Map:
    value: object


@dataclasses.dataclass
class Structure:
    """`members`: name as the service spells it -> (type, required)."""

    members: dict


@dataclasses.dataclass
class Operation:
    input: str | None  # the name of a structure
    output: str | None
    streams: bool = False
    tokens: tuple[str, ...] = ()  # members that an SDK fills in
    errors: tuple[str, ...] = ()


@dataclasses.dataclass
class Service:
    service_id: str
    package: str
    models: str  # the date of what the package says, "2024-09"
    types: dict  # name -> type or Structure
    operations: dict  # name -> Operation
    other_names: set = dataclasses.field(default_factory=set)  # what other clients call it, in small letters
