# shellcheck shell=bash
# Finds what a command needs, installs it where it may, and names everything that is missing in one line.
missing=()

report_missing() {
  [[ ${#missing[@]} -gt 0 ]] || return 0
  local line
  printf -v line '%s; ' "${missing[@]}"
  die "missing: ${line%; }"
}

# Only root may, and only where apt is; a failure is the caller's to name.
apt_install() {
  [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null || return 1
  say "installing $*"
  (umask 022 && run_apt "$@") >>"$state/log/apt.log" 2>&1 </dev/null 9>&- || {
    say "apt-get could not install $* (log: $state/log/apt.log)"
    return 1
  }
}

run_apt() {
  export DEBIAN_FRONTEND=noninteractive
  # The lists once a day: a fresh machine has none at all.
  if [[ -z $(find "$state/apt-updated" -mtime -1 2>/dev/null) ]]; then
    if apt-get update; then touch "$state/apt-updated"; fi
  fi
  apt-get install -y --no-install-recommends "$@"
}

need_dotnet() {
  local folder said
  for folder in "" "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    said=$(cd "$root" && PATH=${folder:+$folder:}$PATH dotnet --version 2>&1) || true
    if [[ $said == *"valid ICU package"* ]] && install_icu; then
      said=$(cd "$root" && PATH=${folder:+$folder:}$PATH dotnet --version 2>&1) || true
    fi
    if [[ $said =~ ^10\.0\.[0-9]+ ]]; then
      export PATH=${folder:+$folder:}$PATH
      return 0
    fi
    if [[ $said == *"valid ICU package"* ]]; then
      missing+=("the ICU library that .NET needs (Debian, Ubuntu: apt-get install libicu-dev)")
      return 0
    fi
  done
  missing+=(".NET 10 SDK (https://dot.net, or the distribution's dotnet-sdk-10.0)")
}

install_icu() {
  apt_install ca-certificates || true
  local package
  package=$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1)
  [[ -n $package ]] && apt_install "$package"
}

node_runs() {
  local version
  command -v npm >/dev/null && version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  [[ ${version%%.*} -ge 18 ]]
}

# The front end's assets are built with Node.
need_node() {
  [[ -f $root/package.json || -f $root/src/County.Web/package.json ]] || return 0
  node_runs || { apt_install nodejs npm && hash -r && node_runs; } || missing_node
}

missing_node() { missing+=("Node.js 18 or newer with npm (Debian, Ubuntu: apt-get install nodejs npm)"); }

need_chromium() {
  grep -qs Microsoft.Playwright "$root"/tests/*/*.csproj || return 0
  [[ -z ${CHROMIUM_BIN:-} ]] || chromium_runs "$CHROMIUM_BIN" || die "CHROMIUM_BIN does not run: $CHROMIUM_BIN"
  find_chromium || { apt_install chromium && find_chromium; } || {
    missing+=("Chromium or Chrome (Debian: apt-get install chromium; elsewhere set CHROMIUM_BIN)")
    return 0
  }
  export CHROMIUM_BIN
  # Without a Chinese font the pages' text is boxes.
  if command -v fc-list >/dev/null && [[ -z $(fc-list :lang=zh 2>/dev/null) ]]; then
    apt_install fonts-noto-cjk || true
  fi
}

# Ubuntu's chromium-browser is there but only says that a snap should be installed.
chromium_runs() { "$1" --version 2>/dev/null </dev/null | grep -qE '[0-9]+\.[0-9]+\.[0-9]+'; }

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM_BIN:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    candidate=$(command -v "$candidate" 2>/dev/null) || continue
    if chromium_runs "$candidate"; then
      CHROMIUM_BIN=$candidate
      return 0
    fi
  done
  return 1
}

# Debian's pgbouncer, for the tests that put one between; where it cannot be had they are skipped.
need_pgbouncer() {
  find_pgbouncer || { apt_install pgbouncer && find_pgbouncer; } || {
    say "no pgbouncer (Debian, Ubuntu: apt-get install pgbouncer; elsewhere set PGBOUNCER_BIN): its tests are skipped"
    return 0
  }
  export PGBOUNCER_BIN
}

find_pgbouncer() {
  local candidate
  for candidate in "${PGBOUNCER_BIN:-}" pgbouncer /usr/sbin/pgbouncer; do
    candidate=$(command -v "$candidate" 2>/dev/null) || continue
    if "$candidate" --version 2>/dev/null </dev/null | grep -q '^PgBouncer'; then
      PGBOUNCER_BIN=$candidate
      return 0
    fi
  done
  return 1
}
