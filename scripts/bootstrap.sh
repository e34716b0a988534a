#!/usr/bin/env bash
# The Debian packages stepcheck needs; installs those that are missing. Called by quickstart.sh and test.sh.
#   scripts/bootstrap.sh         what it takes to build
#   scripts/bootstrap.sh test    and to run every test
set -euo pipefail

packages=(
  g++ cmake ninja-build ccache mold pkg-config python3
  libboost1.81-dev libboost-json1.81-dev libfmt-dev libfyaml-dev libcli11-dev libssl-dev libpcre2-dev libz3-dev libmimalloc-dev
)
if [[ ${1:-} == test ]]; then
  packages+=(
    libgtest-dev libgmock-dev                # unit tests
    libbenchmark-dev                         # benchmarks
    llvm-19-tools                            # text tests: lit, FileCheck, not, count, split-file
    python3-jsonschema                       # the output against its schemas
    clang-19 libclang-rt-19-dev              # fuzz targets
    dpkg-dev file                            # the Debian package
    graphviz                                 # pictures of graphs
    pre-commit python3-yaml zsh fish         # hooks, the GitHub Action, completion scripts
  )
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
if (( ${#missing[@]} == 0 )); then
  exit 0
fi

install="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
give_up() {
  echo "stepcheck: $1. Run this, then try again:" >&2
  echo "  $2" >&2
  exit 1
}

as_root=()
if (( EUID != 0 )); then
  command -v sudo >/dev/null || give_up "packages are missing, and there is no sudo to install them" "su -c '$install'"
  as_root=(sudo)
  install="sudo ${install/"&& "/"&& sudo "}"
fi
command -v apt-get >/dev/null || give_up "packages of Debian 12 are missing, and there is no apt-get" "$install"

echo "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q || give_up "apt-get update failed" "$install"
"${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}" \
  || give_up "apt-get install failed" "$install"
