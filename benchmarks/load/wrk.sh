# wrk.sh: loads servers and reads what that cost them; sourced by run and profile.

CONNECTIONS=64
WARM_REQUESTS=${WARM_REQUESTS:-100000}
TICK=$((1000000 / $(getconf CLK_TCK)))

need_tools() {
  local tool
  for tool in wrk taskset flock; do
    command -v $tool >/dev/null || die "$tool is missing; on Debian: apt-get install wrk util-linux"
  done
  [ "$(nproc --all)" -ge 2 ] || die "two cores needed: one for the server, one for the load"
}

# measure_alone: waits until no other run measures; two would measure each other.
measure_alone() {
  exec 9>"${TMPDIR:-/tmp}/serval-benchmarks.lock"
  if ! flock -n 9; then
    echo "another run is measuring; waiting for its end" >&2
    flock 9
  fi
}

# cpu KEY: sets USER_US and SYSTEM_US to the processor time it had so far.
cpu() {
  local stat
  read -r stat <"/proc/${PID[$1]}/stat"
  set -- ${stat##*) }
  USER_US=$((${12} * TICK))
  SYSTEM_US=$((${13} * TICK))
}

# database_us: the processor time that the database had so far, if it is one of ours.
database_us() {
  [ "${DATABASE_PROCESS:-0}" -eq 0 ] ||
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v server="$DATABASE_PROCESS" -v tick="$TICK" '
      { process = $1; sub(/.*\) /, ""); if (process == server || $2 == server) sum += $12 + $13 }
      END { print sum * tick }'
}

rss() { sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/${PID[$1]}/status"; }

# load KEY SCENARIO SECONDS: sets FIGURES to what wrk says.
load() {
  FIGURES=($(taskset -c "$CLIENT_CORE" wrk -t1 -c"$CONNECTIONS" -d"$3s" --timeout 10s \
    -s "$HERE/load/request.lua" "http://127.0.0.1:${PORT[$1]}" -- "$2" |
    sed -n 's/^FIGURES //p'))
  [ ${#FIGURES[@]} -eq 6 ] || die "wrk said nothing of $1, $2"
}

# warm SERVER SCENARIO SECONDS: loads it for that time, and up to three times as long where a busy
# machine leaves it fewer requests in that time than its compiler needs.
warm() {
  local turn requests=0
  for ((turn = 0; turn < 3 && requests < WARM_REQUESTS && $3 > 0; turn++)); do
    load "$1" "$2" "$3"
    requests=$((requests + FIGURES[0]))
  done
}
