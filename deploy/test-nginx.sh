#!/usr/bin/env bash
# Puts a real nginx with deploy/nginx's site before the server: signed webhooks, hostile names, live streams, headers.
# Needs nginx, openssl, curl, and the jar that is built.
set -euo pipefail
home="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)"
tmp="$(mktemp -d)"
app=0123456789abcdef0123456789abcdef
secret=hush-hush
server=""
nginx=""

finish() {
  [ -z "$nginx" ] || kill "$nginx" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$tmp"
}
trap finish EXIT

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}
inner="$(free_port)" http="$(free_port)" https="$(free_port)"
url="https://localhost:$https"

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$tmp/privkey.pem" -out "$tmp/fullchain.pem" -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost 2>/dev/null
mkdir "$tmp/logs"
{
  echo "daemon off; pid $tmp/pid; error_log $tmp/logs/error.log; events {}"
  echo "http { access_log off; client_body_temp_path $tmp/a; proxy_temp_path $tmp/b; fastcgi_temp_path $tmp/c; uwsgi_temp_path $tmp/d; scgi_temp_path $tmp/e;"
  sed -e "s#/etc/letsencrypt/live/DOMAIN#$tmp#" -e "s/DOMAIN/localhost/" -e "s/127.0.0.1:8000/127.0.0.1:$inner/" \
    -e "s/listen 80;/listen $http;/" -e "s/listen 443/listen $https/" -e "/listen \[::\]/d" "$home/deploy/nginx/agora-webhooks.conf"
  echo "}"
} >"$tmp/nginx.conf"

eventually() {
  for _ in $(seq 100); do
    ! "$@" 2>/dev/null || return 0
    sleep 0.2
  done
  return 1
}

HOST=127.0.0.1 PORT="$inner" DATABASE_URL="sqlite:///$tmp/x.db" WEBHOOK_SECRETS="$app=$secret" TRUSTED_PROXIES=127.0.0.1 \
  java -jar "$home/cli/target/agora-webhooks.jar" serve >"$tmp/log" 2>&1 &
server=$!
nginx -t -q -c "$tmp/nginx.conf"
nginx -c "$tmp/nginx.conf" &
nginx=$!
ask() {
  curl -sS --max-time 10 --cacert "$tmp/fullchain.pem" "$@"
}
eventually ask -f -o /dev/null "$url/health/live" || { cat "$tmp/log" "$tmp/logs/error.log"; exit 1; }

passed=0
ok() {
  passed=$((passed + 1))
  echo "ok: $*"
}

post() { # BODY
  local signature
  signature="$(printf '%s' "$1" | openssl dgst -sha256 -hmac "$secret" -r | cut -d ' ' -f 1)"
  ask -o /dev/null -w '%{http_code}' -H "Agora-Signature-V2: $signature" --data-binary "$1" "$url/$app/webhooks"
}
notice() { # CHANNEL UID
  printf '{ "noticeId":"%s-%s", "productId":1,"eventType":103,"payload":{"channelName":"%s","uid":%s,"clientSeq":1,"ts":%s}}\n' \
    "$2" "$RANDOM" "$1" "$2" "$(date +%s)"
}

[ "$(post "$(notice room 1)")" = 200 ]
[ "$(ask -o /dev/null -w '%{http_code}' --data-binary "$(notice room 2)" "$url/$app/webhooks")" = 401 ]
ok "a signed webhook is taken, another refused"

[ "$(ask -o /dev/null -w '%{http_code}' "$url/api/channels/$app")" = 401 ]
[ "$(ask -o /dev/null -w '%{redirect_url}' "$url/")" = "$url/login?next=%2F" ]
ok "nobody behind the proxy is local"

token="$(DATABASE_URL="sqlite:///$tmp/x.db" java -jar "$home/cli/target/agora-webhooks.jar" token create)"
as=(-H "Authorization: Bearer $token")
[ "$(ask "${as[@]}" -o /dev/null -w '%{http_version} %{http_code}' "$url/api/channels/$app")" = "2 200" ]
ok "a token opens the API over HTTP/2"

for name in '..' 'a/b' 'a//b' '%2F' 'a#b?c'; do
  [ "$(post "$(notice "$name" 3)")" = 200 ]
  path="$(printf '%s' "$name" | od -An -tx1 -v | tr -d '\n' | tr ' ' '%')"
  [ "$(ask "${as[@]}" --path-as-is -o /dev/null -w '%{http_code}' "$url/api/channel/$app/$path")" = 200 ] || {
    echo "FAILED: the channel $name does not come through"
    exit 1
  }
done
ok "channel names come through as they are"

headers="$(ask -D - -o /dev/null "$url/login")"
for header in strict-transport-security x-content-type-options content-security-policy x-frame-options referrer-policy; do
  [ "$(grep -ci "^$header:" <<<"$headers")" = 1 ] || { echo "FAILED: $header"; exit 1; }
done
[ "$(grep -ci '^server: nginx/' <<<"$headers")" = 0 ]
ok "the headers that keep browsers strict are there once"

(ask -N --max-time 8 "${as[@]}" "$url/api/live/$app/events" >"$tmp/events" 2>/dev/null || true) &
eventually grep -q '^event: snapshot' "$tmp/events"
[ "$(post "$(notice live-room 9)")" = 200 ]
began="$(date +%s%N)"
eventually grep -q 'live-room' "$tmp/events"
ok "a live stream shows a notice within $((($(date +%s%N) - began) / 1000000)) ms"

shakes_hands() { # CIPHER: as OpenSSL calls those of TLS 1.2
  openssl s_client -connect "localhost:$https" -tls1_2 -cipher "$1" </dev/null >/dev/null 2>&1
}
shakes_hands ECDHE-RSA-AES128-GCM-SHA256
for weak in AES128-GCM-SHA256 AES256-SHA ECDHE-RSA-AES256-SHA; do
  ! shakes_hands "$weak" || { echo "FAILED: $weak is taken"; exit 1; }
done
ok "weak ciphers are refused"

[ "$(ask -o /dev/null -w '%{redirect_url}' "http://localhost:$http/x")" = "https://localhost/x" ]
ok "HTTP leads to HTTPS"
head -c 2000000 /dev/zero >"$tmp/large"
[ "$(ask -o /dev/null -w '%{http_code}' --data-binary "@$tmp/large" "$url/$app/webhooks")" = 413 ]
ok "2 MB are refused"
echo "$passed passed"
