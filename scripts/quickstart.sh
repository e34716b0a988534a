#!/usr/bin/env bash
# Installs what is missing, builds stepcheck, and shows what it does in docs/examples/: findings, a predicted history,
# and a path that nobody had thought of.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/bootstrap.sh
cmake --preset release -DSTEPCHECK_TESTS=OFF -DSTEPCHECK_BENCH=OFF
cmake --build --preset release --target stepcheck

stepcheck() {
    printf '\n$ stepcheck %s\n' "$*"
    ../../build/release/bin/stepcheck "$@"
}

cd docs/examples
stepcheck lint --exit-zero
stepcheck simulate checkout.asl.json --input checkout/order.json --mocks checkout/mocks.json --case Checkout/Busy
stepcheck explore refund.asl.json --prove never-fails || true # refuted, by an execution that fails
