"""`manage.py verify`: what it says and with which code it ends, without a database."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from monitoring import rendering
from tests.support.pdf import only_files, with_files
from tests.support.snapshots import example_snapshot
from tests.test_consistency import ROOT

NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}


def verify(path) -> str:
    out = StringIO()
    call_command("verify", str(path), stdout=out)
    return out.getvalue()


def test_a_report_that_agrees_is_told_in_a_sentence(content, tmp_path):
    file = tmp_path / "rapport.pdf"
    file.write_bytes(content)

    assert verify(file).splitlines() == [
        "Voortgangsrapportage Selwerd, 2025-10-01 – 2026-09-30",
        "Alles klopt. Opnieuw gemaakt uit de bestanden in de pdf: 10 standen, 7 oordelen, 5 doelen en 84 cijfers.",
    ]


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("rapport.json", b'"value":69.4', b'"value":79.4', "rapport.json: de controlecode is "),
        ("cijfers.csv", b";69,4;", b";79,4;", "cijfers.csv: regel 6, kolom ‘waarde’: er staat ‘79,4’"),
    ],
)
def test_a_changed_digit_in_an_attachment_is_found_and_the_command_fails(content, tmp_path, name, before, after, said):
    file, out = tmp_path / "rapport.pdf", StringIO()
    attached = {found.name: found.content for found in rendering.attachments.attachments(example_snapshot())}
    file.write_bytes(with_files(content, {name: attached[name].replace(before, after, 1)}))

    with pytest.raises(CommandError, match="klop") as failed:
        call_command("verify", str(file), stdout=out)

    assert failed.value.returncode == 1
    assert said in out.getvalue()
    assert "Alles klopt" not in out.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [(only_files({}), "zit geen rapport.json"), (b"%PDF", "geen pdf"), (None, "is niet te lezen")],
)
def test_another_file_ends_with_another_code_and_with_words(tmp_path, content, message):
    file = tmp_path / "brief.pdf"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=message) as failed:
        verify(file)

    assert failed.value.returncode == 2


@pytest.mark.parametrize(("is_report", "code"), [(True, 0), (False, 2)])
def test_it_needs_no_database_and_no_redis(content, tmp_path, is_report, code):
    file = tmp_path / "rapport.pdf"
    file.write_bytes(content if is_report else only_files({}))

    done = subprocess.run(
        [sys.executable, "manage.py", "verify", str(file)],
        cwd=ROOT,
        env={**os.environ, **NOWHERE, "DJANGO_SETTINGS_MODULE": "wijkaanpak.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, "Alles klopt" in done.stdout) == (code, is_report), done.stderr
