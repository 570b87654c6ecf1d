#!/bin/sh
# opensmtpd.sh PORT FOLDER: runs OpenSMTPD on loopback as an open relay; delivery is paused, and would throw the mail away.
# SPAMPOT_OPENSMTPD names the program where it is not /usr/sbin/smtpd; one that is unpacked and not installed is given its
# users and folders in a mount namespace, which only root may do. Ends with 77 when there is none.
smtpd=${SPAMPOT_OPENSMTPD:-/usr/sbin/smtpd}
[ -x "$smtpd" ] || { echo "$smtpd is missing; install opensmtpd, or name it in SPAMPOT_OPENSMTPD" >&2; exit 77; }
[ "$(id -u)" = 0 ] || { echo "OpenSMTPD starts as root only" >&2; exit 77; }
cat > "$2/smtpd.conf" <<EOF
listen on lo port $1 hostname mx.example.com
table all { "@" = root }
action "drop" mda "/bin/cat >/dev/null" virtual <all>
match from any for any action "drop"
EOF
cp /etc/passwd /etc/group "$2"
for user in opensmtpd opensmtpq; do
  grep -q "^$user:" "$2/passwd" && continue
  id=$((770 + ${#user} + $(wc -l < "$2/passwd")))
  echo "$user:x:$id:$id::/run/opensmtpd:/usr/sbin/nologin" >> "$2/passwd"
  echo "$user:x:$id:" >> "$2/group"
done
export smtpd folder="$2"
exec unshare -m sh -e -c '
  mount --bind "$folder/passwd" /etc/passwd
  mount --bind "$folder/group" /etc/group
  helpers=${smtpd%/sbin/smtpd}/libexec/opensmtpd
  if [ "$smtpd" != /usr/sbin/smtpd ]; then
    mount -t tmpfs none /usr/libexec
    cp -r "$helpers" /usr/libexec/
  fi
  for place in /run /var/spool /var/lib; do mount -t tmpfs none $place; done
  mkdir -p -m 711 /run/opensmtpd/empty /var/lib/opensmtpd/empty /var/spool/smtpd
  chmod 711 /run/opensmtpd
  exec "$smtpd" -d -P mda -P mta -f "$folder/smtpd.conf"'
