"""What the tests of this folder share."""
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
STEPCHECK = pathlib.Path(os.environ.get("STEPCHECK", ROOT / "build/dev/bin/stepcheck"))
GOOD = '{ "StartAt": "Pay", "States": { "Pay": { "Type": "Succeed" } } }\n'
BAD = '{ "StartAt": "Pay", "States": {\n  "Pay": { "Type": "Pass", "Next": "Pya" } } }\n'
# Has a placeholder, which is an info in the profile all.
INFO = '{ "StartAt": "Pay", "States": {\n  "Pay": { "Type": "Task", "Resource": "${Pay}", "End": true } } }\n'


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.environment = {**os.environ, "PATH": os.pathsep.join([str(STEPCHECK.parent), os.environ["PATH"]]),
                            "LC_ALL": "C.UTF-8"}

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run_in_folder(self, *words, **options):
        return subprocess.run([str(word) for word in words], cwd=self.folder, env=self.environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
