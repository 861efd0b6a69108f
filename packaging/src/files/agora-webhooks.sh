#!/bin/sh
# Runs Agora Webhooks as its own user, with the settings of /etc/agora-webhooks/agora-webhooks.env.
set -e

user=agora-webhooks
config=/etc/agora-webhooks/agora-webhooks.env
data=/var/lib/agora-webhooks
jar=/usr/share/agora-webhooks/agora-webhooks.jar

if [ "$(id -u)" = 0 ]; then
  exec runuser -u "$user" -- "$0" "$@"
fi

# systemd has read the settings already, and says so.
if [ -z "${AGORA_WEBHOOKS_SETTINGS:-}" ]; then
  if [ ! -r "$config" ]; then
    echo "agora-webhooks: $config cannot be read. Run this as root (sudo agora-webhooks ...)." >&2
    exit 1
  fi
  set -a
  # shellcheck source=/dev/null
  . "$config"
  set +a
fi
cd "$data"

case "${1:-}" in
  # Commands that end in a moment would spend half of it on compiling for longer ones.
  channels | call | minutes | live | notices | shares | rejected | token | user | app | apps | completion)
    more=-XX:TieredStopAtLevel=1
    ;;
  # What a thousand notices need at once dies young where there is room for it.
  replay | rebuild | import-python | backfill-sids) more="-Xms96m -Xmn64m" ;;
  *) more= ;;
esac

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# Why memory is shaped like this: RATIONALE.md, "Memory".
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
# shellcheck disable=SC2086 # several options in one variable
exec "$java" -Xms32m -Xmx256m -Xmn14m $more -Xss512k -XX:SurvivorRatio=3 -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 \
  -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=1000 \
  -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 \
  -Xshare:auto -Xlog:disable -Xlog:all=error:stderr ${AGORA_WEBHOOKS_JAVA_OPTS:-} -jar "$jar" "$@"
