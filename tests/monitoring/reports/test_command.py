from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from monitoring.models import Assessment, Report
from tests.support.monitoring import make_programme, make_report


def test_make_report_writes_a_pdf_and_keeps_nothing(groningen, tmp_path):
    make_programme()
    out, said = tmp_path / "rapport.pdf", StringIO()

    call_command("make_report", "selwerd", "--out", str(out), "--at", "2026-10-01", stdout=said)

    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert "rapport.pdf" in said.getvalue()
    assert not Report.objects.exists()
    assert not Assessment.objects.exists()


def test_make_report_names_a_programme_that_is_not_there(groningen, tmp_path):
    with pytest.raises(CommandError, match="‘nergens’"):
        call_command("make_report", "nergens", "--out", str(tmp_path / "rapport.pdf"))


def test_the_same_day_gives_the_same_file_whatever_was_adopted_since(groningen, tmp_path):
    programme = make_programme()
    first, second = tmp_path / "eerst.pdf", tmp_path / "later.pdf"

    call_command("make_report", "selwerd", "--out", str(first), "--at", "2026-10-01", stdout=StringIO())
    make_report(programme, status="adopted", period_end=date(2026, 6, 30), reference_date=date(2026, 7, 1))
    call_command("make_report", "selwerd", "--out", str(second), "--at", "2026-10-01", stdout=StringIO())

    assert first.read_bytes() == second.read_bytes()
