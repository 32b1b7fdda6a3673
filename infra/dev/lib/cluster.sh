# shellcheck shell=bash
# PostgreSQL clusters on unix sockets: the private one of development, and throw-away ones for tests.

# The postmaster's pid, if the one that the pid file names is really alive and really this folder's: after a
# reboot, or in a copied clone, the number belongs to something else.
cluster_pid() {
  local data=$1/data pid= arguments
  read -r pid 2>/dev/null <"$data/postmaster.pid" || [[ -n $pid ]] || return 1
  [[ $pid =~ ^[0-9]+$ ]] || return 1
  if [[ -r /proc/$pid/cmdline ]]; then
    arguments=$(tr '\0' '\n' <"/proc/$pid/cmdline")
  else
    arguments=$(ps -o args= -p "$pid" 2>/dev/null | tr ' ' '\n') || return 1
  fi
  grep -qxF -- "$data" <<<"$arguments" || return 1
  printf '%s' "$pid"
}

# create_cluster FOLDER PASSWORD [initdb option...]
create_cluster() {
  local folder=$1 password=$2 locale
  shift 2
  mkdir -p "$folder"
  if [[ -n $database_user ]]; then chown "$database_user:$(id -g "$database_user")" "$folder"; fi
  chmod 700 "$folder"
  # shellcheck disable=SC2016 # the inner shell expands it
  printf '%s\n' "$password" | as_database_user sh -c 'umask 077; cat >"$1"' sh "$folder/password"
  # Under another name until it is whole: an interrupted initdb must not look like a cluster.
  for locale in C.UTF-8 C; do
    as_database_user rm -rf "$folder/data.new"
    if as_database_user "$pg_bin/initdb" -D "$folder/data.new" --username=admin --auth=scram-sha-256 \
      --pwfile="$folder/password" --encoding=UTF8 --locale="$locale" --data-checksums "$@" \
      >>"$state/log/initdb.log" 2>&1; then
      as_database_user mv "$folder/data.new" "$folder/data"
      break
    fi
  done
  as_database_user rm -f "$folder/password"
  [[ -d $folder/data ]] || die "initdb failed: $(complaint "$state/log/initdb.log") (log: $state/log/initdb.log)"
}

# start_cluster FOLDER [server option...]
start_cluster() {
  local folder=$1 options="-k $1 -p 5432 -c listen_addresses=''" option
  shift
  for option in "$@"; do options+=" -c $option"; done
  # Left by a crash, or copied with the clone: cluster_pid said that they are nobody's.
  as_database_user rm -f "$folder/data/postmaster.pid" "$folder/.s.PGSQL.5432" "$folder/.s.PGSQL.5432.lock"
  as_database_user "$pg_bin/pg_ctl" start -w -t 120 -D "$folder/data" -l "$folder/server.log" -o "$options" \
    >"$state/log/pg_ctl.log" 2>&1 </dev/null ||
    die "PostgreSQL did not start: $(complaint "$folder/server.log") (log: $folder/server.log; the data: $folder)"
}

# stop_cluster FOLDER SIGNAL : INT rolls back and checkpoints, QUIT just ends.
stop_cluster() {
  local pid
  pid=$(cluster_pid "$1") || return 0
  kill "-$2" "$pid" 2>/dev/null || true
  for _ in $(seq 1 300); do
    cluster_pid "$1" >/dev/null || return 0
    sleep 0.1
  done
  say "PostgreSQL (pid $pid) is still stopping (log: $1/server.log)"
}

connection_string() { # FOLDER DATABASE
  printf 'Host=%s;Port=5432;Username=admin;Password=%s;Database=%s' "$1" "$COUNTY_ADMIN_PASSWORD" "$2"
}

# The development database: the caller's (COUNTY_DB), otherwise the private cluster, started if it is not running.
ensure_database() {
  started_cluster=
  [[ -z ${COUNTY_DB:-} ]] || return 0
  if ! cluster_pid "$state/pg" >/dev/null; then
    if [[ ! -d $state/pg/data ]]; then
      say "creating a private PostgreSQL cluster in $state/pg"
      create_cluster "$state/pg" "$COUNTY_ADMIN_PASSWORD"
    fi
    say "starting PostgreSQL"
    start_cluster "$state/pg" max_connections=200
    rm -f "$state/pg.started-by-up"
    started_cluster=yes
  fi
  COUNTY_DB=$(connection_string "$state/pg" county)
  export COUNTY_DB
}

# A throw-away cluster in $test_folder. Durability is off, it does not outlive the command; what measures it can turn it
# on, so the settings stand in a file.
start_test_cluster() {
  sweep_test_clusters
  test_folder=$state/test-$$
  create_cluster "$test_folder" "$COUNTY_ADMIN_PASSWORD" --no-sync
  # A pooler between runs as another account; the data beside the socket stays shut.
  chmod 711 "$test_folder"
  printf '%s = off\n' fsync synchronous_commit full_page_writes |
    as_database_user sh -c 'cat >>"$1/data/postgresql.conf"' sh "$test_folder"
  start_cluster "$test_folder" max_connections=300
  COUNTY_TEST_DB=$(connection_string "$test_folder" postgres)
  export COUNTY_TEST_DB PG_BIN=$pg_bin
}

remove_test_cluster() {
  [[ -n ${1:-} && -d $1 ]] || return 0
  stop_cluster "$1" QUIT
  rm -rf "$1"
}

# What a killed command left behind: the folder's name ends in that command's pid.
sweep_test_clusters() {
  local folder owner
  for folder in "$state"/test-*; do
    [[ -d $folder ]] || continue
    owner=${folder##*-}
    if [[ $owner == "$$" ]] || ! kill -0 "$owner" 2>/dev/null; then remove_test_cluster "$folder"; fi
  done
}
