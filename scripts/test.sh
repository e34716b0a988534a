#!/usr/bin/env bash
# Installs what is missing, then builds and runs every test. The last line counts what passed and failed.
#   STEPCHECK_CORPUS       folder with the conformance corpus (default ../shared); without it, that part is not run
#   STEPCHECK_FUZZ_SECONDS how long each fuzz target runs (default 20)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

passed=0
failed=0
broken=()

# stage NAME COMMAND...: runs it; its last line "N passed, N failed" counts, else the stage counts as one.
stage() {
  local name=$1 log=build/logs/${1// /-}.log status=0 start=$SECONDS last
  shift
  mkdir -p build/logs
  echo "== $name"
  "$@" >"$log" 2>&1 || status=$?
  last=$(grep -oE '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    if (( status != 0 && BASH_REMATCH[2] == 0 )); then
      failed=$((failed + 1))
    fi
  elif (( status == 0 )); then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
  if (( status != 0 )); then
    broken+=("$name")
    tail -n 200 "$log"
  else
    tail -n 1 "$log"
  fi
  echo "== $name: $( (( status == 0 )) && echo ok || echo FAILED), $((SECONDS - start)) s"
  return "$status"
}

# Unit tests that compare with the corpus look there.
if [[ -d ${STEPCHECK_CORPUS:-../shared} ]]; then
  STEPCHECK_CORPUS=$(cd "${STEPCHECK_CORPUS:-../shared}" && pwd)
  export STEPCHECK_CORPUS
fi

# Builds the whole preset, or only the given targets.
build() {
  local preset=$1
  shift
  cmake --preset "$preset" "${configure[@]}" && cmake --build --preset "$preset" ${*:+--target "$@"}
}

# Runs the tests of a preset; scripts/tally.py turns what ctest wrote into one line.
run_tests() {
  local preset=$1 status=0
  shift
  ctest --preset "$preset" --output-junit "$PWD/build/$preset/junit.xml" "$@" || status=$?
  python3 scripts/tally.py "build/$preset/junit.xml" || status=1
  return "$status"
}

# Frames of sanitized code are several times as large, so what nests as deep as it may needs more stack.
run_sanitized_tests() (
  ulimit -S -s 65536
  run_tests asan "$@"
)

finish() {
  (( ${#broken[@]} == 0 )) || printf 'failed: %s\n' "${broken[@]}"
  echo "$passed passed, $failed failed"
  exit "$(( failed > 0 ))"
}

stage "packages" scripts/bootstrap.sh test || finish

configure=()
stage "dev build" build dev && stage "tests" run_tests dev

corpus=${STEPCHECK_CORPUS:-../shared}
if [[ ! -d $corpus/conformance ]]; then
  echo "== conformance: not run, there is no corpus in $corpus (set STEPCHECK_CORPUS)"
elif [[ -x build/dev/bin/stepcheck ]]; then
  stage "conformance" python3 scripts/conformance.py --corpus "$corpus" --stepcheck build/dev/bin/stepcheck
fi

# What reads bytes from outside, and what executes them, runs under the sanitizers and, for a while, on made-up input.
stage "asan build" build asan stepcheck_{support,value,syntax,query,semantics,exec,request}_test \
  && stage "asan tests" run_sanitized_tests -L unit -R '^(support|value|syntax|query|semantics|exec|request)/'

configure=("-DSTEPCHECK_FUZZ_SECONDS=${STEPCHECK_FUZZ_SECONDS:-20}")
stage "fuzz build" build fuzz fuzzers && stage "fuzz" run_tests fuzz

finish
