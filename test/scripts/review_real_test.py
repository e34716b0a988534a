import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))
import review_real


def finding(rule, file, severity="warning"):
    return {"rule": rule, "file": file, "severity": severity, "message": "m", "start": {"line": 3, "column": 5}}


class ReviewReal(unittest.TestCase):
    def test_counts_findings_and_files_the_most_frequent_last(self):
        findings = [finding("b", "1.json"), finding("b", "1.json"), finding("a", "1.json"), finding("b", "2.json")]
        self.assertEqual(review_real.sorted_counts(findings), [("a", "warning", 1, 1), ("b", "warning", 3, 2)])

    def test_counts_severities_of_a_rule_apart(self):
        findings = [finding("a", "1.json"), finding("a", "1.json", "error")]
        self.assertEqual(review_real.sorted_counts(findings), [("a", "error", 1, 1), ("a", "warning", 1, 1)])

    def test_names_files_as_the_corpus_does(self):
        self.assertEqual(review_real.line_of(finding("a", "/corpus/asl-json/x.json"), "/corpus"),
                         "asl-json/x.json:3:5: warning: m")


if __name__ == "__main__":
    unittest.main()
