"""The database roles, and what each may do. The same in production: docs/installatie.md shows this SQL."""

SUPERUSER = "postgres"
OWNER = "wijkaanpak_owner"
APP = "wijkaanpak_app"
BACKUP = "wijkaanpak_backup"

ROLES_SQL = """
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wijkaanpak_owner') THEN
    CREATE ROLE wijkaanpak_owner LOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wijkaanpak_app') THEN
    CREATE ROLE wijkaanpak_app LOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wijkaanpak_backup') THEN
    CREATE ROLE wijkaanpak_backup LOGIN;
  END IF;
END
$$;
ALTER ROLE wijkaanpak_owner NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;
ALTER ROLE wijkaanpak_app NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;
ALTER ROLE wijkaanpak_backup NOSUPERUSER BYPASSRLS CREATEDB NOCREATEROLE NOREPLICATION;
GRANT pg_read_all_data TO wijkaanpak_backup;
"""
"""Once per server; safe to repeat."""

DATABASE_SQL = """
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I OWNER TO wijkaanpak_owner', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO wijkaanpak_app', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO wijkaanpak_backup', current_database());
END
$$;
ALTER SCHEMA public OWNER TO wijkaanpak_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO wijkaanpak_app;
ALTER DEFAULT PRIVILEGES FOR ROLE wijkaanpak_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wijkaanpak_app;
ALTER DEFAULT PRIVILEGES FOR ROLE wijkaanpak_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO wijkaanpak_app;
"""
"""Once per database, inside it, before the first migration; safe to repeat."""
