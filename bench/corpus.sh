#!/usr/bin/env bash
# Analyzes folders of mail and compares with others: bench/corpus.sh FOLDER...     after `mvn test-compile`
#
#   DUMP=FILE TARGET=target THREADS=1 bench/corpus.sh FOLDER...     --list differences: bench/compare.py links FILE --list
set -euo pipefail
cd "$(dirname "$0")/.."
target=${TARGET:-target}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep -q "\"25" || { echo "corpus.sh: JAVA_HOME has to name a JDK 25" >&2; exit 2; }
dump=${DUMP:-$target/corpus.tsv}
[ -f "$target/test.classpath" ] || mvn -o -q -Dspampot.target="$target" -Dmdep.outputFile="$target/test.classpath" \
    initialize dependency:build-classpath
"$java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx1g -Djava.awt.headless=true -Drounds=1 -Ddump="$dump" \
    -cp "$target/test-classes:$target/classes:$(cat "$target/test.classpath")" \
    org.spampot.analysis.CorpusRun "${THREADS:-1}" "$@"
for what in costs attachments links; do
    echo "== $what"
    python3 bench/compare.py "$what" "$dump"
done
