#!/usr/bin/env bash
# Installs the outside tools that some tests and benchmarks use when they are there. None is needed to build or run.
#
#   chromium                      looks at the console (src/browser)
#   nmap, swaks                   clients that judge how well the trap pretends
#   msmtp, sendemail              more clients, to be told apart
#   postfix                       smtp-source, smtp-sink: the load generator and the peer to compare with
#   zstd, jq, tmux                archives, JSON answers, a terminal under test
#   prometheus                    promtool, which judges /metrics
#   fontconfig, fonts-dejavu-core charts in reports
#
# Run as often as you like: what is there is skipped. A package that cannot be had is named and is no failure.
set -euo pipefail

packages=(chromium nmap swaks msmtp sendemail postfix zstd jq tmux prometheus fontconfig fonts-dejavu-core)

say() {
    printf 'tools: %s\n' "$*"
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "no apt-get here: skipped (wanted: ${packages[*]})"
    exit 0
fi

missing=()
present=()
for package in "${packages[@]}"; do
    if installed "$package"; then present+=("$package"); else missing+=("$package"); fi
done
[ "${#present[@]}" -eq 0 ] || say "already there: ${present[*]}"
[ "${#missing[@]}" -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    say "not root: skipped ${missing[*]} (run as root: dist/install-tools.sh)"
    exit 0
fi

# Postfix would start at once, and so would anything else with a service: this policy says no while we install.
policy=/usr/sbin/policy-rc.d
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$log" "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
if command -v debconf-set-selections >/dev/null; then
    debconf-set-selections <<<'postfix postfix/main_mailer_type select No configuration' || true
fi

reason() {
    grep -E '^(E:|Err:|dpkg: error)' "$log" | tail -n 1 | cut -c 1-160 || true
}

if ! apt-get update -qq >"$log" 2>&1; then
    say "apt-get update failed, trying with the lists at hand: $(reason)"
fi

install() {
    apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1
}

# all at once is quickest; if one is not to be had, one by one
if install "${missing[@]}"; then
    say "installed: ${missing[*]}"
    exit 0
fi
for package in "${missing[@]}"; do
    if install "$package"; then
        say "installed: $package"
    else
        why=$(reason)
        say "not installed: $package: ${why:-see the output of apt-get install $package}"
    fi
done
