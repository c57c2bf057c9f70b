"""What somebody who supplies own figures hears."""

from datetime import datetime

from django.utils.translation import gettext as _

from programmes.letters import unsent
from programmes.letters.sending import Written, compose, send, signature
from programmes.models import Delivery
from wijkaanpak import tenancy


def send_returned_figure(figure_id: int, *, at: datetime, municipality_id: int | None = None) -> bool:
    """Tell who entered an own figure why it came back; returns whether a letter went out."""
    return send(Delivery.Letter.RETURNED, lambda: _returned(figure_id, at), municipality_id=municipality_id, at=at)


def _returned(figure_id: int, at: datetime) -> Written | None:
    waiting = unsent.returned_figures().rows
    rows = waiting.select_for_update(of=("self",), skip_locked=True)
    rows = rows.select_related("series__programme__municipality", "period", "entered_by")
    figure = rows.filter(pk=figure_id).first()
    if figure is None:
        return None

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
    subject = _("Teruggestuurd: %(title)s") % parts
    message = compose(programme, subject, words % parts, to=figure.entered_by.email)
    return Written(figure, programme, message, waiting, {"letter_sent_at": at})
