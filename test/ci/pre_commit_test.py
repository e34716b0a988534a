""".pre-commit-hooks.yaml, run by pre-commit itself from a repository that holds only it."""
import os
import shutil
import subprocess
import unittest

from common import BAD, GOOD, ROOT, InFolder

PROGRAM = os.environ.get("PRE_COMMIT", "pre-commit")


class PreCommit(InFolder):
    def setUp(self):
        super().setUp()
        self.environment = {name: value for name, value in self.environment.items() if not name.startswith("GIT_")}
        self.environment |= {"PRE_COMMIT_HOME": str(self.folder / "cache"), "HOME": str(self.folder),
                             "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
                             "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com"}
        self.environment.pop("PRE_COMMIT", None)
        hooks = self.folder / "hooks"
        hooks.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        project = self.folder / "project"
        project.mkdir()
        for folder in (hooks, project):
            self.git(folder, "init", "-q")
            self.git(folder, "add", "-A")
            self.git(folder, "commit", "-q", "--allow-empty", "-m", "begin")

    def git(self, folder, *words):
        subprocess.run(["git", *words], cwd=folder, env=self.environment, check=True)

    def run_hook(self, hook="stepcheck", **files):
        project = self.folder / "project"
        for name, text in files.items():
            (project / name.replace("__", ".")).write_text(text, encoding="utf-8")
        self.git(project, "add", "-A")
        return subprocess.run([PROGRAM, "try-repo", self.folder / "hooks", hook, "--all-files", "--color=never"],
                              cwd=project, env=self.environment, text=True, capture_output=True)

    def test_fails_and_shows_what_is_wrong(self):
        result = self.run_hook(order__asl__json=BAD, clean__asl__json=GOOD)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertIn("order.asl.json:2:36: error:", result.stdout)

    def test_is_quiet_when_nothing_is_wrong(self):
        result = self.run_hook(order__asl__json=GOOD, order__asl__yaml="StartAt: A\nStates: {A: {Type: Succeed}}\n")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("Passed", result.stdout)
        self.assertNotIn("problems", result.stdout)

    def test_fixes_and_fails(self):
        result = self.run_hook("stepcheck-fix", order__asl__json=GOOD.replace('"Type"', '"Coment": "pays", "Type"'))
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertIn("files were modified by this hook", result.stdout)
        self.assertIn('"Comment": "pays"', (self.folder / "project/order.asl.json").read_text(encoding="utf-8"))

    def test_looks_at_definitions_only(self):
        result = self.run_hook(package__json="{")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("(no files to check)Skipped", result.stdout)


if __name__ == "__main__":
    unittest.main()
