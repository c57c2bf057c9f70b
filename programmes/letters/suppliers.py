"""What somebody who supplies own figures hears."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from programmes.letters.sending import post, signature
from programmes.models import OwnFigure
from wijkaanpak import tenancy


@transaction.atomic
def send_returned_figure(figure_id: int, *, at: datetime) -> bool:
    """Tell who entered an own figure why it came back; returns whether a letter went out."""
    rows = OwnFigure.objects.select_for_update(of=("self",), skip_locked=True)
    rows = rows.select_related("series__programme__municipality", "period", "entered_by")
    figure = rows.filter(pk=figure_id, status=OwnFigure.Status.RETURNED, letter_sent_at=None).first()
    if figure is None:
        return False

    figure.letter_sent_at = at
    figure.save(update_fields=["letter_sent_at"])
    programme = figure.series.programme
    words = _(
        "Beste %(name)s,\n\n"
        "U vulde een cijfer in voor %(area)s: ‘%(title)s’, %(period)s. Het is teruggestuurd.\n\n"
        "Wat er anders moet:\n%(reason)s\n\n"
        "Hier kunt u het verbeteren:\n%(link)s\n\n"
        "%(sender)s\n"
    )
    parts = {
        "name": " ".join(figure.entered_by.name.split()),
        "area": programme.area_name,
        "title": " ".join(figure.series.name.split()),
        "period": figure.period.label,
        "reason": figure.return_reason,
        "link": tenancy.url(programme.municipality, "own_figures:detail", slug=programme.slug, pk=figure.series_id),
        "sender": signature(programme),
    }
    post(programme, _("Teruggestuurd: %(title)s") % parts, words % parts, to=figure.entered_by.email)
    return True
