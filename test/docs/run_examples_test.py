import os
import pathlib
import tempfile
import unittest

import markdown
import run_console_examples as console
import run_rule_examples as rules

PAGE = """\
## What it checks
A `Wait` of zero seconds.
## Why it matters
It costs a transition.
## Example
```json asl-bad
{"bad": true}
```
```yaml asl-good type=EXPRESS
good: true
```
"""


class Markdown(unittest.TestCase):
    def test_finds_fences_with_their_line_and_words(self):
        self.assertEqual(markdown.fences("text\n```json asl-bad\n{}\n```\n"),
                         [markdown.Fence(2, ["json", "asl-bad"], "{}\n")])

    def test_refuses_a_fence_that_is_never_closed(self):
        with self.assertRaisesRegex(ValueError, "line 1"):
            markdown.fences("```json\n{}\n")

    def test_takes_no_heading_from_inside_a_fence(self):
        self.assertEqual(list(markdown.headings("# Title\n```yaml\n# comment\n```\n")), ["# Title"])


class RulePages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.stepcheck = pathlib.Path(folder.name) / "stepcheck"

    def reporting(self, *ids, status=1):
        """A stand-in for stepcheck that reports these rules whatever it reads."""
        results = ", ".join('{"ruleId": "%s", "message": {"text": "text"}}' % each for each in ids)
        self.stepcheck.write_text(f"#!/bin/sh\ncat >/dev/null\necho '{{\"runs\": [{{\"results\": [{results}]}}]}}'\n"
                                  f"exit {status}\n")
        self.stepcheck.chmod(0o755)
        return os.fspath(self.stepcheck)

    def test_accepts_a_complete_page(self):
        self.assertEqual(list(rules.page_problems(PAGE)), [])

    def test_misses_a_heading(self):
        self.assertEqual(list(rules.page_problems(PAGE.replace("## Why it matters\n", ""))),
                         ['the heading "## Why it matters" is missing'])

    def test_misses_a_kind_of_example(self):
        self.assertEqual(list(rules.page_problems(PAGE.replace("asl-good", ""))), ["no asl-good example"])

    def test_a_bad_example_passes_when_exactly_its_rule_fires(self):
        bad, _ = markdown.fences(PAGE)
        self.assertIsNone(rules.run(self.reporting("wait-zero", "wait-zero"), "wait-zero", bad))

    def test_a_bad_example_fails_when_another_rule_fires_too(self):
        bad, _ = markdown.fences(PAGE)
        self.assertIn("unknown-field", rules.run(self.reporting("wait-zero", "unknown-field"), "wait-zero", bad))

    def test_a_bad_example_fails_when_nothing_fires(self):
        bad, _ = markdown.fences(PAGE)
        self.assertIn("got nothing", rules.run(self.reporting(status=0), "wait-zero", bad))

    def test_a_good_example_fails_when_its_rule_fires(self):
        _, good = markdown.fences(PAGE)
        self.assertIn("expected nothing", rules.run(self.reporting("wait-zero"), "wait-zero", good))

    def test_an_example_fails_when_the_program_does(self):
        bad, _ = markdown.fences(PAGE)
        self.assertIn("exit status 3", rules.run(self.reporting("wait-zero", status=3), "wait-zero", bad))

    def test_repeats_what_a_page_says_to_repeat(self):
        self.assertEqual(rules.expanded('{"a": "⟨ab × 3⟩⟨- × 2⟩"}'), '{"a": "ababab--"}')

    def test_attributes_become_options(self):
        _, good = markdown.fences(PAGE)
        self.assertEqual(rules.command("stepcheck", "wait-zero", good),
                         (["stepcheck", "lint", "--extend-select", "wait-zero", "--format", "sarif", "--type", "EXPRESS",
                           "--stdin-filename", "example.asl.yaml", "-"], set()))


class Console(unittest.TestCase):
    def test_reads_commands_and_what_they_print(self):
        self.assertEqual(console.commands("$ a \\\n  b\nout\n$ c\n"), [("a \\\n  b", ["out"]), ("c", [])])

    def test_dots_stand_for_any_lines(self):
        self.assertTrue(console.matches(["first", "...", "last"], ["first", "a", "b", "last"]))
        self.assertTrue(console.matches(["first", "...", "last"], ["first", "last"]))
        self.assertFalse(console.matches(["first", "...", "last"], ["first", "a"]))

    def problems(self, text):
        return list(console.fence_problems(markdown.Fence(1, ["console"], text), "/", dict(os.environ)))

    def test_compares_what_is_printed_exactly(self):
        self.assertEqual(self.problems("$ echo one\none\n"), [None])
        self.assertEqual(self.problems("$ echo one\none more\n"),
                         ["$ echo one\n  expected: one more\n  printed:  one"])

    def test_hands_on_the_exit_status(self):
        self.assertEqual(self.problems("$ false\n$ echo $?\n1\n"), [None, None])


if __name__ == "__main__":
    unittest.main()
