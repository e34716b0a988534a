import unittest

import check_report

SUITE = ('<testsuites tests="{tests}" failures="1" errors="0"><testsuite name="a" tests="{tests}" failures="1" errors="0">'
         '<testcase name="r" classname="a"><failure type="error" message="m"/></testcase></testsuite></testsuites>')


class CheckReport(unittest.TestCase):
    def test_accepts_what_readers_accept(self):
        self.assertEqual(list(check_report.junit_problems(SUITE.format(tests=1))), [])
        self.assertEqual(list(check_report.aws_problems('{"result": "OK", "diagnostics": [], "truncated": false}')), [])

    def test_counts_tests(self):
        self.assertEqual(len(list(check_report.junit_problems(SUITE.format(tests=2)))), 2)

    def test_refuses_two_issues_with_one_fingerprint(self):
        issue = ('{"description": "d", "check_name": "c", "fingerprint": "f", "severity": "minor", '
                 '"location": {"path": "a", "lines": {"begin": 1}}}')
        self.assertEqual(list(check_report.gitlab_problems(f"[{issue}, {issue}]")),
                         ["two issues have one fingerprint"])

    def test_refuses_a_verdict_against_its_diagnostics(self):
        self.assertEqual(list(check_report.aws_problems('{"result": "FAIL", "diagnostics": [], "truncated": false}')),
                         ["FAIL with 0 errors"])

    def test_refuses_a_line_that_is_no_finding(self):
        self.assertTrue(list(check_report.jsonl_problems('{"rule": "a"}\n')))

    def test_refuses_xml_of_another_kind(self):
        self.assertIn("the root is a", list(check_report.checkstyle_problems("<a/>")))


if __name__ == "__main__":
    unittest.main()
