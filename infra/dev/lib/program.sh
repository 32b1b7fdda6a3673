# shellcheck shell=bash
# The program itself: built when something changed, run with the development database.
program=$root/src/County.Web/bin/Release/net10.0/county.dll

program_is_current() {
  [[ -f $program && -f $state/built ]] || return 1
  local first
  first=$(cd "$root" && find src infra/postgres Directory.* BannedSymbols.txt .editorconfig global.json package*.json \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -newer "$state/built" -print 2>/dev/null | head -n 1)
  [[ -z $first ]]
}

build_program() {
  program_is_current && return 0
  local folder
  # Made before the mark: a build that makes them would look like a change.
  for folder in "$root"/src/*/; do mkdir -p "$folder/bin" "$folder/obj"; done
  touch "$state/building"
  step build in_root dotnet build src/County.Web -c Release
  mv "$state/building" "$state/built"
}

county() { dotnet "$program" "$@"; }

# What the program reads beside the connection string and the passwords.
program_environment() {
  export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
  export ASPNETCORE_CONTENTROOT=${ASPNETCORE_CONTENTROOT:-$root/src/County.Web}
}
