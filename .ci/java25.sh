# java25.sh: sets JAVA_HOME to a JDK 25, the one the toolchain would find; sourced by run and nightly.
# Maven itself runs on it too, so that the formatter does.
java25() {
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q '^javac 25' && { echo "$home"; return; }
  done
  return 1
}
JAVA_HOME=$(java25) || { echo "ci: Serval needs a JDK 25: install one, or set JAVA25_HOME to it" >&2; exit 1; }
export JAVA_HOME
