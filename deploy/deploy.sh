#!/usr/bin/env bash
# Sets up Agora Webhooks on Ubuntu 24.04: Java, the package, nginx with a certificate, a firewall, a watch over its health.
# Running it again changes only what is not yet so. When a step fails, what this run did is taken back, last first.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: sudo deploy/deploy.sh --domain DOMAIN [--email ADDRESS] [--package FILE.deb] [--dry-run]

  --domain DOMAIN     the name that Agora will send to; it must lead to this machine already
  --email ADDRESS     where Let's Encrypt writes to when a certificate is about to end
  --package FILE.deb  the package; without it one is built from this clone
  --dry-run           only says what would be done
TEXT
}

domain=""
email=""
package=""
dry=""
root="${DEPLOY_ROOT:-}" # for tests: where /etc and the like are
home="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)"
undo=()
touched=() # files that this run has written
stays="packages from Ubuntu, a certificate and all data stay"
switched_on="" # yes when it is this run that switched the firewall on

fail() {
  echo "deploy: $*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case "$1" in
    --domain) domain="${2:-}"; shift 2 || fail "--domain needs a value" ;;
    --email) email="${2:-}"; shift 2 || fail "--email needs a value" ;;
    --package) package="${2:-}"; shift 2 || fail "--package needs a value" ;;
    --dry-run) dry=yes; shift ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail "unknown option $1" ;;
  esac
done

[[ "$domain" =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$ ]] ||
  fail "--domain is \"$domain\". Allowed: a name such as hooks.example.org, in lower case"
[[ -z "$email" || "$email" =~ ^[^[:space:]@]+@[^[:space:]@]+$ ]] || fail "--email is \"$email\", which is no address"
[ -z "$package" ] || [ -r "$package" ] || fail "the package $package cannot be read"
[ -n "$dry" ] || [ "$(id -u)" = 0 ] || fail "this has to run as root: sudo $0 ..."

say() {
  echo "deploy: $*"
}

# run COMMAND...: runs it, or says it in a dry run.
run() {
  if [ -n "$dry" ]; then
    echo "would run: $*"
  else
    "$@"
  fi
}

# later COMMAND...: what takes back the step that comes now. It is noted before the step, because a step that fails may have
# done some of it; so it must do no harm where nothing was done.
later() {
  [ -n "$dry" ] || undo+=("$(printf '%q ' "$@")")
}

roll_back() {
  local code=$? i
  trap - EXIT
  [ "$code" != 0 ] || exit 0
  for ((i = ${#undo[@]} - 1; i >= 0; i--)); do
    echo "deploy: taking back: ${undo[i]}" >&2
    eval "${undo[i]}" || echo "deploy: that did not work; do it by hand" >&2
  done
  echo "deploy: failed; what this run did was taken back; $stays" >&2
  exit "$code"
}
trap roll_back EXIT

# write FILE MODE: the input becomes the file, if it is not that already; an old one comes back on failure.
write() {
  local file="$root$1" mode="$2" text
  text="$(cat)"
  if [ -e "$file" ] && [ "$(cat "$file")" = "$text" ]; then
    say "$1 is as it should be"
    return
  fi
  if [ -n "$dry" ]; then
    echo "would write: $1"
    return
  fi
  if [[ " ${touched[*]} " != *" $file "* ]]; then # what this run wrote itself is not what was there before
    touched+=("$file")
    if [ -e "$file" ]; then
      cp -p "$file" "$file.before-deploy"
      later mv -f "$file.before-deploy" "$file"
    else
      later rm -f "$file"
    fi
  fi
  mkdir -p "$(dirname "$file")"
  printf '%s\n' "$text" >"$file.new"
  chmod "$mode" "$file.new"
  mv -f "$file.new" "$file"
}

installed() {
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q "install ok installed"
}

install_packages() {
  local missing=() name
  for name in openjdk-17-jre-headless nginx certbot ufw curl; do
    installed "$name" || missing+=("$name")
  done
  [ "${#missing[@]}" -gt 0 ] || { say "Java, nginx, certbot and ufw are there"; return; }
  run apt-get update -qq
  run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"
}

# Half installed it has to go too.
remove_server() {
  [ -z "$(dpkg-query -W -f='${Status}' agora-webhooks 2>/dev/null)" ] || apt-get remove -y -qq agora-webhooks
}

install_server() {
  if [ -z "$package" ]; then
    say "building the package from $home"
    run mvn -B -ntp -q -f "$home/pom.xml" -pl packaging -am -DskipTests package
    package="$(ls -t "$home"/packaging/target/*.deb 2>/dev/null | head -n 1 || true)"
    [ -n "$package" ] || [ -n "$dry" ] || fail "the build left no package"
  fi
  if installed agora-webhooks; then
    stays="$stays, and so does the new version of agora-webhooks, because an older one may not read its tables"
  else
    later remove_server
  fi
  run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --allow-downgrades "$(readlink -f "${package:-PACKAGE}" || echo "$package")"
}

get_certificate() {
  if [ -e "$root/etc/letsencrypt/live/$domain/fullchain.pem" ]; then
    say "there is a certificate for $domain"
    return
  fi
  later systemctl reload-or-restart nginx # first noted, so last done: when the site is away
  write /etc/nginx/sites-available/agora-webhooks 644 <<TEXT
server {
  listen 80;
  listen [::]:80;
  server_name $domain;
  root /var/www/html;
}
TEXT
  enable_site
  local as=(--register-unsafely-without-email)
  [ -z "$email" ] || as=(--email "$email")
  run certbot certonly --webroot -w /var/www/html -d "$domain" --non-interactive --agree-tos "${as[@]}" \
    --deploy-hook "systemctl reload nginx"
}

enable_site() {
  local link="$root/etc/nginx/sites-enabled/agora-webhooks"
  if [ ! -L "$link" ]; then
    run mkdir -p "$(dirname "$link")"
    later rm -f "$link"
    run ln -s /etc/nginx/sites-available/agora-webhooks "$link"
  fi
  run nginx -t -q
  run systemctl reload-or-restart nginx
}

set_up_nginx() {
  local site="$root/etc/nginx/sites-available/agora-webhooks"
  if [ -e "$site" ] && grep -q ssl_certificate "$site" && ! grep -q "server_name $domain;" "$site"; then
    fail "$site serves another domain by TLS; move it away first"
  fi
  if [ -e "$site" ] && grep -q ssl_certificate "$site"; then
    say "keeping the TLS site that is there"
  else
    later systemctl reload-or-restart nginx
    # No pipe into write: its notes of what to take back would be lost with the subshell.
    write /etc/nginx/sites-available/agora-webhooks 644 < <(
      sed "s/DOMAIN/$domain/g" "$home/deploy/nginx/agora-webhooks.conf"
    )
  fi
  enable_site
}

is_firewall_on() {
  [[ "$(LC_ALL=C ufw status 2>/dev/null)" == *"Status: active"* ]]
}

# action PORT: what the firewall's own rule of this port says: allow, limit, deny, reject; nothing if there is none.
action() {
  LC_ALL=C ufw show added 2>/dev/null |
    awk -v port="$1" '$1 == "ufw" && ($3 == port || $3 == port "/tcp") && (NF == 3 || $4 == "comment") { found = $2 } END { print found }'
}

# let_in PORT: a rule that is there already stays as it is, whatever becomes of this run.
let_in() {
  local found
  found="$(action "$1")"
  case "$found" in
    allow | limit) say "the firewall lets in $1" ;;
    "")
      later shut "$1"
      run ufw allow "$1/tcp"
      ;;
    *) fail "the firewall has a rule \"$found $1\"; take it away first" ;;
  esac
}

# shut PORT: takes back what let_in did, but never while the firewall is on that this run switched on: ssh would be shut out.
shut() {
  if [ -n "$switched_on" ] && is_firewall_on; then
    echo "deploy: the firewall is still on" >&2
    return 1
  fi
  ufw delete allow "$1/tcp"
}

# The port of ssh may have been changed.
ssh_ports() {
  { echo 22; sshd -T 2>/dev/null | awk '$1 == "port" { print $2 }'; } | sort -nu
}

# ssh is let in before anything is shut out.
set_up_firewall() {
  local port
  for port in $(ssh_ports) 80 443; do
    let_in "$port"
  done
  if is_firewall_on; then
    say "the firewall is on"
  else
    switched_on=yes
    later ufw disable
    run ufw --force enable
  fi
}

watch_health() {
  later systemctl daemon-reload
  write /etc/systemd/system/agora-webhooks-watch.service 644 <<'TEXT'
[Unit]
Description=Restarts Agora Webhooks when it does not answer

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'curl -fsS -o /dev/null --max-time 10 --retry 2 --retry-all-errors http://127.0.0.1:8000/health/live || systemctl restart agora-webhooks'
TEXT
  write /etc/systemd/system/agora-webhooks-watch.timer 644 <<'TEXT'
[Unit]
Description=Looks every minute whether Agora Webhooks answers

[Timer]
OnBootSec=2min
OnUnitActiveSec=1min

[Install]
WantedBy=timers.target
TEXT
  run systemctl daemon-reload
  systemctl is-enabled -q agora-webhooks-watch.timer 2>/dev/null || later systemctl disable --now agora-webhooks-watch.timer
  run systemctl enable --now agora-webhooks-watch.timer
}

check() {
  run curl -fsS -o /dev/null --max-time 10 --retry 10 --retry-delay 1 --retry-all-errors http://127.0.0.1:8000/health/live
  run curl -fsS -o /dev/null --max-time 10 --retry 3 --retry-all-errors "https://$domain/health/live"
}

install_packages
install_server
set_up_firewall
get_certificate
set_up_nginx
watch_health
check
for file in "${touched[@]}"; do
  rm -f "$file.before-deploy"
done

say "done. In Agora's console the URL is https://$domain/{app_id}/webhooks"
say "next: put Agora's secrets into /etc/agora-webhooks/secrets, and: sudo agora-webhooks user create NAME"
