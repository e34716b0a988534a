#!/usr/bin/env python3
"""Makes the packages and looks at them: the Depends line of the DEBs, and the program of the TGZ running."""
import argparse
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile


def run(*words, **options):
    words = [str(word) for word in words]
    result = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if result.returncode != 0:
        sys.exit(f"{' '.join(words)}\n{result.stdout}exit status {result.returncode}")
    return result.stdout


def only(folder, pattern):
    found = list(folder.glob(pattern))
    if len(found) != 1:
        sys.exit(f"expected one {pattern}, found {[path.name for path in found]}")
    return found[0]


def depends(package):
    """{package name: the rest of its entry} of the Depends line."""
    line = run("dpkg-deb", "--field", package, "Depends").strip()
    print(f"{package.name}: Depends: {line}")
    return dict((re.match(r"(\S+)\s*(.*)", entry.strip()).groups() for entry in line.split(",")))


def check_debs(folder, version):
    program = only(folder, f"stepcheck_{version}*.deb")
    needed = depends(program)
    for library in ("libc6", "libfmt9"):
        if not needed.get(library, "").startswith("(>="):
            sys.exit(f"{program.name}: Depends does not name {library} with a version")
    recommended = run("dpkg-deb", "--field", program, "Recommends")
    for library in ("graphviz", "libz3-4"):
        if library not in recommended:
            sys.exit(f"{program.name}: Recommends does not name {library}")
    files = run("dpkg-deb", "--contents", program)
    for path in ("./usr/bin/stepcheck", "./usr/share/doc/stepcheck/copyright"):
        if path not in files:
            sys.exit(f"{program.name}: {path} is missing")

    development = only(folder, f"stepcheck-dev_{version}*.deb")
    for library in ("libboost-json1.81-dev", "libfmt-dev", "libfyaml-dev"):
        if library not in depends(development):
            sys.exit(f"{development.name}: Depends does not name {library}")
    if "/cmake/stepcheck/stepcheckConfig.cmake" not in run("dpkg-deb", "--contents", development):
        sys.exit(f"{development.name}: stepcheckConfig.cmake is missing")


def check_tgz(folder, version):
    package = only(folder, "*.tar.gz")
    with tarfile.open(package) as archive:
        archive.extractall(folder / "unpacked")
    said = run(only(folder / "unpacked", "**/bin/stepcheck"), "--version")
    print(f"{package.name}: {said}", end="")
    if version not in said:
        sys.exit(f"{package.name}: stepcheck --version does not say {version}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpack", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(arguments.cpack, "--config", f"{arguments.build}/CPackConfig.cmake", "-B", folder)
        check_debs(folder, arguments.version)
        check_tgz(folder, arguments.version)


if __name__ == "__main__":
    main()
