# shellcheck shell=bash
# What every command here shares: where things are, how it speaks, how a step is run.
unset CDPATH

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd -P)
command_name=${0##*/}

say() { printf '%s: %s\n' "$command_name" "$*" >&2; }
die() { say "$*"; exit 1; }
usage_error() { printf '%s\n%s\n' "$command_name: $1" "$usage" >&2; exit 2; }

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

# The SDK is chosen by the global.json above the working directory.
in_root() (cd "$root" && exec "$@")

# step NAME COMMAND... : the command's output goes to a log, which is named in one line when it fails.
step() {
  local name=$1 log=$state/log/${1// /-}.log
  shift
  [[ -n ${quiet:-} ]] || say "$name"
  "$@" >"$log" 2>&1 8>&- 9>&- || die "$name failed: $(complaint "$log") (log: $log)"
}

# The line of a log that says most: the compiler's first error, otherwise the last line.
complaint() {
  local line
  line=$(grep -m1 -E ': error |^error|FATAL:|^Unhandled exception|npm ERR!|npm error' "$1") ||
    line=$(grep -v '^[[:space:]]*$' "$1" | tail -n 1) || true
  printf '%.300s' "${line:-no output}"
}

# Two commands in one clone must not set it up at the same time. Descriptor 9 is the lock.
lock_setup() {
  command -v flock >/dev/null || return 0
  exec 9>>"$state/lock"
  flock -n 9 && return 0
  say "another command is setting this clone up; waiting for it"
  flock -w 1800 9 || die "gave up after 30 minutes (lock: $state/lock)"
}

unlock_setup() { exec 9>&-; }
