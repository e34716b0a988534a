#!/usr/bin/env python3
"""Runs one libFuzzer program for a while: on the seeds and old crashes first, then on what it invents from them.

New inputs are kept in the build folder, so that the next run goes on from there; a crash is kept there too, and named.
"""
import argparse
import pathlib
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--found", type=pathlib.Path, required=True, help="folder for new inputs and crashes")
    parser.add_argument("program")
    parser.add_argument("seeds", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()

    inputs, crashes = arguments.found / "inputs", arguments.found / "crashes"
    for folder in (inputs, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    seeds = [folder for folder in arguments.seeds if folder.is_dir()]
    result = subprocess.run([arguments.program, f"-max_total_time={arguments.seconds}", "-seed=1", "-timeout=10",
                             "-rss_limit_mb=4096", "-max_len=65536", "-print_final_stats=1", "-verbosity=0",
                             f"-artifact_prefix={crashes}/", inputs, *seeds],
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(result.stdout.decode(errors="replace"), end="")
    if result.returncode != 0:
        print(f"the input is in {crashes}; keep it in test/fuzz/crashes/ once it is mended")
    return 1 if result.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
