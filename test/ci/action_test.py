"""action.yml: its inputs and outputs fit together, and its step does what it says, run as GitHub runs it."""
import re
import unittest

import yaml
from common import BAD, GOOD, ROOT, InFolder


class Action(InFolder):
    def setUp(self):
        super().setUp()
        self.action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        self.step, = self.action["runs"]["steps"]

    def run_step(self, **inputs):
        """(result, outputs) of the step, with defaults for the other inputs."""
        given = {name: each["default"] for name, each in self.action["inputs"].items()} | inputs
        for name, value in self.step["env"].items():
            self.environment[name] = re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], value)
        output = self.write("output.txt", "")
        self.environment |= {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output)}
        result = self.run_in_folder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self.step["run"])
        return result, dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())

    def test_names_only_inputs_and_outputs_that_exist(self):
        text = (ROOT / "action.yml").read_text(encoding="utf-8")
        self.assertLessEqual(set(re.findall(r"inputs\.([a-z-]+)", text)), set(self.action["inputs"]))
        self.assertEqual(set(re.findall(r"steps\.([a-z]+)\.", text)), {self.step["id"]})

    def test_annotates_and_fails(self):
        self.write("order.asl.json", BAD)
        result, outputs = self.run_step()
        self.assertEqual(result.returncode, 1)
        self.assertIn("::add-matcher::", result.stdout)
        self.assertIn("::error file=order.asl.json,line=2,", result.stdout)
        self.assertEqual(outputs, {"status": "1", "findings": "1"})

    def test_passes_when_nothing_is_found(self):
        self.write("order.asl.json", GOOD)
        result, outputs = self.run_step()
        self.assertEqual((result.returncode, outputs), (0, {"status": "0", "findings": "0"}))

    def test_takes_paths_options_and_a_sarif_file(self):
        self.write("bad.asl.json", BAD)
        self.write("good.asl.json", GOOD)
        result, outputs = self.run_step(paths="good.asl.json bad.asl.json", args="--exit-zero --select all",
                                        **{"sarif-file": "out.sarif"})
        self.assertEqual((result.returncode, outputs["status"]), (0, "0"))
        self.assertIn('"transition-target-not-found"', (self.folder / "out.sarif").read_text(encoding="utf-8"))

    def test_says_when_there_is_no_stepcheck(self):
        result, _ = self.run_step(program="no-such-program")
        self.assertEqual(result.returncode, 2)
        self.assertIn("::error title=stepcheck::", result.stdout)


if __name__ == "__main__":
    unittest.main()
