#!/bin/sh
# Runs once, when the database container starts with an empty volume: docs/installatie.md, 'Rollen'.
set -eu

# A password of .env, or of the file that its name with _FILE names.
password() {
  eval "value=\${$1:-} file=\${$1_FILE:-}"
  [ -z "$file" ] || value=$(cat "$file")
  printf '%s' "$value"
}

owner=$(password DB_OWNER_PASSWORD)
app=$(password DB_APP_PASSWORD)
if [ -z "$owner" ] || [ -z "$app" ]; then
  echo "Set DB_OWNER_PASSWORD and DB_APP_PASSWORD in .env, or the same with _FILE." >&2
  exit 1
fi
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$owner" -v app_password="$app" -v backup_password="$(password DB_BACKUP_PASSWORD)" <<'SQL'
CREATE ROLE wijkaanpak_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE wijkaanpak_app LOGIN PASSWORD :'app_password';
CREATE ROLE wijkaanpak_backup LOGIN PASSWORD :'backup_password' BYPASSRLS CREATEDB;
GRANT pg_read_all_data TO wijkaanpak_backup;
CREATE DATABASE wijkaanpak OWNER wijkaanpak_owner;
SQL
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname wijkaanpak -f /rights.sql
