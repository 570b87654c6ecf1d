#!/usr/bin/env bash
# Fuzzes every target for a while: dist/fuzz.sh 60s [Class...]
#
# Jazzer fuzzes one method in a run, so each has a run of its own. What it finds is written to
# src/test/resources/PACKAGE/CLASSInputs/METHOD/ (if that folder is there, else here) and replayed by every later `mvn test`.
set -euo pipefail
cd "$(dirname "$0")/.."

duration=${1:-60s}
shift || true
mvn=${MVN:-mvn -B -ntp}

targets() {
    local file class
    while IFS= read -r file; do
        class=$(basename "$file" .java)
        [ $# -eq 0 ] || [[ " $* " == *" $class "* ]] || continue
        # the method is on the first line after the annotation that opens a parenthesis
        awk -v class="$class" '/@FuzzTest/ {wanted = 1; sub(/.*@FuzzTest(\([^)]*\))?/, "")}
            wanted && match($0, /[A-Za-z_][A-Za-z0-9_]*[ ]*\(/) && !/^[ ]*@/ {
                name = substr($0, RSTART, RLENGTH); sub(/[ ]*\(/, "", name); print class "#" name; wanted = 0}' "$file"
    done < <(find src/fuzz/java -name '*Fuzz.java' 2>/dev/null | sort)
}

failed=0
count=0
while IFS= read -r target; do
    count=$((count + 1))
    printf '== %s for %s\n' "$target" "$duration"
    # shellcheck disable=SC2086 # a command with its options
    JAZZER_FUZZ=1 JAZZER_MAX_DURATION=$duration $mvn -q test -Dtest="$target" </dev/null || {
        printf '== %s found something\n' "$target"
        failed=1
    }
done < <(targets "$@")
[ "$count" -gt 0 ] || printf 'no fuzz targets%s\n' "${1:+ named $*}"
exit "$failed"
