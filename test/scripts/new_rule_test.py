import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class NewRule(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "CMakeLists.txt").write_text("project(x\n  VERSION 1.2.3)\n", encoding="utf-8")

    def new_rule(self, *words):
        return subprocess.run([sys.executable, ROOT / "scripts/new_rule.py", "--root", self.root, *words],
                              capture_output=True, text=True)

    def test_writes_three_files(self):
        result = self.new_rule("structure", "wait-zero", "A Wait state waits zero seconds.")
        self.assertEqual((result.stdout, result.returncode),
                         ("rules/structure/wait-zero.cpp\nrules/structure/wait-zero.md\n"
                          "rules/structure/wait-zero.test\n", 0))

    def test_fills_in_the_names(self):
        self.new_rule("structure", "wait-zero", "A Wait state waits zero seconds.")
        source = (self.root / "rules/structure/wait-zero.cpp").read_text(encoding="utf-8")
        for line in ("STEPCHECK_RULE(wait_zero){", '.id = "wait-zero",', '.since = "1.2",'):
            self.assertIn(line, source)

    def test_what_it_writes_compiles(self):
        self.new_rule("structure", "wait-zero", "A Wait state waits zero seconds.")
        includes = [f"-I{folder}" for folder in os.environ["STEPCHECK_INCLUDES"].split(":")]
        result = subprocess.run([os.environ["STEPCHECK_CXX"], "-std=c++20", "-Wall", "-Wextra", "-Werror",
                                 "-Wno-missing-field-initializers", "-fsyntax-only", *includes,
                                 self.root / "rules/structure/wait-zero.cpp"], capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_refuses_a_rule_that_exists_in_another_group(self):
        self.new_rule("structure", "wait-zero", "A Wait state waits zero seconds.")
        result = self.new_rule("names", "wait-zero", "Again.")
        self.assertEqual((result.returncode, result.stderr),
                         (1, 'the rule "wait-zero" exists: rules/structure/wait-zero.cpp\n'))
        self.assertFalse((self.root / "rules/names").exists())

    def test_refuses_an_id_that_is_not_kebab_case(self):
        self.assertEqual(self.new_rule("structure", "WaitZero", "A Wait.").stderr,
                         'the id "WaitZero" is not lower-case words joined by "-"\n')


if __name__ == "__main__":
    unittest.main()
