"""action/problem-matcher.json: its regular expressions take the real output apart."""
import json
import re
import unittest

from common import BAD, INFO, ROOT, STEPCHECK, InFolder


class ProblemMatcher(InFolder):
    def setUp(self):
        super().setUp()
        self.matchers = json.loads((ROOT / "action/problem-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]

    def matched(self, format_):
        """[(owner, file, line, column, severity, message, code)] of what stepcheck prints in that format."""
        self.write("a b/状态.asl.json", BAD)
        self.write("info.asl.json", INFO)
        result = self.run_in_folder(STEPCHECK, "lint", "--quiet", "--select", "all", "--format", format_, ".")
        self.assertEqual(result.returncode, 1)
        found = []
        for line in result.stdout.splitlines():
            for matcher in self.matchers:
                pattern, = matcher["pattern"]
                # JavaScript and .NET read these expressions as Python does.
                if match := re.search(pattern["regexp"], line):
                    parts = {name: match[group] for name, group in pattern.items() if name != "regexp"}
                    found.append((matcher["owner"], parts))
        return found

    def test_matches_every_line_of_concise(self):
        found = self.matched("concise")
        owner, error = next(each for each in found if each[1]["code"] == "transition-target-not-found")
        self.assertEqual(owner, "stepcheck")
        self.assertEqual(error, {"file": "a b/状态.asl.json", "line": "2", "column": "36", "severity": "error",
                                 "message": 'Next names "Pya", which is no state', "code": "transition-target-not-found"})
        count = len(self.run_in_folder(STEPCHECK, "lint", "--quiet", "--select", "all", "--format", "concise",
                                       ".").stdout.splitlines())
        self.assertEqual(len(found), count)

    def test_matches_the_first_line_of_each_finding_of_text(self):
        self.assertEqual(self.matched("text"), self.matched("concise"))

    def test_knows_infos_as_notices(self):
        self.assertIn("stepcheck-info", {owner for owner, _ in self.matched("concise")})

    def test_uses_severities_that_github_knows(self):
        for matcher in self.matchers:
            severity = matcher.get("severity", "error")
            self.assertIn(severity, ("error", "warning", "notice"))


if __name__ == "__main__":
    unittest.main()
