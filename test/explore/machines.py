"""Random state machines of which everything is known: which ways lead through them, which rules and states no execution
comes to, how many events and transitions there are. What they can do is computed here by trying all that the input and
the tasks may be, over a domain in which each range of values that a machine tells apart has a value."""
import itertools
import random

ABSENT = object()


class Test:
    """What a rule asks of one member of the input, in both languages and as a function."""

    def __init__(self, member, guard, operator, operand, jsonata, holds):
        self.member, self.guard, self.operator, self.operand = member, guard, operator, operand
        self.jsonata_text, self.function = jsonata, holds

    def jsonpath(self, prefix):
        variable = f"{prefix}.{self.member}"
        tests = [{"Variable": variable, "IsPresent": True}]
        if self.guard:
            tests.append({"Variable": variable, self.guard: True})
        return {"And": [*tests, {"Variable": variable, self.operator: self.operand}]}

    def jsonata(self, prefix):
        return self.jsonata_text.replace("@", f"{prefix}.{self.member}")

    def holds(self, values):
        value = values.get(self.member, ABSENT)
        return value is not ABSENT and self.function(value)


class Combined:
    """`And`, `Or` or `Not` of tests."""

    def __init__(self, word, tests):
        self.word, self.tests = word, tests

    def jsonpath(self, prefix):
        inner = [test.jsonpath(prefix) for test in self.tests]
        return {self.word: inner[0] if self.word == "Not" else inner}

    def jsonata(self, prefix):
        inner = [f"({test.jsonata(prefix)})" for test in self.tests]
        return f"$not({inner[0]})" if self.word == "Not" else f" {self.word.lower()} ".join(inner)

    def holds(self, values):
        answers = [test.holds(values) for test in self.tests]
        return not answers[0] if self.word == "Not" else all(answers) if self.word == "And" else any(answers)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def glob(pattern, text):
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(glob(pattern[1:], text[i:]) for i in range(len(text) + 1))
    return text[:1] == pattern[0] and glob(pattern[1:], text[1:])


NUMBERS = [-1, 0, 0.5, 1, 3, 5, 6, 10, 11, 20, 21]
# "$" comes before all that machines compare with.
STRINGS = sorted("".join(letters) for length in range(5) for letters in itertools.product("$ab", repeat=length))
MOMENTS = [f"20{year}-01-01T00:00:00Z" for year in range(23, 30)]


def number_test(random, member):
    word, sign, function = random.choice([
        ("LessThan", "<", lambda a, b: a < b), ("GreaterThan", ">", lambda a, b: a > b), ("Equals", "=", lambda a, b: a == b),
        ("LessThanEquals", "<=", lambda a, b: a <= b), ("GreaterThanEquals", ">=", lambda a, b: a >= b)])
    bound = random.choice([0, 1, 5, 10, 20])
    return Test(member, "IsNumeric", f"Numeric{word}", bound, f"$type(@) = 'number' and @ {sign} {bound}",
                lambda value: is_number(value) and function(value, bound))


def string_test(random, member, globs):
    if globs and random.random() < 0.5:
        pattern = random.choice(["a*", "*b", "*a*", "a*b", "ab*", "b*a"])
        return Test(member, "IsString", "StringMatches", pattern, None,
                    lambda value: isinstance(value, str) and glob(pattern, value))
    text = random.choice(["a", "ab", "b"])
    if globs and random.random() < 0.5:
        return Test(member, "IsString", "StringLessThan", text, None,
                    lambda value: isinstance(value, str) and value < text)
    return Test(member, "IsString", "StringEquals", text, f"@ = '{text}'", lambda value: value == text)


def moment_test(random, member):
    word, function = random.choice([("LessThan", lambda a, b: a < b), ("GreaterThanEquals", lambda a, b: a >= b)])
    bound = random.choice(MOMENTS[1:-1:2])
    return Test(member, "IsTimestamp", f"Timestamp{word}", bound, None,
                lambda value: isinstance(value, str) and value[:2] == "20" and function(value, bound))


def flag_test(random, member):
    wanted = random.random() < 0.5
    return Test(member, "IsBoolean", "BooleanEquals", wanted, f"@ = {str(wanted).lower()}", lambda value: value is wanted)


KINDS = {"number": (NUMBERS, number_test), "flag": ([True, False], flag_test),
         "text": (STRINGS, None), "moment": (MOMENTS, moment_test)}


class Generator:
    """Makes one machine; `states` are {name: description} as `Model` takes them."""

    depth = 2

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.language = self.random.choice(["JSONPath", "JSONata"])
        kinds = ["number", "flag", "text"] + (["moment"] if self.language == "JSONPath" else [])
        self.members = {name: self.random.choice(kinds) for name in "xyz"[:self.random.choice([1, 2, 2, 3])]}
        if list(self.members.values()).count("text") > 1:
            self.members["y"] = "number"
        self.count = 0

    def name(self, kind):
        self.count += 1
        return f"{kind} {self.count}"

    def test(self, depth=2):
        if depth and self.random.random() < 0.4:
            word = self.random.choice(["And", "Or", "Not"])
            return Combined(word, [self.test(depth - 1) for _ in range(1 if word == "Not" else 2)])
        member, kind = self.random.choice(list(self.members.items()))
        if kind == "text":
            return string_test(self.random, member, self.language == "JSONPath")
        return KINDS[kind][1](self.random, member)

    def scope(self, length, depth, mayFail):
        """(first state, states) of a chain of blocks; arms of Choice states meet in the next block."""
        states, following = {}, None
        for _ in range(length):
            following = self.block(states, following, depth, mayFail)
        return following, states

    def block(self, states, following, depth, mayFail):
        kinds = ["pass", "choice", "choice", "choice"]
        kinds += ["task", "task"] if mayFail else []
        kinds += ["parallel", "map"] if depth else []
        kinds += ["loop"] if depth == Generator.depth else []  # counters do not fit into data that others change
        kind = self.random.choice(kinds)
        name = self.name(kind)
        if kind == "pass":
            states[name] = {"kind": kind, "next": following}
        elif kind == "choice":
            rules = [(self.test(), self.arm(states, following, mayFail and leads))
                     for leads in [False, True, True][:self.random.choice([1, 2, 2, 3])]]
            default = self.arm(states, following, mayFail) if not mayFail or self.random.random() < 0.8 else None
            states[name] = {"kind": kind, "rules": rules, "default": default}
        elif kind == "task":
            states[name] = {"kind": kind, "next": following, "retry": self.random.choice([[], [], ["E1"], ["E2"]]),
                            "catch": self.catchers(states, following)}
        elif kind == "loop":
            body, test = self.name("pass"), self.name("choice")
            states[name] = {"kind": "pass", "next": test, "sets": True}
            states[test] = {"kind": "count", "rounds": self.random.choice([0, 1, 2]), "body": body, "next": following}
            states[body] = {"kind": "pass", "next": test, "adds": True}
            if following is None:
                states[test]["next"] = self.name("succeed")
                states[states[test]["next"]] = {"kind": "succeed", "next": None}
        elif kind == "parallel":
            # What runs beside a failure may come first or not: one branch that may fail, or several that may not.
            single = mayFail and self.random.random() < 0.5
            branches = [self.scope(self.random.choice([1, 2]), depth - 1, single) for _ in range(1 if single else 2)]
            states[name] = {"kind": kind, "next": following, "branches": branches,
                            "catch": self.catchers(states, following) if single else []}
        else:
            states[name] = {"kind": kind, "next": following, "items": self.random.choice([0, 1, 2, 3]),
                            "processor": self.scope(self.random.choice([1, 2]), depth - 1, False)}
        return name

    def arm(self, states, following, mayEnd):
        kind = self.random.choice(["join", "pass", "pass", *(["fail", "succeed"] if mayEnd else [])])
        if kind == "join" and following:
            return following
        kind = "pass" if kind == "join" else kind
        name = self.name(kind)
        states[name] = {"kind": kind, "next": following if kind == "pass" else None}
        return name

    def catchers(self, states, following):
        names = self.random.choice([[], [["E1"]], [["E1"], ["E2"]], [["E2"], ["States.ALL"]], [["States.ALL"]],
                                    [["E1", "E2"], ["E3"]]])
        return [(errors, self.arm(states, following, False)) for errors in names]

    def machine(self):
        """(query language, {member of the input: its kind}, the top level)"""
        return self.language, self.members, self.scope(self.random.choice([2, 3, 4]), Generator.depth, True)
