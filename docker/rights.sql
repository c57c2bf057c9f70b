-- Once per database, before the first migration; safe to repeat. The same as wijkaanpak/local/roles.py.
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
