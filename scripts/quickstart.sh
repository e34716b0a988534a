#!/usr/bin/env bash
# Installs what is missing, builds stepcheck, and shows what it finds in docs/examples/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/bootstrap.sh
cmake --preset release -DSTEPCHECK_TESTS=OFF -DSTEPCHECK_BENCH=OFF
cmake --build --preset release --target stepcheck

echo
echo '$ build/release/bin/stepcheck lint docs/examples'
build/release/bin/stepcheck lint --exit-zero docs/examples
