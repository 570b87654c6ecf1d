#!/bin/sh
# sendmail.sh PORT FOLDER: runs Sendmail on loopback as an open relay that keeps what it gets in its queue and delivers
# nothing. SPAMPOT_SENDMAIL names the program (not Postfix's of that name), SPAMPOT_SENDMAIL_CF the folder of its m4 files,
# SPAMPOT_M4 an m4. Ends with 77 when one is missing.
sendmail=${SPAMPOT_SENDMAIL:-/usr/libexec/sendmail/sendmail}
cf=${SPAMPOT_SENDMAIL_CF:-/usr/share/sendmail/cf}
m4=${SPAMPOT_M4:-/usr/bin/m4}
for needed in "$sendmail" "$cf/m4/cf.m4" "$m4"; do
  [ -e "$needed" ] || { echo "$needed is missing; install sendmail, or name it in SPAMPOT_SENDMAIL" >&2; exit 77; }
done
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
define(\`confDELIVERY_MODE', \`q')
define(\`confTO_IDENT', \`0')
FEATURE(\`no_default_msa')
FEATURE(\`promiscuous_relay')
FEATURE(\`accept_unresolvable_domains')
FEATURE(\`accept_unqualified_senders')
FEATURE(\`nocanonify')
DAEMON_OPTIONS(\`Family=inet,Name=MTA,Port=$1,Addr=127.0.0.1')
MAILER(\`local')
MAILER(\`smtp')
EOF
"$m4" -D_CF_DIR_="$cf/" "$2/sendmail.mc" > "$2/sendmail.cf" 2> "$2/m4.log" || exit 1
# it waits for a minute when its machine has a name without a dot
[ "$(id -u)" = 0 ] || exec "$sendmail" -C "$2/sendmail.cf" -bD
exec unshare -u sh -c 'hostname mx.example.com && exec "$0" "$@"' "$sendmail" -C "$2/sendmail.cf" -bD
