# shellcheck shell=bash
# The ignored folder that holds what a clone needs at run time: cluster, passwords, logs, mail.

# The account the database runs as: PostgreSQL refuses to run as root.
choose_database_user() {
  database_user=
  [[ $EUID -eq 0 ]] || return 0
  local folder=${1:-}
  if [[ -n $folder && -d $folder/pg ]]; then database_user=$(stat -c %U "$folder/pg"); fi
  if [[ -z $database_user || $database_user == root || $database_user == UNKNOWN ]]; then
    if id postgres >/dev/null 2>&1; then database_user=postgres; else database_user=nobody; fi
  fi
}

# Runs a command as that account, in a bare environment, without the locks this shell holds.
as_database_user() {
  local switch=()
  if [[ -n $database_user ]]; then
    switch=(setpriv "--reuid=$database_user" "--regid=$(id -g "$database_user")" --clear-groups)
  fi
  (cd / && exec ${switch[@]+"${switch[@]}"} env -i PATH="$PATH" HOME=/ LC_ALL=C "$@" 8>&- 9>&-)
}

# A socket's path has 107 bytes at most, and both PostgreSQL and Npgsql give commas and the like a meaning.
socket_fits() {
  local LC_ALL=C longest=$1/test-1234567/.s.PGSQL.5432
  [[ ${#longest} -le 107 && $1 =~ ^[A-Za-z0-9._/+-]+$ ]]
}

make_state_folder() {
  mkdir -p "$1" 2>/dev/null && chmod 711 "$1" 2>/dev/null || return 1
  choose_database_user "$1"
  socket_fits "$1" && as_database_user test -x "$1"
}

# Inside the clone where the database can live there, otherwise outside.
choose_state_folder() {
  local outside
  outside=/var/tmp/county-$EUID-$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)
  state=$root/.state
  if [[ -d $outside/pg && ! -d $state/pg ]] || ! make_state_folder "$state"; then
    state=$outside
    mkdir -m 711 "$state" 2>/dev/null || [[ -d $state && ! -L $state && -O $state ]] ||
      die "$state is not this account's"
    make_state_folder "$state" || die "the database can live neither in $root/.state nor in $state"
  fi
  mkdir -p "$state/log" "$state/mail"
  chmod 700 "$state/log" "$state/mail"
}

random_password() {
  local word
  until [[ ${word:-} =~ [a-z] && $word =~ [A-Z] && $word =~ [0-9] && ${#word} -eq 24 ]]; do
    word=$(head -c 512 /dev/urandom | LC_ALL=C tr -dc 'A-Za-z0-9' | cut -c 1-24)
  done
  printf '%s' "$word"
}

# The secret of one-time codes, in base 32.
random_secret() { head -c 4096 /dev/urandom | LC_ALL=C tr -dc 'A-Z2-7' | cut -c 1-32; }

# Passwords are made once per clone; what the caller's environment says goes first.
load_passwords() {
  local file=$state/env name value
  unset COUNTY_ADMIN_PASSWORD
  if [[ ! -s $file && -d $state/pg/data ]]; then
    die "$file is gone, and with it the password of the cluster in $state/pg: remove that folder to start anew"
  fi
  # Those that are missing are added: a clone may be older than a name.
  (
    umask 077
    cat "$file" 2>/dev/null >"$file.new" || true
    for name in COUNTY_ADMIN_PASSWORD County__Demo__Password \
      County__Password__{Owner,Unit,Office,Aggregator,Public,Accounts,Jobs,Operator}; do
      grep -q "^$name=" "$file.new" || printf '%s=%s\n' "$name" "$(random_password)" >>"$file.new"
    done
    grep -q '^County__Demo__Secret=' "$file.new" || printf 'County__Demo__Secret=%s\n' "$(random_secret)" >>"$file.new"
  )
  mv "$file.new" "$file"
  while IFS='=' read -r name value; do
    if [[ -z ${!name:-} ]]; then export "$name=$value"; fi
  done <"$file"
  export -n COUNTY_ADMIN_PASSWORD
  export County__Mail__Folder=${County__Mail__Folder:-$state/mail}
}
