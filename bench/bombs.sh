#!/usr/bin/env bash
# What messages made to cost as much as they can do cost: prints a table for bench/RESULTS.md.
#
#   bench/bombs.sh [MESSAGE-FILE...]     after `mvn test-compile`; files are messages to add
#   BOMB_MIB=25 HEAP=256m ONLY='html of' TARGET=target bench/bombs.sh
#
# The heap holds the message too, so nothing that is printed as a row needed more than HEAP. Its young part is small, so that nearly
# all of it may be used, and what is live is known each time the old part is collected.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${TARGET:-target}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f "$target/test.classpath" ] || mvn -o -q -Dspampot.target="$target" -Dmdep.outputFile="$target/test.classpath" \
    initialize dependency:build-classpath
exec "$java" -XX:+UseSerialGC -Xmn24m -XX:+UseCompactObjectHeaders -Xmx"${HEAP:-256m}" -Djava.awt.headless=true -Dbomb.mib="${BOMB_MIB:-25}" \
    -Donly="${ONLY:-}" -cp "$target/test-classes:$target/classes:$(cat "$target/test.classpath")" \
    org.spampot.analysis.BombRun "$@"
