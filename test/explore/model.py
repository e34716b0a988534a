"""What a generated machine can do, found by trying everything, and its definition in Amazon States Language."""
import itertools

from machines import ABSENT, KINDS

ERRORS = ["E1", "E2", "E3", "Other"]
RUNTIME = "States.Runtime"  # nothing catches it


class Way:
    """One way through a scope: the states entered, how many events they leave (None: a task failed, which is not
    counted), and the error that it ends with (None: it succeeds)."""

    def __init__(self, states=(), events=0, error=None):
        self.states, self.events, self.error = states, events, error

    def then(self, other):
        events = None if None in (self.events, other.events) else self.events + other.events
        return Way(self.states + other.states, events, other.error)


class Model:
    def __init__(self, language, members, scope):
        self.language, self.members, self.scope = language, members, scope
        self.entered, self.taken = set(), set()  # states; (state, index of the rule or "Default")
        ways = [way for values in self.inputs() for way in self.ways(scope, scope[0], values, 0)]
        self.paths = {("failed" if way.error else "succeeded", self.key(way.states)) for way in ways}
        # The execution has an event at each end.
        self.events = {(self.key(way.states), way.events + 2) for way in ways if way.events is not None and not way.error}

    def key(self, states):
        """Branches and iterations run at the same time."""
        return tuple(sorted(states))

    def all_states(self):
        def walk(scope):
            for name, state in scope[1].items():
                yield name, state
                for inner in [*state.get("branches", ()), *([state["processor"]] if "processor" in state else ())]:
                    yield from walk(inner)
        return dict(walk(self.scope))

    def inputs(self):
        """Inputs of which each makes another combination of tests true."""
        def leaves(test):
            return [leaf for inner in test.tests for leaf in leaves(inner)] if hasattr(test, "tests") else [test]
        tests = [leaf for state in self.all_states().values() if state["kind"] == "choice"
                 for rule, _ in state["rules"] for leaf in leaves(rule)]
        domains = []
        for member, kind in self.members.items():
            distinct = {}
            for value in [ABSENT, *KINDS[kind][0]]:
                answers = tuple(test.holds({member: value}) for test in tests if test.member == member)
                distinct.setdefault(answers, value)
            domains.append([(member, value) for value in distinct.values()])
        return [dict(pairs) for pairs in itertools.product(*domains)]

    def ways(self, scope, name, values, rounds):
        """All ways from a state to the end of its scope."""
        if name is None:
            return [Way()]
        state = scope[1][name]
        self.entered.add(name)
        here = Way((name,), 2)
        kind = state["kind"]
        if kind == "pass":
            rounds = 0 if "sets" in state else rounds + ("adds" in state)

        def on(target, way=here):
            return [way.then(rest) for rest in self.ways(scope, target, values, rounds)]

        if kind == "pass":
            return on(state["next"])
        if kind == "count":
            return on(state["body"] if rounds < state["rounds"] else state["next"])
        if kind == "succeed":
            return [here]
        if kind == "fail":
            return [Way((name,), 1, "Failed")]
        if kind == "choice":
            return self.choose(state, name, values, on)
        if kind == "task":
            results = [Way((name,), 5)] + [Way((name,), None, error) for error in ERRORS]
        else:
            results = self.together(state, name, values)
        return [way for result in results for way in self.handled(state, result, on)]

    def choose(self, state, name, values, on):
        for index, (test, target) in enumerate(state["rules"]):
            if test.holds(values):
                self.taken.add((name, index))
                return on(target)
        if state["default"] is None:
            return [Way((name,), None, RUNTIME)]
        self.taken.add((name, "Default"))
        return on(state["default"])

    def together(self, state, name, values):
        """The ways of the branches or iterations, each with each."""
        scopes = state["branches"] if "branches" in state else [state["processor"]] * state["items"]
        more = 0 if "branches" in state else 2  # MapIterationStarted, MapIterationSucceeded
        ways = [Way((name,), 4)]
        for inner in scopes:
            ends = {(way.states, way.events, way.error) for way in self.ways(inner, inner[0], values, 0)}
            ways = [way.then(Way(states, None if events is None or error else events + more, error))
                    for way in ways for states, events, error in ends]
        return ways

    def handled(self, state, result, on):
        if result.error is None:
            return on(state["next"], result)
        for errors, target in state.get("catch", ()):
            if result.error != RUNTIME and (result.error in errors or "States.ALL" in errors):
                return on(target, Way(result.states))
        return [result]

    def definition(self):
        jsonata = self.language == "JSONata"
        # What comes to the first state is an object with the input in it, whatever the input is.
        wrap = {"Output": {"in": "{% $states.input %}"}} if jsonata else {"Parameters": {"lists": [[], [0], [0, 1], [0, 1, 2]], "in.$": "$"}}
        return {"QueryLanguage": self.language, "StartAt": "Wrap", "States": {
            "Wrap": {"Type": "Pass", **wrap, "Next": self.scope[0]}, **self.described(self.scope)}}

    def described(self, scope):
        return {name: getattr(self, f"{state['kind']}_state")(state) for name, state in scope[1].items()}

    @staticmethod
    def next(state):
        return {"Next": state["next"]} if state["next"] else {"End": True}

    def unchanged(self):
        return {"Output": "{% $states.input %}"} if self.language == "JSONata" else {"ResultPath": None}

    def pass_state(self, state):
        counter = {}
        if "sets" in state:
            counter = {"Assign": {"i": 0}}
        if "adds" in state:
            counter = {"Assign": {"i": "{% $i + 1 %}"} if self.language == "JSONata" else {"i.$": "States.MathAdd($i, 1)"}}
        return {"Type": "Pass", **counter, **self.next(state)}

    def count_state(self, state):
        test = ({"Condition": f"{{% $i < {state['rounds']} %}}"} if self.language == "JSONata" else
                {"Variable": "$i", "NumericLessThan": state["rounds"]})
        return {"Type": "Choice", "Choices": [{**test, "Next": state["body"]}], "Default": state["next"]}

    def succeed_state(self, state):
        return {"Type": "Succeed"}

    def fail_state(self, state):
        return {"Type": "Fail", "Error": "Failed"}

    def choice_state(self, state):
        rules = [{"Condition": "{% " + test.jsonata("$states.input.in") + " %}", "Next": target}
                 if self.language == "JSONata" else {**test.jsonpath("$.in"), "Next": target}
                 for test, target in state["rules"]]
        return {"Type": "Choice", "Choices": rules, **({"Default": state["default"]} if state["default"] else {})}

    def handlers(self, state):
        catch = [{"ErrorEquals": errors, "Next": target, **self.unchanged()} for errors, target in state.get("catch", ())]
        retry = [{"ErrorEquals": state["retry"], "MaxAttempts": 1}] if state.get("retry") else []
        return {**({"Retry": retry} if retry else {}), **({"Catch": catch} if catch else {})}

    def task_state(self, state):
        return {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Arguments" if self.language == "JSONata" else "Parameters": {"FunctionName": "work"},
                **self.unchanged(), **self.handlers(state), **self.next(state)}

    def parallel_state(self, state):
        branches = [{"StartAt": inner[0], "States": self.described(inner)} for inner in state["branches"]]
        return {"Type": "Parallel", "Branches": branches, **self.unchanged(), **self.handlers(state), **self.next(state)}

    def map_state(self, state):
        inner = state["processor"]
        items = list(range(state["items"]))
        if self.language == "JSONata":
            source = {"Items": items, "ItemSelector": {"in": "{% $states.input.in %}"}}
        else:
            source = {"ItemsPath": f"$.lists[{len(items)}]",
                      "ItemSelector": {"lists.$": "$.lists", "in.$": "$.in"}}
        return {"Type": "Map", **source, "ItemProcessor": {"StartAt": inner[0], "States": self.described(inner)},
                **self.unchanged(), **self.next(state)}
