"""The recipes of docs/ci.md: their stepcheck commands run, and what they name is there."""
import re
import sys
import unittest

import yaml
from common import BAD, GOOD, ROOT, InFolder

sys.path.insert(0, str(ROOT / "test/docs"))
import markdown  # noqa: E402


def strings(value):
    """Every string in a YAML value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


class Recipes(InFolder):
    def setUp(self):
        super().setUp()
        page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
        self.recipes = [yaml.safe_load(fence.text) for fence in markdown.fences(page) if fence.info == ["yaml"]]

    def commands(self):
        for recipe in self.recipes:
            for text in strings(recipe):
                if text.startswith("stepcheck lint"):
                    yield text.replace("$(Build.ArtifactStagingDirectory)", str(self.folder))

    def test_commands_run(self):
        commands = list(self.commands())
        self.assertGreaterEqual(len(commands), 3)
        for text, status in ((GOOD, 0), (BAD, 1)):
            self.write("order.asl.json", text)
            for command in commands:
                result = self.run_in_folder("bash", "-c", command)
                self.assertEqual(result.returncode, status, f"{command}: {result.stderr}")

    def test_commands_write_what_the_recipes_publish(self):
        self.write("order.asl.json", GOOD)
        for command in self.commands():
            self.run_in_folder("bash", "-c", command)
        for name in ("gl-code-quality-report.json", "stepcheck.xml", "stepcheck.sarif"):
            self.assertTrue((self.folder / name).exists(), name)

    def test_hooks_are_there(self):
        hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
        used = {hook["id"] for recipe in self.recipes if isinstance(recipe, dict)
                for repo in recipe.get("repos", []) for hook in repo["hooks"]}
        self.assertTrue(used)
        self.assertLessEqual(used, hooks)

    def test_inputs_of_the_action_are_there(self):
        inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
        used = [step["with"] for recipe in self.recipes if isinstance(recipe, dict)
                for step in recipe.get("steps", []) if re.match("stepcheck/", step.get("uses", ""))]
        self.assertTrue(used)
        for given in used:
            self.assertLessEqual(set(given), set(inputs))


if __name__ == "__main__":
    unittest.main()
