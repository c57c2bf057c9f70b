#!/bin/sh
# Starts Redis with the password of REDIS_PASSWORD, or of the file that REDIS_PASSWORD_FILE names; `redis.sh ping` asks
# whether it answers. Kept in a file: a command line can be read by everybody on the host.
set -eu
umask 077
settings=/tmp/redis.conf

if [ "${1:-}" = ping ]; then
  REDISCLI_AUTH=$(sed -n 's/^requirepass //p' "$settings")
  export REDISCLI_AUTH
  [ "$(redis-cli ping)" = PONG ]
  exit
fi

password=${REDIS_PASSWORD:-}
[ -z "${REDIS_PASSWORD_FILE:-}" ] || password=$(cat "$REDIS_PASSWORD_FILE")
if [ -z "$password" ]; then
  echo "Set REDIS_PASSWORD or REDIS_PASSWORD_FILE in .env; letters and digits only." >&2
  exit 1
fi
# Nothing in it may not be lost, so nothing is kept.
cat > "$settings" <<SETTINGS
requirepass $password
save ""
appendonly no
maxmemory-policy noeviction
dir /tmp
SETTINGS
exec redis-server "$settings"
