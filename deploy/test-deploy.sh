#!/usr/bin/env bash
# Runs deploy.sh against stand-ins for the system's commands, once whole, once again, and once for each command that fails.
set -euo pipefail
home="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd -P)"
tmp="$(mktemp -d)"
trap 'rm -rf "$tmp"' EXIT
commands="apt-get certbot nginx systemctl ufw curl dpkg-query mvn id"
passed=0

mkdir "$tmp/bin"
for name in $commands; do
  cat >"$tmp/bin/$name" <<'STUB'
#!/usr/bin/env bash
# Takes down what it is called with; fails at the call that FAIL_AT says.
name="$(basename "$0")"
case "$name $*" in
  "id -u") echo 0; exit ;;
  "dpkg-query "*) grep -qx "${!#}" "$STUB_STATE/installed" 2>/dev/null && echo "install ok installed"; exit ;;
  "ufw status") cat "$STUB_STATE/ufw" 2>/dev/null; exit 0 ;;
esac
echo "$name $*" >>"$STUB_STATE/calls"
count="$(wc -l <"$STUB_STATE/calls")"
[ "$count" != "${FAIL_AT:-0}" ] || { echo "FAILED HERE" >>"$STUB_STATE/calls"; exit 1; }
case "$name $*" in
  "ufw --force enable") echo "Status: active" >"$STUB_STATE/ufw" ;;
  "ufw disable") rm -f "$STUB_STATE/ufw" ;;
  "apt-get install "*.deb) echo agora-webhooks >>"$STUB_STATE/installed" ;;
  "apt-get remove "*) sed -i '/^agora-webhooks$/d' "$STUB_STATE/installed" ;;
  "apt-get install "*) printf '%s\n' openjdk-17-jre-headless nginx certbot ufw curl >>"$STUB_STATE/installed" ;;
  "certbot "*) mkdir -p "$DEPLOY_ROOT/etc/letsencrypt/live/hooks.example.org"
    echo pem >"$DEPLOY_ROOT/etc/letsencrypt/live/hooks.example.org/fullchain.pem" ;;
esac
exit 0
STUB
  chmod +x "$tmp/bin/$name"
done
touch "$tmp/a.deb"

fresh() {
  rm -rf "$tmp/root" "$tmp/state"
  mkdir -p "$tmp/root" "$tmp/state"
  export DEPLOY_ROOT="$tmp/root" STUB_STATE="$tmp/state"
  : >"$tmp/state/calls"
}

deploy() {
  PATH="$tmp/bin:$PATH" "$home/deploy.sh" --domain hooks.example.org --package "$tmp/a.deb" "$@" >"$tmp/out" 2>&1
}

ok() {
  passed=$((passed + 1))
  echo "ok: $*"
}

# What it leaves: files, links and whether the firewall and the package are on.
left() {
  (cd "$tmp/root" && find . -not -type d -not -path '*/letsencrypt/*' | sort)
  cat "$tmp/state/ufw" 2>/dev/null || true
  grep -x agora-webhooks "$tmp/state/installed" 2>/dev/null || true
}

fresh
deploy --dry-run
[ ! -s "$tmp/state/calls" ] && [ -z "$(left)" ] && grep -q "would run: certbot" "$tmp/out"
ok "a dry run changes nothing and says what it would do"

fresh
deploy
site="$tmp/root/etc/nginx/sites-available/agora-webhooks"
grep -q "server_name hooks.example.org;" "$site" && grep -q "ssl_certificate " "$site" && ! grep -q DOMAIN "$site"
[ -L "$tmp/root/etc/nginx/sites-enabled/agora-webhooks" ]
[ "$(grep -n 'ufw allow 22' "$tmp/state/calls" | cut -d: -f1)" -lt "$(grep -n 'ufw --force enable' "$tmp/state/calls" | cut -d: -f1)" ]
ok "a first run sets up everything, and lets ssh in before the firewall is on"
whole="$(wc -l <"$tmp/state/calls")"

before="$(left)"
: >"$tmp/state/calls"
echo "# mine" >>"$site"
deploy
[ "$(left)" = "$before" ] && grep -q "# mine" "$site"
! grep -q "certbot\|ufw --force\|apt-get update" "$tmp/state/calls"
ok "a second run changes nothing, and keeps the TLS site"

sed -i 's/server_name hooks.example.org/server_name other.example.org/' "$site"
! deploy && grep -q "serves another domain" "$tmp/out"
ok "the TLS site of another domain is left alone"

for ((call = 1; call <= whole; call++)); do
  fresh
  if FAIL_AT="$call" deploy; then
    echo "FAILED: call $call failed, and deploy.sh did not"
    exit 1
  fi
  failed="$(grep -B1 'FAILED HERE' "$tmp/state/calls" | head -n 1)"
  if [ -n "$(left)" ]; then
    echo "FAILED: after \"$failed\" failed there is left:"
    left
    exit 1
  fi
  ok "all is taken back when this fails: $failed"
done

for bad in "--domain x" "--domain a_b.c" "--domain hooks.example.org;reboot" "--email x" "--what" "--package /none"; do
  fresh
  # shellcheck disable=SC2086 # two words
  if PATH="$tmp/bin:$PATH" "$home/deploy.sh" --domain hooks.example.org --package "$tmp/a.deb" $bad >"$tmp/out" 2>&1; then
    echo "FAILED: $bad was taken"
    exit 1
  fi
  [ ! -s "$tmp/state/calls" ]
done
ok "options that make no sense are refused before anything is done"
echo "$passed passed"
