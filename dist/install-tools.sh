#!/usr/bin/env bash
# Installs the outside tools that some tests and benchmarks use when they are there. None is needed to build or run.
#
#   chromium                      looks at the console (src/browser)
#   nmap, swaks                   clients that judge how well the trap pretends
#   msmtp, sendemail              more clients, to be told apart
#   postfix                       smtp-source, smtp-sink: the load generator and the peer to compare with
#   zstd, jq, tmux                archives, JSON answers, a terminal under test
#   prometheus                    promtool, which judges /metrics
#   p0f                           its signature file (smtp.p0f)
#   yara                          runs YARA rules
#   fontconfig, fonts-dejavu-core charts in reports
#   libsasl2-modules              what a Sendmail offers for AUTH
#
# Mail servers that cannot be installed beside Postfix are only unpacked, with the libraries that are missing, below
# /var/cache/spampot/peers, where the tests look for them (src/it/peers); nothing else sees or starts them:
#
#   exim, sendmail, opensmtpd     peers to compare personas with, and to bring mail
#
# With --desktop also, as it is large:
#
#   thunderbird                   a mail program that brings mail
#
# Run as often as you like: what is there is skipped. A package that cannot be had is named and is no failure.
set -euo pipefail

packages=(chromium nmap swaks msmtp sendemail postfix zstd jq tmux prometheus fontconfig fonts-dejavu-core)
packages+=(p0f) # its file of signatures, which our reader of it is held against
packages+=(libsasl2-modules)
packages+=(yara)
peers=(exim sendmail opensmtpd)
cache=/var/cache/spampot/peers

case ${1-} in
'') ;;
--desktop) packages+=(thunderbird) ;;
*)
    echo "tools: $1 is not known; there is --desktop" >&2
    exit 2
    ;;
esac

say() {
    printf 'tools: %s\n' "$*"
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# the package that has a peer's program
package_of() {
    case $1 in
    exim) echo exim4-daemon-heavy ;;
    sendmail) echo sendmail-bin ;;
    *) echo "$1" ;;
    esac
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "no apt-get here: skipped (wanted: ${packages[*]} ${peers[*]})"
    exit 0
fi

missing=()
present=()
for package in "${packages[@]}"; do
    if installed "$package"; then present+=("$package"); else missing+=("$package"); fi
done
absent=()
for peer in "${peers[@]}"; do
    if [ -d "$cache/$peer" ] || installed "$(package_of "$peer")"; then present+=("$peer"); else absent+=("$peer"); fi
done
[ "${#present[@]}" -eq 0 ] || say "already there: ${present[*]}"
[ "$((${#missing[@]} + ${#absent[@]}))" -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    say "not root: skipped ${missing[*]} ${absent[*]} (run as root: dist/install-tools.sh)"
    exit 0
fi

# Postfix would start at once, and so would anything else with a service: this policy says no while we install.
policy=/usr/sbin/policy-rc.d
work=$(mktemp -d)
log=$work/log
trap 'rm -rf "$work"' EXIT
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -rf "$work" "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
if command -v debconf-set-selections >/dev/null; then
    debconf-set-selections <<<'postfix postfix/main_mailer_type select No configuration' || true
fi

reason() {
    grep -E '^(E:|Err:|dpkg: error|dpkg-deb: error)' "$log" | tail -n 1 | cut -c 1-160 || true
}

install() {
    apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1
}

# Unpacks a peer and what it would bring along, as apt works it out, without installing any of it.
unpack() {
    local folder=$work/$1 brought
    mkdir -p "$folder/root"
    chmod 755 "$folder/root"
    apt-get -s install --no-install-recommends "$(package_of "$1")" >"$log" 2>&1 || return 1
    brought=$(awk '$1 == "Inst" { print $2 }' "$log")
    # shellcheck disable=SC2086  # one word a package
    (cd "$folder" && apt-get download -qq $brought) >"$log" 2>&1 || return 1
    for deb in "$folder"/*.deb; do
        dpkg-deb -x "$deb" "$folder/root" >"$log" 2>&1 || return 1
    done
    # the linker loads no libraries of ours into what works as somebody else
    chmod -R a-s "$folder/root"
    mkdir -p "$cache" && mv "$folder/root" "$cache/$1"
}

if ! apt-get update -qq >"$log" 2>&1; then
    say "apt-get update failed, trying with the lists at hand: $(reason)"
fi

# all at once is quickest; if one is not to be had, one by one
if [ "${#missing[@]}" -gt 0 ]; then
    if install "${missing[@]}"; then
        say "installed: ${missing[*]}"
    else
        for package in "${missing[@]}"; do
            if install "$package"; then
                say "installed: $package"
            else
                why=$(reason)
                say "not installed: $package: ${why:-see the output of apt-get install $package}"
            fi
        done
    fi
fi

# after what is installed, so that they bring along only what is missing then
for peer in "${absent[@]}"; do
    if unpack "$peer"; then
        say "unpacked: $peer, in $cache/$peer"
    else
        why=$(reason)
        say "not unpacked: $peer: ${why:-see the output of apt-get download $(package_of "$peer")}"
    fi
done
