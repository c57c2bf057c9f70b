from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from monitoring.models import Assessment, Report
from tests.support.monitoring import make_programme


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
