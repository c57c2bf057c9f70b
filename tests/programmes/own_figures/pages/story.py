"""An own figure on its pages: who asks what."""

from programmes import own_figures

HTMX = {"HX-Request": "true"}


WHY = "De telling van september ontbreekt nog."


def text(answer) -> str:
    return answer.content.decode()


def typed(series, period, **more):
    seen = own_figures.token(own_figures.at_work(series, period))
    return {"value": "412", "remark": "", "seen": seen, "send": "yes", **more}
