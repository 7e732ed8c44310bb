# servers.sh: starts and stops the servers; sourced by check and run.

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ALL_SERVERS=(serval netty vertx helidon jooby activej undertow javalin quarkus micronaut spring)
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
# One set for all. Announces that Netty loads its native library, which the JDK would warn about.
JVM_FLAGS=${JVM_FLAGS:--Xms512m -Xmx512m -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED}
SERVER_CORE=${SERVER_CORE:-0}
CLIENT_CORE=${CLIENT_CORE:-1}
FIRST_PORT=${FIRST_PORT:-18080}
STARTS=0

declare -A PID PORT

die() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# jar_of NAME: what java -jar starts.
jar_of() {
  case $1 in
    quarkus) echo "$HERE/servers/quarkus/target/quarkus-app/quarkus-run.jar" ;;
    serval-scheduled) jar_of serval ;;
    *) echo "$HERE/servers/$1/target/$1.jar" ;;
  esac
}

# command_of NAME: what follows java and the flags. On a class path the jar opens no package, so
# serval-scheduled runs every handler on the default scheduler.
command_of() {
  case $1 in
    serval-scheduled) echo "-cp $(jar_of "$1") serval.Main" ;;
    *) echo "-jar $(jar_of "$1")" ;;
  esac
}

# need NAME...: stops here unless all of them are built and java is new enough.
need() {
  local name jar version
  for name in "$@"; do
    jar=$(jar_of "$name")
    [ -d "${jar%/target/*}" ] ||
      die "no server '$name'; there are: floor serval-scheduled ${ALL_SERVERS[*]}"
    [ -f "$jar" ] || die "$name is not built; run: benchmarks/build $*"
  done
  version=$("$JAVA" -XshowSettings:properties -version 2>&1 |
    sed -n 's/ *java.specification.version = //p')
  [ "${version:-0}" -ge 25 ] || die "JDK 25 needed, found '$version'; set JAVA_HOME to one"
}

# free_port: the next one that nobody listens on.
free_port() {
  local port=$((FIRST_PORT + STARTS))
  while { : <>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do
    port=$((port + 1))
  done
  echo "$port"
}

# start NAME [KEY]: starts it on a port that nobody had before and waits for its first answer;
# STARTED is then the milliseconds that took. A server that outlives this script must not keep the
# lock of run, which is file 9. It is known by KEY, which is NAME when left out.
start() {
  local name=$1 key=${2:-$1} port before line
  port=$(free_port)
  STARTS=$((port - FIRST_PORT + 1))
  before=${EPOCHREALTIME/./}
  PORT=$port taskset -c "$SERVER_CORE" "$JAVA" $JVM_FLAGS $(command_of "$name") \
    >"$LOGS/$key.log" 2>&1 9>&- &
  PID[$key]=$!
  PORT[$key]=$port
  while :; do
    line=
    if { exec {socket}<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; then
      printf 'GET /plaintext HTTP/1.1\r\nHost: localhost\r\n\r\n' >&"$socket"
      IFS= read -r -t 5 line <&"$socket" || line=
      exec {socket}>&-
    fi
    case $line in
      'HTTP/1.1 200'*) break ;;
    esac
    kill -0 "${PID[$key]}" 2>/dev/null || die "$name ended at its start: $(tail -5 "$LOGS/$key.log")"
    [ $((${EPOCHREALTIME/./} - before)) -lt 60000000 ] || die "$name does not answer within 60 s"
    sleep 0.005
  done
  STARTED=$(((${EPOCHREALTIME/./} - before) / 1000))
}

# stop NAME...: ends them, and waits until they have ended.
stop() {
  local name
  for name in "$@"; do
    if [ -n "${PID[$name]:-}" ]; then
      kill -CONT "${PID[$name]}" 2>/dev/null || true
      kill -KILL "${PID[$name]}" 2>/dev/null || true
      wait "${PID[$name]}" 2>/dev/null || true
      unset "PID[$name]"
    fi
  done
}

# freeze NAME, thaw NAME: a server that is not measured gets no time.
freeze() { signal STOP "$1"; }
thaw() { signal CONT "$1"; }

signal() {
  kill -"$1" "${PID[$2]}" 2>/dev/null || die "$2 has ended: $(tail -5 "$LOGS/$2.log")"
}

stop_all() { stop "${!PID[@]}"; }
