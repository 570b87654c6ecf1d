#!/bin/sh
# exim.sh PORT FOLDER: runs Exim on loopback as an open relay that keeps what it gets in its queue and delivers nothing.
# SPAMPOT_EXIM names the program where it is not /usr/sbin/exim4. Ends with 77 when there is none.
exim=${SPAMPOT_EXIM:-/usr/sbin/exim4}
[ -x "$exim" ] || { echo "$exim is missing; install exim4-daemon-light, or name it in SPAMPOT_EXIM" >&2; exit 77; }
mkdir -m 777 "$2/spool" "$2/log"
cat > "$2/exim.conf" <<EOF
exim_path = $exim
spool_directory = $2/spool
log_file_path = $2/log/%s
pid_file_path = $2/spool/exim.pid
primary_hostname = mx.example.com
local_interfaces = 127.0.0.1
daemon_smtp_ports = $1
queue_only
queue_only_override = false
keep_environment =
tls_advertise_hosts =
smtp_enforce_sync = false
acl_smtp_rcpt = accept
begin routers
nowhere:
  driver = redirect
  data = :blackhole:
EOF
exec "$exim" -C "$2/exim.conf" -bdf
