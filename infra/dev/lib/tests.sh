# shellcheck shell=bash
# Runs test executables and adds up their own reports.
passed=0 failed=0 skipped=0 test_process=

# run_limited SECONDS COMMAND... : in a process group of its own, so that nothing of a test outlives it.
run_limited() {
  local limit=$1 status=0 limiter=()
  shift
  [[ $limit -gt 0 ]] || return 124
  if command -v timeout >/dev/null; then limiter=(timeout -k 10 "$limit"); fi
  ${limiter[@]+"${limiter[@]}"} "$@" </dev/null 9>&- &
  test_process=$!
  { wait "$test_process" || status=$?; } 2>/dev/null
  if [[ ${#limiter[@]} -gt 0 ]]; then kill -KILL -- "-$test_process" 2>/dev/null || true; fi
  test_process=
  return "$status"
}

# An attribute of the report's <assembly>, 0 if it is absent.
reported() {
  local value
  value=$(grep -o '<assembly [^>]*>' "$1" | grep -oE " $2=\"[0-9]+\"" | tr -dc '0-9\n' | head -n 1) || true
  printf '%s' "${value:-0}"
}

count_failure() {
  say "$1"
  failed=$((failed + 1))
}

# run_tests PROJECT SECONDS [filter...]
run_tests() {
  local project=$1 limit=$2 name=${1##*/} report status=0 broken
  shift 2
  report=$state/results/$name.xml
  printf '\n== %s\n' "$name"
  run_limited "$limit" dotnet "$project/bin/Release/net10.0/$name.dll" --no-ansi --progress off "$@" \
    --results-directory "$state/results" --report-xunit-xml --report-xunit-xml-filename "$name.xml" || status=$?
  broken=0
  if [[ -s $report ]]; then
    passed=$((passed + $(reported "$report" passed)))
    skipped=$((skipped + $(reported "$report" skipped)))
    broken=$(($(reported "$report" failed) + $(reported "$report" errors)))
    failed=$((failed + broken))
  fi
  # 0 all passed, 2 some failed, 8 none matched; the rest is a host that did not get to its end.
  case $status in
    0 | 2)
      [[ -s $report && $status -eq $((broken > 0 ? 2 : 0)) ]] ||
        count_failure "$name: exit status $status does not fit its report"
      ;;
    8) ;;
    124 | 137) count_failure "$name: stopped, it took longer than it may" ;;
    *) count_failure "$name: the test host ended with exit status $status" ;;
  esac
}

# How many tests of a project a filter picks.
count_tests() {
  local project=$1 name=${1##*/}
  shift
  run_limited 120 dotnet "$project/bin/Release/net10.0/$name.dll" --list-tests json "$@" \
    >"$state/results/list" 2>/dev/null || true
  grep -c '"uid":' "$state/results/list" || true
}
