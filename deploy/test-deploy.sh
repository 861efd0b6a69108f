#!/usr/bin/env bash
# Runs deploy.sh against stand-ins for the system's commands: whole, again, and on machines of several kinds once for each
# command that fails, before it did anything and after. What was there before has to be there then, and nothing else.
set -euo pipefail
home="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd -P)"
tmp="$(mktemp -d)"
trap 'rm -rf "$tmp"' EXIT
commands="apt-get certbot nginx systemctl ufw sshd curl dpkg-query mvn id"
passed=0

mkdir "$tmp/bin"
cat >"$tmp/bin/stub" <<'STUB'
#!/usr/bin/env bash
# Takes down what it is called with, and changes the state of a machine made of files. Fails at the call that FAIL_AT says,
# with FAIL_AFTER only when the work is done, and at every call that is FAIL_ON.
name="${0##*/}"
state="$STUB_STATE"
site="$DEPLOY_ROOT/etc/nginx/sites-available/agora-webhooks"
case "$name $*" in
  "id -u") echo 0; exit ;;
  "dpkg-query "*) grep -qx "${!#}" "$state/installed" 2>/dev/null && echo "install ok installed"; exit ;;
  "ufw status") cat "$state/ufw" 2>/dev/null || echo "Status: inactive"; exit ;;
  "ufw show added") echo "Added user rules (see 'ufw status' for running firewall):"; cat "$state/rules" 2>/dev/null || echo "(None)"; exit ;;
  "systemctl is-enabled "*) [ -e "$state/timer" ]; exit ;;
  "sshd -T") cat "$state/sshd" 2>/dev/null; exit ;;
esac
echo "$name $*" >>"$state/calls"
mapfile -t calls <"$state/calls"
fails=""
if [ "${#calls[@]}" = "${FAIL_AT:-0}" ] || [ "$name $*" = "${FAIL_ON:-}" ]; then
  fails=yes
  echo "$name $*" >>"$state/failed"
  [ -n "${FAIL_AFTER:-}" ] || exit 1
fi
case "$name $*" in
  "ufw --force enable") echo "Status: active" >"$state/ufw" ;;
  "ufw disable") rm -f "$state/ufw" ;;
  "ufw allow "*) sed -i "/^ufw [a-z]* ${2/\//\\/}/d" "$state/rules" 2>/dev/null; echo "ufw $*" >>"$state/rules" ;;
  "ufw delete "*) sed -i "/^ufw allow ${3/\//\\/}\$/d" "$state/rules"; [ -s "$state/rules" ] || rm -f "$state/rules" ;;
  "apt-get install "*.deb) grep -qx agora-webhooks "$state/installed" || echo agora-webhooks >>"$state/installed" ;;
  "apt-get remove "*) sed -i '/^agora-webhooks$/d' "$state/installed" ;;
  "apt-get install "*) printf '%s\n' openjdk-17-jre-headless nginx certbot ufw curl >>"$state/installed" ;;
  "certbot "*) mkdir -p "$DEPLOY_ROOT/etc/letsencrypt/live/hooks.example.org"
    echo pem >"$DEPLOY_ROOT/etc/letsencrypt/live/hooks.example.org/fullchain.pem" ;;
  "systemctl reload-or-restart nginx") rm -f "$state/nginx"
    [ ! -L "$DEPLOY_ROOT/etc/nginx/sites-enabled/agora-webhooks" ] || cp "$site" "$state/nginx" ;;
  "systemctl daemon-reload") rm -f "$state/units"
    cat "$DEPLOY_ROOT"/etc/systemd/system/* >"$state/units" 2>/dev/null || rm -f "$state/units" ;;
  "systemctl enable "*) touch "$state/timer" ;;
  "systemctl disable "*) rm -f "$state/timer" ;;
esac
if [ -e "$state/ufw" ] && ! grep -Eq "^ufw (allow|limit) (22/tcp|OpenSSH)" "$state/rules" 2>/dev/null; then
  touch "$state/locked-out"
fi
[ -z "$fails" ]
STUB
chmod +x "$tmp/bin/stub"
for name in $commands; do
  ln -s stub "$tmp/bin/$name"
done
touch "$tmp/a.deb"

# The machines: what is there before.
fresh() {
  rm -rf "$tmp/root" "$tmp/state"
  mkdir -p "$tmp/root" "$tmp/state"
  export DEPLOY_ROOT="$tmp/root" STUB_STATE="$tmp/state"
  : >"$tmp/state/calls"
}

with_a_firewall() {
  fresh
  echo "Status: active" >"$tmp/state/ufw"
  printf '%s\n' "ufw allow OpenSSH" "ufw allow 443/tcp comment 'mine'" "ufw deny 8443/tcp" >"$tmp/state/rules"
}

with_a_limit_for_ssh() {
  fresh
  echo "ufw limit 22/tcp" >"$tmp/state/rules"
  echo "port 2222" >"$tmp/state/sshd"
}

with_a_site() {
  fresh
  echo agora-webhooks >"$tmp/state/installed"
  mkdir -p "$tmp/root/etc/nginx/sites-available" "$tmp/root/etc/nginx/sites-enabled"
  echo "# plain" >"$tmp/root/etc/nginx/sites-available/agora-webhooks"
  ln -s /etc/nginx/sites-available/agora-webhooks "$tmp/root/etc/nginx/sites-enabled/agora-webhooks"
  cp "$tmp/root/etc/nginx/sites-available/agora-webhooks" "$tmp/state/nginx"
}

set_up_before() {
  fresh
  deploy
  : >"$tmp/state/calls"
}

deploy() {
  PATH="$tmp/bin:$PATH" "$home/deploy.sh" --domain hooks.example.org --package "$tmp/a.deb" "$@" >"$tmp/out" 2>&1
}

# not COMMAND...: with a mere ! a test would go on.
not() {
  ! "$@"
}

ok() {
  passed=$((passed + 1))
  echo "ok: $*"
}

# What there is: files, links, the firewall with its rules, the package, what nginx and systemd have read.
left() {
  (cd "$tmp/root" && find . \( -type f -o -type l \) -not -path '*/letsencrypt/*' | sort)
  (cd "$tmp/root" && find . -type f -not -path '*/letsencrypt/*' -exec cksum {} + | sort)
  grep -x agora-webhooks "$tmp/state/installed" 2>/dev/null || true
  (cd "$tmp/state" && tail -n +1 -v ufw rules nginx units timer 2>/dev/null) || true
}

never_locked_out() {
  [ ! -e "$tmp/state/locked-out" ] || { echo "FAILED: ssh was locked out"; exit 1; }
}

# is_taken_back MACHINE WHEN: with each of the commands failing once, nothing is left. WHEN is "", or "after" its work is done.
is_taken_back() {
  local machine="$1" when="$2" before whole call failed
  "$machine"
  before="$(left)"
  deploy
  never_locked_out
  whole="$(wc -l <"$tmp/state/calls")"
  for ((call = 1; call <= whole; call++)); do
    "$machine"
    if FAIL_AT="$call" FAIL_AFTER="$when" deploy; then
      echo "FAILED: call $call failed, and deploy.sh did not"
      exit 1
    fi
    failed="$(cat "$tmp/state/failed")"
    if [ "$(left)" != "$before" ]; then
      echo "FAILED: $machine: \"$failed\" failed ${when:-before} its work, and it is not as before:"
      diff <(echo "$before") <(left)
      exit 1
    fi
    never_locked_out
    [ "$machine$when" != fresh ] || ok "all is taken back when this fails: $failed"
  done
  ok "all is taken back on a machine ${machine//_/ } when any of $whole commands fails${when:+ after its work}"
}

fresh
deploy --dry-run
[ ! -s "$tmp/state/calls" ]
[ -z "$(left)" ]
grep -q "would run: certbot" "$tmp/out"
ok "a dry run changes nothing and says what it would do"

fresh
deploy
site="$tmp/root/etc/nginx/sites-available/agora-webhooks"
grep -q "server_name hooks.example.org;" "$site"
grep -q "ssl_certificate " "$site"
not grep -q DOMAIN "$site"
[ -L "$tmp/root/etc/nginx/sites-enabled/agora-webhooks" ]
[ "$(sort "$tmp/state/rules" | tr '\n' ,)" = "ufw allow 22/tcp,ufw allow 443/tcp,ufw allow 80/tcp," ]
never_locked_out
ok "a first run sets up everything, and lets ssh in before the firewall is on"

echo "# mine" >>"$site"
cp "$site" "$tmp/state/nginx"
before="$(left)"
: >"$tmp/state/calls"
deploy
[ "$(left)" = "$before" ]
not grep -q "certbot\|ufw\|apt-get update" "$tmp/state/calls"
ok "a second run changes nothing, and keeps the TLS site"

sed -i 's/server_name hooks.example.org/server_name other.example.org/' "$site"
not deploy
grep -q "serves another domain" "$tmp/out"
ok "the TLS site of another domain is left alone"

with_a_limit_for_ssh
deploy
[ "$(sort "$tmp/state/rules" | tr '\n' ,)" = "ufw allow 2222/tcp,ufw allow 443/tcp,ufw allow 80/tcp,ufw limit 22/tcp," ]
ok "ssh is let in at its own port too, and a rule that limits it stays"

fresh
echo "ufw deny 80/tcp" >"$tmp/state/rules"
not deploy
grep -q 'has a rule "deny 80"' "$tmp/out"
[ "$(cat "$tmp/state/rules")" = "ufw deny 80/tcp" ]
ok "a rule that refuses what is needed is left alone"

for machine in fresh with_a_firewall with_a_limit_for_ssh with_a_site set_up_before; do
  is_taken_back "$machine" ""
done
is_taken_back fresh after
is_taken_back with_a_firewall after

fresh
deploy
at="$(grep -n '^certbot' "$tmp/state/calls" | cut -d: -f1)"
fresh
FAIL_AT="$at" FAIL_ON="ufw disable" not deploy
[ -e "$tmp/state/ufw" ]
grep -qx "ufw allow 22/tcp" "$tmp/state/rules"
grep -q "do it by hand" "$tmp/out"
never_locked_out
ok "ssh stays let in by a firewall that cannot be switched off again"

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
