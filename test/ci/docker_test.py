"""Dockerfile: its lines are run by sh with stand-ins for what would install and build. Building the image itself needs
Docker and the network, which a test has not."""
import re
import unittest

from common import ROOT, InFolder

STAND_INS = ("apt-get", "cmake", "cpack", "rm")


class Dockerfile(InFolder):
    def setUp(self):
        super().setUp()
        text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
        self.lines = [line.split(None, 1) for line in text.splitlines() if line and not line.startswith("#")]
        self.calls = self.folder / "calls.txt"
        for name in STAND_INS:
            path = self.write(f"bin/{name}", f'#!/bin/sh\necho "{name} $*" >>"{self.calls}"\n')
            path.chmod(0o755)
        script = self.write("scripts/bootstrap.sh", f'#!/bin/sh\necho bootstrap >>"{self.calls}"\n')
        script.chmod(0o755)
        self.environment["PATH"] = f"{self.folder / 'bin'}:{self.environment['PATH']}"

    def arguments(self, instruction):
        return [rest for name, rest in self.lines if name == instruction]

    def test_lines_run(self):
        for command in self.arguments("RUN"):
            result = self.run_in_folder("sh", "-e", "-u", "-c", command)
            self.assertEqual(result.returncode, 0, f"{command}: {result.stderr}")
        calls = self.calls.read_text(encoding="utf-8").splitlines()
        self.assertEqual(calls[0], "bootstrap")
        self.assertIn("cmake --build --preset release --target all", calls)
        self.assertIn("apt-get install -q -y --no-install-recommends /tmp/stepcheck_*.deb libz3-4", calls)

    def test_the_script_that_it_runs_is_there(self):
        self.assertTrue((ROOT / "scripts/bootstrap.sh").exists())

    def test_copies_what_cpack_is_told_to_write(self):
        folder, = re.findall(r"-B (\S+)", " ".join(self.arguments("RUN")))
        self.assertIn(f"--from=build {folder}/stepcheck_*.deb /tmp/", self.arguments("COPY"))

    def test_starts_the_program(self):
        self.assertEqual(self.arguments("ENTRYPOINT"), ['["stepcheck"]'])


if __name__ == "__main__":
    unittest.main()
