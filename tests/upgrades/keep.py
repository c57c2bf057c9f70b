"""Part of a release: writes what this version makes of the demo beside this file, for the drills of later versions.

    DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python -m tests.upgrades.keep 0.2.0

Most figures are left out. The people in it are invented; it stays as it is, like the migrations of its version.
"""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import django

# Figures of the rest of the country, and of a long row of the same a few.
LEAVE_OUT = """
    set session_replication_role = replica;
    create temp table kept as select id from neighbourhoods_area
        where code like 'BU0014%' or code like 'WK0014%' or code like 'GM0014' or code like 'NL%';
    delete from neighbourhoods_releaserow where area_id % 5 <> 0 or area_id not in (select id from kept);
    delete from neighbourhoods_area where id not in (select id from kept);
    delete from monitoring_assessment where id not in (select assessment_id from monitoring_report);
    delete from neighbourhoods_quantile where ctid not in (select ctid from neighbourhoods_quantile limit 40);
    delete from monitoring_roundanswer where ctid not in (select ctid from monitoring_roundanswer limit 80);
"""


def main(version: str) -> None:
    from django.db import connections

    from tests.support import database, demo
    from wijkaanpak import local
    from wijkaanpak.local import postgres

    name = f"wijkaanpak_keep_{version.replace('.', '_')}"
    database.make_once(name, version, demo._load)
    with database.superuser(name) as session:
        session.execute(LEAVE_OUT)
        tables = session.execute("select quote_ident(tablename) from pg_tables where schemaname = 'public'").fetchall()
        for (table,) in tables:  # a setting of the tests
            session.execute(f"alter table {table} reset (autovacuum_enabled)")
    address = re.sub(r"/\w+\?", f"/{name}?", local.services().superuser_url)
    command = [postgres.programs() / "pg_dump", "--no-comments", "-d", address]
    dumped = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    # A lock on the session of one psql, which an older one does not know.
    plain = re.sub(rb"(?m)^\\(un)?restrict .*\n", b"", dumped)
    Path(__file__).with_name(f"{version}.sql.gz").write_bytes(gzip.compress(plain, 9, mtime=0))
    connections.close_all()
    database.drop(name)


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
