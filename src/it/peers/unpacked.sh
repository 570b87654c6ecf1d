# Read by the others, which set `peer` before: sets `root` to where dist/install-tools.sh unpacked the files of that server, and
# to nothing where it did not, so that an installed one is taken. SPAMPOT_PEERS names another folder than its own. Mail servers
# start as root only.
[ "$(id -u)" = 0 ] || { echo "we are not root" >&2; exit 77; }
root=${SPAMPOT_PEERS:-/var/cache/spampot/peers}/$peer
if [ -d "$root" ]; then
  for folder in "$root"/usr/lib "$root"/usr/lib/*-linux-gnu* "$root"/lib/*-linux-gnu*; do
    [ -d "$folder" ] && LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  done
  export LD_LIBRARY_PATH
else
  root=
fi

# Ends with 77 when one of the files is missing.
needs() {
  for file in "$@"; do
    [ -e "$file" ] || { echo "$file is missing; dist/install-tools.sh unpacks or installs it" >&2; exit 77; }
  done
}
