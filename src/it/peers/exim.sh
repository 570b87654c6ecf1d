#!/bin/sh
# exim.sh PORT FOLDER [SMARTHOST WAY]: runs Exim on loopback as an open relay. It keeps what it gets in its queue; with the port
# of a smarthost it brings it there at once, WAY being plain, starttls or lmtp; with a program in its place and WAY pipe, it pipes it
# to that. Ends with 77 when there is no Exim, or we are not root.
peer=exim
. "${0%/*}/unpacked.sh"
exim=$root/usr/sbin/exim4
needs "$exim"
mkdir -m 777 "$2/spool" "$2/log"
queue=true
[ -z "$3" ] || queue=false
port=${3:-1}
route='driver = manualroute
  route_list = * 127.0.0.1
  self = send
  transport = smarthost'
tls='hosts_avoid_tls = *'
protocol=smtp
case $4 in
  starttls) tls='hosts_require_tls = *' ;;
  lmtp) protocol=lmtp ;;
  pipe)
    port=1
    queue=true
    route='driver = accept
  transport = spampot'
    ;;
esac
cat > "$2/exim.conf" <<END
exim_path = $exim
spool_directory = $2/spool
log_file_path = $2/log/%s
pid_file_path = $2/spool/exim.pid
primary_hostname = mx.example.com
local_interfaces = 127.0.0.1
daemon_smtp_ports = $1
queue_only = $queue
queue_only_override = false
keep_environment = LD_LIBRARY_PATH
tls_advertise_hosts =
smtp_enforce_sync = false
acl_smtp_rcpt = accept
begin routers
smarthost:
  $route
begin transports
spampot:
  driver = pipe
  command = ${3:-/bin/false} -- \$pipe_addresses
  user = nobody
  batch_max = 100
  use_crlf
  message_prefix =
  message_suffix =
smarthost:
  driver = smtp
  port = $port
  allow_localhost
  protocol = $protocol
  hosts_try_chunking = *
  $tls
END
# with a configuration that is not the installed one, only what root starts may deliver as another user
[ "$4" != pipe ] || while sleep 1; do "$exim" -C "$2/exim.conf" -q; done &
exec "$exim" -C "$2/exim.conf" -bdf
