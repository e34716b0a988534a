import pathlib
import tempfile
import unittest

import check_layers


class Layers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = pathlib.Path(folder.name)
        self.write("lib/stepcheck/support/CMakeLists.txt", "")
        self.write("tools/stepcheck/main.cpp", "")

    def write(self, path, text):
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def problems(self, layers):
        return [text.replace(f"{self.source}/", "") for text in check_layers.problems(self.source, layers)]

    def test_accepts_includes_that_are_in_deps(self):
        self.write("lib/stepcheck/asl/id.h", '#include "stepcheck/support/span.h"\n#include "stepcheck/asl/x.h"\n')
        self.assertEqual(self.problems({"support": [], "asl": ["support"]}), [])

    def test_reports_an_include_that_is_not_in_deps(self):
        self.write("lib/stepcheck/support/span.cpp", '#include <vector>\n#include "stepcheck/asl/id.h"\n')
        self.assertEqual(
            self.problems({"support": []}),
            ['lib/stepcheck/support/span.cpp:2: layer "support" includes "asl", which is not in its DEPS'])

    def test_reports_a_dependency_that_nothing_includes(self):
        self.write("lib/stepcheck/asl/id.h", "#pragma once\n")
        self.assertEqual(self.problems({"support": [], "asl": ["support"]}),
                         ['lib/stepcheck/asl/CMakeLists.txt: "support" is in DEPS and never included'])

    def test_reports_a_cycle(self):
        self.write("lib/stepcheck/asl/id.h", '#include "stepcheck/flow/graph.h"\n')
        self.write("lib/stepcheck/flow/graph.h", '#include "stepcheck/asl/id.h"\n')
        self.assertEqual(self.problems({"support": [], "asl": ["flow"], "flow": ["asl"]}),
                         ["DEPS has a cycle: asl -> flow -> asl"])

    def test_reports_a_folder_that_cmake_does_not_know(self):
        self.write("lib/stepcheck/flow/CMakeLists.txt", "")
        self.assertEqual(self.problems({"support": []}),
                         ["lib/stepcheck/flow: not a layer that CMake knows; add it to lib/CMakeLists.txt"])

    def test_reports_a_rule_that_reaches_too_far(self):
        self.write("rules/names/wait.cpp", '#include "stepcheck/driver/main.h"\n')
        self.assertEqual(self.problems({"support": []}),
                         ['rules/names/wait.cpp:1: a rule of the group "names" must not include "driver"'])

    def test_lets_rules_of_the_group_proof_explore(self):
        self.write("rules/proof/never.cpp", '#include "stepcheck/explore/search.h"\n')
        self.assertEqual(self.problems({"support": []}), [])


if __name__ == "__main__":
    unittest.main()
