"""A council report of the demo programme: from its rows to the bytes of the PDF, against WeasyPrint alone.

WeasyPrint alone is `write_pdf()` on the very HTML of the report, with the same fonts: no queries, no scores, no charts
to draw, and none of what makes the file an accessible archive document. The product does all of that in the same turn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.test.utils import override_settings

from bench import Line, best_of
from demo import loading
from monitoring import evidence, rendering, reports
from monitoring.management.naming import named_programme
from monitoring.reports import Period
from monitoring.scoring import factors
from monitoring.snapshot.schema import Snapshot
from programmes.models import Programme
from tests.support import database
from wijkaanpak import pdf

TIMES = 5
AT = date(2026, 11, 23)
YEAR = Period(date(2025, 11, 24), AT)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def measure() -> Iterator[Line]:
    with demo_programme() as programme:
        yield from _measure(programme)


@contextmanager
def demo_programme() -> Iterator[Programme]:
    database.make("wijkaanpak_bench")
    database.use("wijkaanpak_bench")
    try:
        with override_settings(DEBUG=True):  # the demo refuses to be loaded anywhere else
            loading.load(with_reports=False)
        with named_programme("selwerd") as programme:
            yield programme
    finally:
        database.drop("wijkaanpak_bench")


def _measure(programme: Programme) -> Iterator[Line]:
    import weasyprint

    pdf.warm_up()
    html = rendering.html(frozen(programme))
    folder = Path(settings.BASE_DIR, "static").as_uri() + "/"

    def bare() -> None:
        assert weasyprint.HTML(string=html, base_url=folder).write_pdf(font_config=pdf.fonts())

    def report() -> None:
        assert rendering.render(frozen(programme))

    limit, product = best_of(TIMES, bare, report)
    yield Line("council report, from rows to PDF", "write_pdf() of the same HTML", limit, product, 1.15)

    def judged() -> None:
        assert len(factors.score_all(evidence.gather(programme, AT), AT)) == 10

    (rows,) = best_of(TIMES, judged)
    yield Line("evidence and scores of it", "the report they are for", product, rows, 0.05)


def frozen(programme: Programme) -> Snapshot:
    return reports.preview(programme, period=YEAR, reference_date=AT, at=NOON)
