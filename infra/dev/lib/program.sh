# shellcheck shell=bash
# The program itself: built when something changed, run with the development database.
program=$root/src/County.Web/bin/Release/net10.0/county.dll

# What the build reads, found anew each time; its own output does not count. program_sources [find test...]
program_sources() {
  (cd "$root" && find src infra/postgres Directory.* BannedSymbols.txt .editorconfig global.json \
    \( -name bin -o -name obj -o -name node_modules -o -name wwwroot \) -prune -o -type f "$@" -print 2>/dev/null |
    LC_ALL=C sort)
}

# The mark holds the names the last build found, and is as old as its beginning.
program_is_current() {
  [[ -f $program && -f $state/built && -z $(program_sources -newer "$state/built") ]] &&
    program_sources | cmp -s - "$state/built"
}

build_program() {
  program_is_current && return 0
  program_sources >"$state/building"
  step build in_root dotnet build src/County.Web -c Release
  mv "$state/building" "$state/built"
}

county() { dotnet "$program" "$@"; }

# What the program reads beside the connection string and the passwords.
program_environment() {
  export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
  export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-$ASPNETCORE_ENVIRONMENT}
  # A developer's machine has no certificate; elsewhere https is taken for granted.
  export County__Transport=${County__Transport:-intranet-http}
  export County__Keys=${County__Keys:-$state/keys}
  if [[ ! -e $County__Keys/audit.key ]]; then
    county keys --development "$County__Keys" >&2 || die "the keys could not be made in $County__Keys"
  fi
  export County__Audit__Heads=${County__Audit__Heads:-$state/audit-heads}
  export ASPNETCORE_CONTENTROOT=${ASPNETCORE_CONTENTROOT:-$root/src/County.Web}
}
