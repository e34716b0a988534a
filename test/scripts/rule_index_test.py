import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))
import rule_index


def rule(name, group="names", **more):
    return {"id": name, "group": group, "severity": "info", "profile": "strict", "summary": "A | b.", **more}


class RuleIndex(unittest.TestCase):
    def test_sorts_by_group_as_listed_and_by_name(self):
        page = rule_index.page([rule("b"), rule("c", "document"), rule("a")])
        self.assertLess(page.index("## document"), page.index("## names"))
        self.assertLess(page.index("[`a`]"), page.index("[`b`]"))

    def test_leads_to_the_page_and_escapes_what_ends_a_cell(self):
        self.assertIn("| [`a`](../rules/names/a.md) | info | strict | A \\| b. | `CODE` |",
                      rule_index.page([rule("a", awsCode="CODE")]))

    def test_refuses_a_group_that_nobody_described(self):
        with self.assertRaisesRegex(SystemExit, "new-group"):
            rule_index.page([rule("a", "new-group")])


if __name__ == "__main__":
    unittest.main()
