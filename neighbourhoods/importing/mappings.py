"""The writes of saved mappings, and what must be right about one. Reading through one: `sources.layout_of_mapping`."""

import re
from collections.abc import Mapping as Dictionary
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from neighbourhoods.models import Indicator, Mapping, ReleaseColumn
from neighbourhoods.tables import cells, headers
from neighbourhoods.terms import Combination, Note
from wijkaanpak.accounts.models import Municipality

TABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FIELDS = (
    "name",
    "table",
    "publisher",
    "sheet",
    "header_row",
    "code_column",
    "period_column",
    "period",
    "respondents_column",
    "division_year",
    "columns",
    "decimal",
    "missing",
    "note",
)


class Invalid(Exception):
    """Something about a mapping is not right: `problems` says what, by field."""

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems.values()))


def save(mapping: Mapping | None, municipality: Municipality, values: Dictionary[str, Any]) -> Mapping:
    """Make or change a mapping; `values` are those of FIELDS. Raises Invalid."""
    found = problems(municipality, values)
    if found:
        raise Invalid(found)
    mapping = mapping or Mapping(municipality=municipality)
    for field in FIELDS:
        setattr(mapping, field, values[field])
    try:
        with transaction.atomic():
            mapping.save()
    except IntegrityError as error:
        if "mapping_name_once" not in str(error):
            raise
        raise Invalid({"name": _("U hebt al een koppeling met deze naam. Kies een andere naam.")}) from error
    return mapping


@transaction.atomic
def say_unknown(mapping: Mapping, sign: str) -> Mapping:
    """Let a sign in the cells of this table mean that the figure is not known."""
    mapping = Mapping.objects.select_for_update().get(pk=mapping.pk)
    mapping.missing = mapping.missing | {sign: Note.MISSING.name.lower()}
    mapping.save(update_fields=["missing"])
    return mapping


def delete(mapping: Mapping) -> None:
    """Forget how a table was read; figures that were read with it stay."""
    mapping.delete()


def problems(municipality: Municipality, values: Dictionary[str, Any]) -> dict[str, str]:
    """What is not right, by field, in words that say what to do; empty when all is."""
    found: dict[str, str] = {}
    prefix = f"{municipality.code}-"
    if not municipality.code:
        found["table"] = _("Uw gemeente heeft hier nog geen CBS-code. Vraag uw beheerder om die in te vullen.")
    elif not values["table"].startswith(prefix) or not TABLE.fullmatch(values["table"].removeprefix(prefix)):
        found["table"] = _(
            "Begin de tabelcode met %(prefix)s en gebruik daarna kleine letters, cijfers en streepjes."
        ) % {"prefix": prefix}
    if values["header_row"] is not None and not 1 <= values["header_row"] <= headers.DEEPEST:
        found["header_row"] = _("De kopregel staat op regel 1 tot en met %d.") % headers.DEEPEST
    if values["period"] and values["period_column"]:
        found["period"] = _("Kies een kolom met de periode of een vaste periode, niet allebei.")
    elif values["period"] and cells.period(values["period"]) != values["period"]:
        found["period"] = _("Schrijf de periode als jaar (2026) of als maand (2026-03).")
    found |= _problems_of_columns(values)
    return found


def indicators() -> list[tuple[str, list[Indicator]]]:
    """What a column can be, by whether it will be seen: figures of a publisher go before those of a municipality. What
    is worked out of a count is not there: the count is.
    """
    shown = Indicator.objects.in_order().exclude(combination=Combination.RATE)
    columns = ReleaseColumn.objects.filter(is_current=True, table__series=F("indicator__series"))
    national = set(columns.values_list("indicator_id", flat=True))
    groups = (
        (_("Indicatoren van uw gemeente"), [indicator for indicator in shown if indicator.is_own]),
        (
            _("Landelijk nog geen cijfers"),
            [indicator for indicator in shown if not indicator.is_own and indicator.pk not in national],
        ),
        (
            _("Landelijke cijfers gaan voor"),
            [indicator for indicator in shown if not indicator.is_own and indicator.pk in national],
        ),
    )
    return [(name, choices) for name, choices in groups if choices]


def _problems_of_columns(values: Dictionary[str, Any]) -> dict[str, str]:
    columns = values["columns"]
    if not columns:
        return {"columns": _("Kies minstens één kolom met cijfers en de indicator die erbij hoort.")}
    keys = list(columns.values())
    double = sorted({key for key in keys if keys.count(key) > 1})
    if double:
        return {"columns": _("Deze indicator staat bij twee kolommen: %s. Kies er één.") % ", ".join(double)}
    known = set(Indicator.objects.filter(key__in=keys).values_list("key", flat=True))
    unknown = sorted(set(keys) - known)
    if unknown:
        return {"columns": _("Deze indicator bestaat niet: %s. Maak hem eerst aan.") % ", ".join(unknown)}
    rates = list(Indicator.objects.filter(key__in=keys, combination=Combination.RATE))
    if rates:
        made_of = dict(Indicator.objects.values_list("key", "name"))
        names = ", ".join(f"{rate.name} ({made_of.get(rate.numerator, rate.numerator)})" for rate in rates)
        return {"columns": _("Dit berekenen wij zelf uit een aantal: %s. Kies dat aantal.") % names}
    used = {values["code_column"], values["period_column"]} & set(columns)
    if used:
        return {"columns": _("‘%s’ kan niet tegelijk code of periode en cijfer zijn.") % used.pop()}
    answers = values["respondents_column"]
    if answers and answers in (values["code_column"], values["period_column"], *columns):
        reason = _("‘%s’ is al gekozen als code, periode of cijfer. Kies de kolom die zegt hoeveel mensen antwoordden.")
        return {"respondents_column": reason % answers}
    return {}
