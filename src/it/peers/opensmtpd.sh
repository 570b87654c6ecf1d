#!/bin/sh
# opensmtpd.sh PORT FOLDER [SMARTHOST WAY]: runs OpenSMTPD on loopback as an open relay; delivery is paused, and would throw the mail
# away. With the port of a smarthost it brings it there, WAY being plain, starttls or lmtp. One that is only unpacked is given its
# users and folders in a mount namespace, which only root may do. Ends with 77 when there is none, or we are not root.
peer=opensmtpd
. "${0%/*}/unpacked.sh"
smtpd=$root/usr/sbin/smtpd
needs "$smtpd"
unshare -m true 2>/dev/null || { echo "we may not give OpenSMTPD folders of its own" >&2; exit 77; }
action='mda "/bin/cat >/dev/null" virtual <all>'
paused='-P mda -P mta'
[ -z "$3" ] || paused=
case $4 in
  plain) action="relay host smtp+notls://127.0.0.1:$3" ;;
  starttls) action="relay host smtp+tls://127.0.0.1:$3 tls no-verify" ;;
  lmtp) action="relay host lmtp://127.0.0.1:$3" ;;
esac
cat > "$2/smtpd.conf" <<EOF
listen on lo port $1 hostname mx.example.com
table all { "@" = root }
action "out" $action
match from any for any action "out"
EOF
cp /etc/passwd /etc/group "$2"
for user in opensmtpd opensmtpq; do
  grep -q "^$user:" "$2/passwd" && continue
  id=$((770 + ${#user} + $(wc -l < "$2/passwd")))
  echo "$user:x:$id:$id::/run/opensmtpd:/usr/sbin/nologin" >> "$2/passwd"
  echo "$user:x:$id:" >> "$2/group"
done
export smtpd paused folder="$2"
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
  exec "$smtpd" -d $paused -f "$folder/smtpd.conf"'
