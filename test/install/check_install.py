#!/usr/bin/env python3
"""Installs the build into a fresh folder, then builds and runs a project that only knows find_package(stepcheck)."""
import argparse
import pathlib
import subprocess
import sys
import tempfile


TEXTS = {
    "man/man1/stepcheck.1": ["man"],
    "bash-completion/completions/stepcheck": ["completion", "bash"],
    "zsh/site-functions/_stepcheck": ["completion", "zsh"],
    "fish/vendor_completions.d/stepcheck.fish": ["completion", "fish"],
}


def run(*words):
    """What the command prints; ends the test, showing all of it, when it fails."""
    words = [str(word) for word in words]
    result = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        print(f"{' '.join(words)}\n{result.stdout}exit status {result.returncode}")
        sys.exit(1)
    return result.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmake", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--launcher", default="")
    parser.add_argument("--flags", default="")
    arguments = parser.parse_args()
    consumer = pathlib.Path(__file__).resolve().parent / "consumer"
    with tempfile.TemporaryDirectory() as name:
        prefix, build = pathlib.Path(name) / "prefix", pathlib.Path(name) / "build"
        run(arguments.cmake, "--install", arguments.build, "--prefix", prefix)
        run(arguments.cmake, "-S", consumer, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_CXX_COMPILER={arguments.compiler}", f"-DCMAKE_CXX_COMPILER_LAUNCHER={arguments.launcher}",
            f"-DCMAKE_EXE_LINKER_FLAGS={arguments.flags}")
        run(arguments.cmake, "--build", build)
        found = run(build / "consumer")
        print(found, end="")
        if "transition-target-not-found: " not in found:
            sys.exit("the library did not find what is wrong with the definition")
        program = prefix / "bin" / "stepcheck"
        print(run(program, "--version"), end="")
        for file, words in TEXTS.items():
            if (prefix / "share" / file).read_text(encoding="utf-8") != run(program, *words):
                sys.exit(f"share/{file} is not what the program prints")


if __name__ == "__main__":
    main()
