# shellcheck shell=bash
# Pages and jobs as two processes, in the foreground, until somebody stops them or one of them dies.
serving=()

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

choose_port() {
  if [[ -n $port ]]; then
    if port_is_taken "$port"; then die "port $port is taken"; fi
    return 0
  fi
  for port in $(seq 5080 5179); do
    port_is_taken "$port" || return 0
  done
  die "no free port from 5080 to 5179: give one with --port"
}

# The program itself, not a function around it: its pid is the one to stop.
start_process() { # VERB [argument...]
  dotnet "$program" "$@" >"$state/log/$1-$port.log" 2>&1 </dev/null 8>&- 9>&- &
  serving+=("$!")
}

process_failed() { die "$1 ended: $(complaint "$state/log/$1-$port.log") (log: $state/log/$1-$port.log)"; }

page_answers() {
  local line
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET / HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$port" >&3
  IFS= read -r -t 20 line <&3 || line=
  exec 3<&- 3>&-
  [[ $line =~ ^HTTP/1\.[01]\ [23] ]]
}

start_serving() {
  choose_port
  say "starting pages and jobs"
  start_process serve --urls "http://127.0.0.1:$port"
  start_process work
  local deadline=$((SECONDS + 90))
  until page_answers; do
    kill -0 "${serving[0]}" 2>/dev/null || process_failed serve
    [[ $SECONDS -lt $deadline ]] || die "the page does not answer on port $port (log: $state/log/serve-$port.log)"
    sleep 0.3
  done
  kill -0 "${serving[1]}" 2>/dev/null || process_failed work
}

print_addresses() {
  cat <<END

County is up; Ctrl-C stops it.
  pages     http://127.0.0.1:$port/
  accounts  jinshi-office (county office), operator, yaoshan (clerk of 药山镇), yaoshan-leader (its signatory)
  password  $County__Demo__Password
  codes     of the office and the operator: infra/dev/county demo --code, or enrol $County__Demo__Secret
  mail      $County__Mail__Folder
  logs      $state/log
END
}

# A background sleep, because the shell acts on a signal only between foreground commands.
watch_serving() {
  while kill -0 "${serving[0]}" 2>/dev/null; do
    kill -0 "${serving[1]}" 2>/dev/null || process_failed work
    sleep 1 &
    wait "$!" || true
  done
  process_failed serve
}

stop_serving() {
  local pid
  for pid in ${serving[@]+"${serving[@]}"}; do kill -TERM "$pid" 2>/dev/null || true; done
  for _ in $(seq 1 150); do
    kill -0 ${serving[@]+"${serving[@]}"} 2>/dev/null || break
    sleep 0.1
  done
  for pid in ${serving[@]+"${serving[@]}"}; do kill -KILL "$pid" 2>/dev/null || true; done
  serving=()
}
