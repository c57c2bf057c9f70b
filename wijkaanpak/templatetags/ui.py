"""What templates draw with: formats, components that hold other HTML, and the chart. No queries.

A component without content is an include: `{% include "components/metric.html" with label=… value=… only %}`.
A component around content is a tag: `{% card %}…{% endcard %}`.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.contrib.staticfiles import finders
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import get_resolver
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wijkaanpak import charts, formats, stacking, tickets
from wijkaanpak.folding import FoldingForm

register = template.Library()

UNDO = "undo"


class Undo(NamedTuple):
    """What a form that takes a change back sends, and where to."""

    event: str
    url: str


for _format in (
    *(formats.number, formats.euro, formats.exact_euro, formats.percent, formats.years),
    *(formats.date_words, formats.stage_label),
):
    register.filter(_format)

# -- Components around content -----------------------------------------------------------------------------------------


@register.simple_block_tag
def card(content: str, *, label: str = "") -> SafeString:
    """A white sheet; with a label it becomes a region of its own."""
    return draw("card", content=content, label=label)


@register.simple_block_tag
def grid(content: str, *, size: str = "") -> SafeString:
    """Cards beside each other, as many as fit; size is small, wide or nothing."""
    return draw("grid", content=content, size=size)


@register.simple_block_tag
def columns(content: str) -> SafeString:
    """Two children: the matter itself, and what stands beside it."""
    return draw("columns", content=content)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Buttons in a row."""
    return draw("actions", content=content)


@register.simple_block_tag
def notice(content: str, *, kind: str = "info", title: str = "") -> SafeString:
    """Something to know before going on: info, ok, warning or error."""
    return draw("notice", content=content, kind=kind, title=title)


@register.simple_block_tag
def explain(content: str, *, summary: str = "", is_open: bool = False) -> SafeString:
    """Text that opens; without a summary it is about where a figure comes from."""
    return draw("explain", content=content, summary=summary or _("Hoe komt dit cijfer tot stand?"), is_open=is_open)


@register.simple_block_tag
def fold(
    content: str,
    *,
    title: str,
    id: str,
    marks: Sequence[tuple[str, str]] = (),
    level: int = 2,
    is_open: bool = False,
) -> SafeString:
    """A chapter of a long page behind its heading. `marks` beside that: better, worse, lacking or plain, with words."""
    return draw("fold", content=content, title=title, id=id, marks=marks, level=level, is_open=is_open)


@register.simple_block_tag
def table(
    content: str, *, caption: str, note: str = "", hide_caption: bool = False, stacks: bool | None = None
) -> SafeString:
    """Around `<thead>` and `<tbody>`; numeric cells carry class "is-number".

    On a phone the cells of a row stand under its head, each behind the name of its column, when there are more than two
    columns. `stacks=False` where the page knows that it fits.
    """
    if stacks is None:
        stacks = stacking.width(content) > stacking.FEW
    if stacks:
        content = mark_safe(stacking.stacked(content))  # noqa: S308
    return draw("table", content=content, caption=caption, note=note, hide_caption=hide_caption, stacks=stacks)


@register.simple_tag
def data_table(table: charts.Table) -> SafeString:
    """A table of plain text, such as belongs to a picture; the first column heads its row."""
    content = mark_safe(stacking.of_texts(table.headers, table.rows, table.numeric))  # noqa: S308
    stacks = len(table.headers) > stacking.FEW
    return draw("table", content=content, caption=table.caption, note="", hide_caption=False, stacks=stacks)


@register.simple_block_tag(takes_context=True)
def filter_form(
    context: Context,
    content: str,
    *,
    label: str = "",
    submit: str = "",
    folds: str = "",
    is_open: bool = False,
    target: str = "",
) -> SafeString:
    """A form that narrows a list down: fields beside each other, sent with GET; at every choice when it has a target.

    With `folds`, what is chosen from is behind those words on a phone, so that what was chosen is seen first.
    """
    return draw(
        "filter_form",
        content=content,
        folds=folds,
        is_open=is_open,
        target=target,
        action=context["request"].path if target else "",
        label=label or _("Lijst filteren"),
        submit=submit or _("Lijst tonen"),
    )


@register.simple_block_tag(takes_context=True)
def edit_form(
    context: Context,
    content: str,
    form: BaseForm,
    *,
    submit: str = "",
    target: str = "",
    kind: str = "primary",
    cancel: str = "",
    elsewhere: str = "",
    elsewhere_label: str = "",
) -> SafeString:
    """The form of a page, which goes back to that page: its errors first, then its fields and a button.

    Without content all fields in their order, those that a `folding.FoldingForm` folds behind ‘Meer instellingen’;
    hidden ones are always there. `target` is the id of the element that htmx
    swaps. `cancel` is where a link beside the button goes back to, `elsewhere` where to look when somebody else was
    first. Without `submit` the content has its own buttons.
    """
    return draw(
        "edit_form",
        content=content if content.strip() else "",
        form=form,
        basics=form.basics if isinstance(form, FoldingForm) else form.visible_fields(),
        folded=form.folded if isinstance(form, FoldingForm) else (),
        is_unfolded=isinstance(form, FoldingForm) and form.is_unfolded,
        submit=submit,
        target=target,
        kind=kind,
        cancel=cancel,
        elsewhere=elsewhere,
        elsewhere_label=elsewhere_label,
        action=context["request"].path,
        files=form.is_multipart(),
        csrf_token=context["csrf_token"],
        ticket=_ticket(context["request"]),
        merge=getattr(form, "merge", None),
        kept=kept(context, form),
    )


@register.simple_tag(takes_context=True)
def kept(context: Context, form: BaseForm) -> SafeString:
    """What somebody wrote on this page and did not send: go on with it, or throw it away. Nothing without."""
    request = context["request"]
    draft = None if form.is_bound else getattr(getattr(request, "kept", None), "offered", None)
    if draft is None:
        return SafeString()
    csrf_token = context["csrf_token"]
    return draw("kept", draft=draft, ticket=_ticket(request), action=request.path, csrf_token=csrf_token)


@register.simple_tag(takes_context=True)
def ticket(context: Context, page: str = "") -> SafeString:
    """What a form of staff carries beside the token: with it, it is sent once, and its text outlives the session.

    `page` is where somebody goes on with it; the page it stands on when left out.
    """
    return _ticket(context["request"], page)


def _ticket(request: HttpRequest, page: str = "") -> SafeString:
    value = tickets.ticket(request, page)
    return format_html('<input type="hidden" name="{}" value="{}">', tickets.TICKET, value) if value else SafeString()


@register.simple_block_tag
def feed(content: str) -> SafeString:
    """A column of `components/feed_item.html`."""
    return draw("feed", content=content)


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of `components/fact.html`: what was answered, or what is known."""
    return draw("facts", content=content)


@register.simple_block_tag
def steps(content: str) -> SafeString:
    """Steps to take in this order; holds `step`s."""
    return draw("steps", content=content)


@register.simple_block_tag
def step(content: str, *, title: str, is_done: bool) -> SafeString:
    """One of them, with whether it was taken."""
    return draw("step", content=content, title=title, is_done=is_done)


# -- Components that need more than their arguments --------------------------------------------------------------------


@register.simple_tag
def chart(drawing: Any, *, narrow: Any = None, heading: str = "", level: int = 3, is_small: bool = False) -> SafeString:
    """A `wijkaanpak.charts.Chart` with its message and, behind ‘Bekijk de cijfers’, its table.

    `narrow` is the same picture drawn for a phone; without it a wide picture scrolls sideways there. A small one fits
    on a phone as it is, and its message stays unseen: the numbers stand in a table above it.
    """
    small = mark_safe(narrow.svg) if narrow else ""  # noqa: S308
    svg = mark_safe(drawing.svg)  # noqa: S308
    return draw("figure_chart", chart=drawing, svg=svg, narrow=small, heading=heading, level=level, is_small=is_small)


@register.filter
def undo_of(message: Message) -> Undo | None:
    """The way back that `programmes.records.shown.say` put beside a message; None when there is none."""
    kind, _rest, where = (message.extra_tags or "").partition(":")
    event, _rest, url = where.partition(":")
    return Undo(event, url) if kind == UNDO else None


@register.filter
def picture(drawing: Any) -> SafeString:
    """The bare drawing of a `wijkaanpak.charts.Chart`, for paper, where tables stand beside it already."""
    return mark_safe(drawing.svg)  # noqa: S308


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page, label: str = "") -> dict[str, Any]:
    """Links to the other pages of a list; keeps the rest of the query string. `label` where a page has more lists."""
    window = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "window": list(window),
        "request": context["request"],
        "gap": page.paginator.ELLIPSIS,
        "label": label,
    }


@register.simple_tag(takes_context=True)
def fault(context: Context) -> str:
    """What the title of a page begins with when its form could not be stored; htmx leaves that to a script."""
    form = context.get("form")
    return f"{_('Fout:')} " if form is not None and form.is_bound and form.errors else ""


@register.simple_tag
def site_url(name: str) -> str:
    """The path of a page above the municipalities, also from within one."""
    return f"/{get_resolver(settings.ROOT_URLCONF).reverse(name)}"


@register.simple_tag(takes_context=True)
def theme(context: Context) -> SafeString:
    """The style sheet of the municipality of this page, if it brought one."""
    municipality = context.get("municipality")
    if municipality is None or not _has_theme(municipality.slug):
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', static(_theme_path(municipality.slug)))


def _theme_path(slug: str) -> str:
    return f"css/themes/{slug}.css"


@lru_cache(maxsize=512)
def _has_theme(slug: str) -> bool:
    return finders.find(_theme_path(slug)) is not None


def draw(component: str, **context: Any) -> SafeString:
    """A component with these arguments and nothing else."""
    return render_to_string(f"components/{component}.html", context)
