#!/bin/sh
# postfix.sh PORT FOLDER [SMARTHOST WAY]: runs the installed Postfix on loopback, with configuration, queue and data of its own, as
# an open relay. It throws away what it gets; with the port of a smarthost it brings it there, WAY being plain, starttls or lmtp; with
# a program in its place and WAY pipe, it pipes it to that.
# Ends with 77 when there is none, or we are not root.
peer=postfix
. "${0%/*}/unpacked.sh"
needs /usr/sbin/postfix
transport=discard:
tls=none
case $4 in
  plain) transport=smtp:[127.0.0.1]:$3 ;;
  starttls) transport=smtp:[127.0.0.1]:$3 tls=encrypt ;;
  lmtp) transport=lmtp:inet:[127.0.0.1]:$3 ;;
  pipe) transport=spampot: ;;
esac
mkdir -m 755 "$2/etc" "$2/spool" "$2/data"
chown postfix "$2/data"
# a session of errors is to take no time
cat > "$2/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $2/spool
data_directory = $2/data
maillog_file = $2/log
maillog_file_prefixes = $2
myhostname = mx.example.com
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
default_transport = $transport
relay_transport = $transport
smtp_tls_security_level = $tls
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
END
cat > "$2/etc/master.cf" <<END
127.0.0.1:$1 inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
tlsmgr unix - - n 1000? 1 tlsmgr
scache unix - - n - 1 scache
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
spampot unix - n n - 4 pipe
  flags=q eol=\\r\\n user=nobody null_sender= argv=${3:-/bin/false} --sender=\${sender} --recipient=\${recipient}
END
exec /usr/sbin/postfix -c "$2/etc" start-fg
