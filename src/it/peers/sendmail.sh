#!/bin/sh
# sendmail.sh PORT FOLDER [SMARTHOST]: runs Sendmail (not Postfix's of that name) on loopback as an open relay. It keeps what it
# gets in its queue; with the port of a smarthost it brings it there at once, by STARTTLS if that is offered, or as WAY lmtp; with
# a program in its place and WAY pipe, it pipes it to that. Ends with 77 when it or its m4 files are missing.
peer=sendmail
. "${0%/*}/unpacked.sh"
sendmail=$root/usr/libexec/sendmail/sendmail
cf=$root/usr/share/sendmail/cf
m4=$root/usr/bin/m4
[ -x "$m4" ] || m4=/usr/bin/m4
needs "$sendmail" "$cf/m4/cf.m4" "$m4"
# what it offers for AUTH is what is installed
ls /usr/lib/*/sasl2/libdigestmd5.so > /dev/null 2>&1 || { echo "libsasl2-modules is not installed" >&2; exit 77; }
mode=q
smarthost=
if [ -n "$3" ]; then
  mode=b
  smarthost="define(\`SMART_HOST', \`relay:[127.0.0.1]')
define(\`RELAY_MAILER_ARGS', \`TCP \$h $3')"
fi
mailer=
case $4 in
  lmtp) mailer="P=[IPC], F=mnhuzX8, E=\\r\\n, T=DNS/RFC822/SMTP, A=TCP [127.0.0.1] $3" ;;
  pipe) mailer="P=$3, F=mnhu8, E=\\r\\n, U=nobody, A=spampot --sender=\$g --recipient=\$u" ;;
esac
if [ -n "$mailer" ]; then
  smarthost="define(\`SMART_HOST', \`spampot:trap')"
  mailer="MAILER_DEFINITIONS
Mspampot, $mailer"
fi
mkdir -m 700 "$2/queue"
cat > "$2/sendmail.mc" <<EOF
include(\`$cf/m4/cf.m4')
VERSIONID(\`Spampot')
OSTYPE(\`linux')
define(\`confDOMAIN_NAME', \`mx.example.com')
define(\`confPRIVACY_FLAGS', \`')
define(\`QUEUE_DIR', \`$2/queue')
define(\`confPID_FILE', \`$2/pid')
define(\`STATUS_FILE', \`$2/statistics')
define(\`ALIAS_FILE', \`/dev/null')
define(\`confDELIVERY_MODE', \`$mode')
define(\`confTO_IDENT', \`0')
$smarthost
FEATURE(\`no_default_msa')
FEATURE(\`promiscuous_relay')
FEATURE(\`accept_unresolvable_domains')
FEATURE(\`accept_unqualified_senders')
FEATURE(\`nocanonify')
DAEMON_OPTIONS(\`Family=inet,Name=MTA,Port=$1,Addr=127.0.0.1')
MAILER(\`local')
MAILER(\`smtp')
$mailer
EOF
"$m4" -D_CF_DIR_="$cf/" "$2/sendmail.mc" > "$2/sendmail.cf" 2> "$2/m4.log" || exit 1
# it waits for a minute when its machine has a name without a dot
case $(hostname -f 2>/dev/null) in
  *.*) exec "$sendmail" -C "$2/sendmail.cf" -bD ;;
esac
unshare -u true 2>/dev/null || { echo "this machine's name has no dot, and we may not give Sendmail another" >&2; exit 77; }
exec unshare -u sh -c 'hostname mx.example.com && exec "$0" "$@"' "$sendmail" -C "$2/sendmail.cf" -bD
