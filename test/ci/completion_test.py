"""The completion scripts, asked in the shells themselves."""
import os
import pty
import re
import select
import subprocess
import unittest

from common import STEPCHECK, InFolder

ZSH = os.environ.get("ZSH_PROGRAM", "zsh")
FISH = os.environ.get("FISH_PROGRAM", "fish")
BASH_ASK = r"""
source stepcheck.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_stepcheck
printf '%s\n' "${COMPREPLY[@]}"
"""


class Completion(InFolder):
    def setUp(self):
        super().setUp()
        self.write("order.asl.json", "{}")
        self.environment |= {"HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder), "TERM": "dumb"}

    def script(self, shell, name):
        return self.write(name, self.run_in_folder(STEPCHECK, "completion", shell).stdout)

    def bash(self, *words):
        self.script("bash", "stepcheck.bash")
        result = self.run_in_folder("bash", "--norc", "-c", BASH_ASK, "-", *words)
        self.assertEqual(result.stderr, "")
        return result.stdout.split()

    def fish(self, line):
        self.script("fish", "stepcheck.fish")
        result = self.run_in_folder(FISH, "--no-config", "-c", f"source stepcheck.fish; complete -C '{line}'")
        self.assertEqual(result.stderr, "")
        return [each.split("\t")[0] for each in result.stdout.splitlines()]

    def test_bash_completes_commands_and_options(self):
        self.assertEqual(self.bash("stepcheck", "li"), ["lint"])
        self.assertEqual(self.bash("stepcheck", "lint", "--fail"), ["--fail-on"])
        self.assertIn("--statistics", self.bash("stepcheck", "lint", "--"))

    def test_bash_completes_values(self):
        self.assertEqual(self.bash("stepcheck", "lint", "--format", "check"), ["checkstyle"])
        self.assertEqual(self.bash("stepcheck", "lint", "--format", "=", "check"), ["checkstyle"])
        self.assertEqual(self.bash("stepcheck", "graph", "--format", ""), ["dot", "mermaid", "svg", "json"])
        self.assertEqual(self.bash("stepcheck", "rule", "transition-target"), ["transition-target-not-found"])
        self.assertEqual(self.bash("stepcheck", "completion", "z"), ["zsh"])

    def test_bash_completes_lists(self):
        self.assertEqual(self.bash("stepcheck", "lint", "--select", "all,stri"), ["all,strict"])

    def test_bash_completes_files(self):
        self.assertEqual(self.bash("stepcheck", "lint", "ord"), ["order.asl.json"])
        self.assertEqual(self.bash("stepcheck", "lint", "-o", "ord"), ["order.asl.json"])

    def test_fish_completes(self):
        self.assertEqual(self.fish("stepcheck li"), ["lint"])
        self.assertEqual(self.fish("stepcheck lint --fail"), ["--fail-on"])
        self.assertEqual(self.fish("stepcheck lint --format check"), ["checkstyle"])
        self.assertEqual(self.fish("stepcheck rule transition-target"), ["transition-target-not-found"])
        self.assertIn("all,strict", self.fish("stepcheck lint --select all,stri"))
        self.assertIn("order.asl.json", self.fish("stepcheck lint ord"))

    def zsh(self, line):
        """What the line becomes when Tab is pressed behind it, in an interactive shell."""
        self.script("zsh", "_stepcheck")
        main, other = pty.openpty()
        shell = subprocess.Popen([ZSH, "-f", "-i"], cwd=self.folder, env=self.environment, stdin=other, stdout=other,
                                 stderr=other, start_new_session=True)
        os.close(other)
        try:
            os.write(main, b"PS1=; unsetopt zle_bracketed_paste; fpath=($PWD $fpath); autoload -U compinit; compinit -u -D\n"
                           b"bindkey '^X' show-line; show-line() { print -r -- \"<<$BUFFER>>\"; }; zle -N show-line\n"
                           b"print re''ady\n")
            self.until(main, r"ready")
            os.write(main, line.encode() + b"\t\x18")
            return self.until(main, r"<<(.*?)>>")
        finally:
            shell.kill()
            shell.wait()
            os.close(main)

    def until(self, terminal, pattern):
        text = ""
        while select.select([terminal], [], [], 30)[0]:
            text += os.read(terminal, 4096).decode(errors="replace")
            if match := re.search(pattern, text):
                return match[match.lastindex or 0].rstrip()
        self.fail(f"the shell said {text!r}")

    def test_zsh_completes(self):
        self.assertEqual(self.zsh("stepcheck comp"), "stepcheck completion")
        self.assertEqual(self.zsh("stepcheck lint --fail"), "stepcheck lint --fail-on=")
        self.assertEqual(self.zsh("stepcheck lint --format check"), "stepcheck lint --format checkstyle")
        self.assertEqual(self.zsh("stepcheck rule transition-target"), "stepcheck rule transition-target-not-found")
        self.assertEqual(self.zsh("stepcheck lint ord"), "stepcheck lint order.asl.json")


if __name__ == "__main__":
    unittest.main()
