import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BOOTSTRAP = pathlib.Path(__file__).resolve().parents[2] / "scripts/bootstrap.sh"


class Bootstrap(unittest.TestCase):
    """Runs the script with stand-ins for the tools it calls; nothing is installed."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bin = pathlib.Path(folder.name)
        self.bin.chmod(0o755)
        self.tool("dpkg-query", 'case "${@: -1}" in cmake|mold) exit 1;; *) printf installed;; esac')

    def tool(self, name, script):
        path = self.bin / name
        path.write_text(f"#!{shutil.which('bash')}\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def bootstrap(self, user):
        """(exit status, standard output, standard error) when root or somebody else calls it."""
        # bash sets EUID itself and does not let it be changed, so the test writes the number into the script.
        script = BOOTSTRAP.read_text(encoding="utf-8").replace("EUID", "0" if user == "root" else "1000")
        result = subprocess.run([shutil.which("bash"), "-c", script], env={"PATH": os.fspath(self.bin)}, cwd=self.bin, capture_output=True, text=True)
        return result.returncode, result.stdout, result.stderr

    def test_does_nothing_when_all_packages_are_there(self):
        self.tool("dpkg-query", "printf installed")
        self.assertEqual(self.bootstrap("root"), (0, "", ""))

    def test_installs_what_is_missing(self):
        self.tool("apt-get", 'echo "apt-get $*"')
        self.assertEqual(self.bootstrap("root"),
                         (0, "Installing: cmake mold\napt-get update -q\n"
                          "apt-get install -q -y --no-install-recommends cmake mold\n", ""))

    def test_uses_sudo_when_not_root(self):
        self.tool("apt-get", "exit 1")
        self.tool("sudo", 'echo "sudo $*"')
        self.assertEqual(self.bootstrap("somebody"),
                         (0, "Installing: cmake mold\nsudo apt-get update -q\n"
                          "sudo apt-get install -q -y --no-install-recommends cmake mold\n", ""))

    def test_says_the_line_to_run_when_it_can_do_neither(self):
        self.tool("apt-get", "exit 1")
        self.assertEqual(self.bootstrap("somebody"),
                         (1, "", "stepcheck: packages are missing, and there is no sudo to install them. Run this, then "
                          "try again:\n  su -c 'apt-get update && apt-get install -y --no-install-recommends "
                          "cmake mold'\n"))

    def test_says_the_line_to_run_when_installing_fails(self):
        self.tool("apt-get", '[ "$1" = update ]')
        status, _, error = self.bootstrap("root")
        self.assertEqual((status, error.splitlines()[-1]),
                         (1, "  apt-get update && apt-get install -y --no-install-recommends cmake mold"))


    def test_says_the_line_with_sudo_when_installing_with_sudo_fails(self):
        self.tool("apt-get", "exit 1")
        self.tool("sudo", '[ "$2" = update ]')
        status, _, error = self.bootstrap("somebody")
        self.assertEqual((status, error.splitlines()[-1]),
                         (1, "  sudo apt-get update && sudo apt-get install -y --no-install-recommends cmake mold"))


if __name__ == "__main__":
    unittest.main()
