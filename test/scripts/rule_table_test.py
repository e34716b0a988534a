import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake"))
import generate_rules

PROJECT = f"""\
cmake_minimum_required(VERSION 3.25)
project(rules LANGUAGES CXX)
set(STEPCHECK_PYTHON "{sys.executable}")
add_library(stepcheck_options INTERFACE)
add_library(stepcheck_lint INTERFACE)
add_library(stepcheck::lint ALIAS stepcheck_lint)
add_library(stepcheck_explore INTERFACE)
add_library(stepcheck::explore ALIAS stepcheck_explore)
add_library(fmt::fmt INTERFACE IMPORTED)
add_subdirectory(rules)
"""


class Table(unittest.TestCase):
    def test_is_sorted_by_group_and_id(self):
        text = generate_rules.table({("names", "b-rule"): "", ("document", "c"): "", ("names", "a"): ""})
        entries = [line.strip() for line in text.splitlines() if line.startswith("    {&")]
        self.assertEqual(entries, ['{&rules::c, "document",', '{&rules::a, "names",', '{&rules::b_rule, "names",'])

    def test_takes_the_rule_out_of_a_rule_about_requests(self):
        text = generate_rules.table({("requests", "request-a"): "", ("names", "b"): ""})
        self.assertIn("extern const lint::RequestRule request_a;", text)
        self.assertIn('{&rules::request_a.rule, "requests",', text)
        self.assertIn("registeredRequestRules[] = {&rules::request_a};", text)

    def test_writes_any_text_as_a_literal(self):
        self.assertEqual(generate_rules.literal('a "b" \\ é ??/\nlast'),
                         '        "a \\"b\\" \\\\ \\303\\251 \\?\\?/\\n"\n        "last"')

    def test_splits_a_line_that_compilers_would_refuse(self):
        longest = max(len(line) for line in generate_rules.literal("x" * 100_000).splitlines())
        self.assertLess(longest, 9000)

    def test_refuses_one_id_in_two_groups(self):
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / group / "wait-zero.md" for group in ("names", "structure")]
            for path in paths:
                path.parent.mkdir()
                path.write_text("page", encoding="utf-8")
            with self.assertRaisesRegex(SystemExit, 'already in the group "names"'):
                generate_rules.read(paths)


class Files(unittest.TestCase):
    def configure(self, *files):
        """(exit status, everything printed) of configuring rules/ with only these files in it."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "CMakeLists.txt").write_text(PROJECT, encoding="utf-8")
            (folder / "rules").mkdir()
            shutil.copy(ROOT / "rules/CMakeLists.txt", folder / "rules")
            for file in files:
                (folder / "rules" / file).parent.mkdir(exist_ok=True)
                (folder / "rules" / file).touch()
            result = subprocess.run(["cmake", "-S", folder, "-B", folder / "build", "-DCMAKE_CXX_COMPILER_WORKS=ON"],
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            return result.returncode, result.stdout

    def test_each_missing_file_of_a_rule_is_named(self):
        status, said = self.configure("names/a.cpp", "names/a.md", "structure/b.test")
        self.assertEqual(status, 1)
        self.assertEqual([line.strip() for line in said.splitlines() if "is missing" in line],
                         ["rules/names/a.test is missing", "rules/structure/b.cpp is missing",
                          "rules/structure/b.md is missing"])

    def test_complete_rules_configure(self):
        self.assertEqual(self.configure("names/a.cpp", "names/a.md", "names/a.test")[0], 0)


if __name__ == "__main__":
    unittest.main()
