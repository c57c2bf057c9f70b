"""Reads: what goes to the council over all wijkaanpakken somebody sees."""

from django.db.models import F

from monitoring.models import Report
from monitoring.models.report import ReportQuerySet
from programmes.models import Programme
from wijkaanpak.accounts.models import User


def for_council(user: User) -> ReportQuerySet:
    """Adopted reports, those that the council does not have yet first, then the latest. Drafts are not among them."""
    rows = Report.objects.adopted().filter(programme__in=Programme.objects.visible_to(user))
    rows = rows.defer("snapshot").select_related("programme")
    return rows.order_by(F("offered_on").desc(nulls_first=True), "-adopted_on", "-pk")
