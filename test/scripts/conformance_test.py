import contextlib
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))
import conformance


class LintCases(unittest.TestCase):
    def outcome(self, expect, verdict, checks=(), missing=(), known=("missing-target",), lines=(), hit=True):
        case = {"expect": expect, "checks": list(checks), "lines": list(lines)}
        scored = {"verdict": verdict, "missing_rules": list(missing), "rules": ["unknown-field"], "why": "exit 3"}
        return conformance.lint_outcome(case, scored, set(known), lambda _: hit)

    def test_a_right_verdict_passes(self):
        self.assertEqual(self.outcome("valid", "valid"), (None, False))

    def test_a_false_alarm_fails_even_if_rules_come_later(self):
        self.assertEqual(self.outcome("valid", "invalid", checks=["later-rule"]),
                         ("refused, but valid: unknown-field", False))

    def test_a_missed_error_fails_when_its_rules_exist(self):
        self.assertEqual(self.outcome("invalid", "valid", checks=["missing-target"]), ("accepted, but invalid", False))

    def test_a_missed_error_waits_for_a_rule_that_does_not_exist_yet(self):
        self.assertEqual(self.outcome("invalid", "valid", checks=["missing-target", "later-rule"]), (None, True))

    def test_a_rule_that_exists_and_does_not_fire_fails(self):
        self.assertEqual(self.outcome("invalid", "invalid", checks=["missing-target"], missing=["missing-target"]),
                         ("does not fire: missing-target", False))

    def test_an_error_on_another_line_fails(self):
        self.assertEqual(self.outcome("invalid", "invalid", lines=[3, 4], hit=False),
                         ("no error on line 3 or 4", False))

    def test_a_crash_fails(self):
        self.assertEqual(self.outcome("invalid", "error"), ("no verdict: exit 3", False))


class Exceptions(unittest.TestCase):
    def compare(self, failures, listed):
        with contextlib.redirect_stdout(io.StringIO()):
            return conformance.compare("lint", failures, 10, 2, [{"case": path, "reason": ""} for path in listed])

    def test_a_failure_that_is_listed_holds(self):
        self.assertEqual(self.compare({"a.json": "accepted"}, ["a.json"]), (8, []))

    def test_a_failure_that_is_not_listed_is_a_problem(self):
        self.assertEqual(self.compare({"a.json": "accepted"}, []), (7, ["lint: a.json: accepted"]))

    def test_a_listed_case_that_passes_is_a_problem(self):
        self.assertEqual(self.compare({}, ["a.json"]),
                         (8, ["lint: a.json: is listed as an exception, but passes or is gone"]))


if __name__ == "__main__":
    unittest.main()
