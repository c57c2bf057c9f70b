#!/bin/sh
# Runs once, when the database container starts with an empty volume: docs/installatie.md, 'Rollen'.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$DB_OWNER_PASSWORD" -v app_password="$DB_APP_PASSWORD" \
  -v backup_password="${DB_BACKUP_PASSWORD:-}" <<'SQL'
CREATE ROLE wijkaanpak_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE wijkaanpak_app LOGIN PASSWORD :'app_password';
CREATE ROLE wijkaanpak_backup LOGIN PASSWORD :'backup_password' BYPASSRLS CREATEDB;
GRANT pg_read_all_data TO wijkaanpak_backup;
CREATE DATABASE wijkaanpak OWNER wijkaanpak_owner;
SQL
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname wijkaanpak -f /rights.sql
