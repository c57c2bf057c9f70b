"""An own figure on its way, by the writes and by the pages."""

from datetime import timedelta
from decimal import Decimal

from programmes import own_figures
from programmes.models import Event
from tests.conftest import NOON

TODAY = NOON.date()
LATER = NOON + timedelta(days=1)
HTMX = {"HX-Request": "true"}
WHY = "De telling van september ontbreekt. Vult u die nog aan?"


def enter(series, period, by, value=412, *, seen=None, at=NOON, send=True, **words):
    seen = own_figures.token(own_figures.at_work(series, period)) if seen is None else seen
    value = None if value is None else Decimal(value)
    words = {"remark": "", **words}
    return own_figures.enter(series, period, value=value, seen=seen, send=send, by=by, at=at, **words)


def approve(figure, by, at=NOON):
    return own_figures.approve(figure, seen=own_figures.token(figure), by=by, at=at)


def give_back(figure, by, reason=WHY, at=NOON):
    return own_figures.give_back(figure, reason=reason, seen=own_figures.token(figure), by=by, at=at)


def kinds():
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def typed(series, period, **more):
    """What the form of `own_figures:enter` sends."""
    seen = own_figures.token(own_figures.at_work(series, period))
    return {"value": "412", "remark": "", "seen": seen, "send": "yes", **more}


def text(answer) -> str:
    return answer.content.decode()
