#!/usr/bin/env bash
# What the GitHub Action of action.yml runs; its inputs come as STEPCHECK_*.
set -uo pipefail

if ! command -v "$STEPCHECK_PROGRAM" >/dev/null; then
  echo "::error title=stepcheck::There is no program \"$STEPCHECK_PROGRAM\"; install stepcheck in a step before this one."
  exit 2
fi
# Later steps that run stepcheck themselves are annotated, too.
echo "::add-matcher::$GITHUB_ACTION_PATH/action/problem-matcher.json"

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
read -r -a paths <<<"$STEPCHECK_PATHS"
read -r -a options <<<"$STEPCHECK_ARGS"
outputs=(--output github=- --output "jsonl=$lines")
[[ -z $STEPCHECK_SARIF ]] || outputs+=(--output "sarif=$STEPCHECK_SARIF")

status=0
"$STEPCHECK_PROGRAM" lint "${outputs[@]}" ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"} || status=$?
{
  echo "status=$status"
  echo "findings=$(wc -l <"$lines" | tr -d ' ')"
} >>"$GITHUB_OUTPUT"
exit "$status"
