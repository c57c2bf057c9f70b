"""The form of a target: an indicator, where it began, where it should go; and what is said of that while somebody
types.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from neighbourhoods.models import Indicator
from neighbourhoods.standings.precedents import AskedTarget
from programmes.models import Ambition, AmbitionIndicator
from programmes.records import Aside, RecordForm
from programmes.records.forms import FormGroup, put
from programmes.visions.reads import TargetFigures, better, newest_value, read, with_figures
from programmes.visions.realism import Realism, realism
from programmes.visions.sense import nonsense
from wijkaanpak import fields

REASON = 20
BASELINE = ("baseline_period", "baseline_value")
TARGET = ("target_value", "target_year")
READ = ("indicator_key", "baseline_of", *BASELINE, *TARGET)


@dataclass(frozen=True, slots=True)
class Typed:
    """What is said under the target: `wrong` is what to mend first, else `realism` is there; `today` is the figure."""

    indicator: Indicator | None = None
    better: str = ""
    today: str = ""
    wrong: tuple[str, ...] = ()
    realism: Realism | None = None


class TargetForm(RecordForm):
    """`baseline_of` says of which indicator the baseline is that the form filled in."""

    GROUPS = (
        ("", ("ambition", "indicator_key")),
        (_("Nulmeting: waar begonnen we?"), BASELINE),
        (_("Doel: waar willen we heen?"), TARGET),
        ("", ("reference", "reason")),
    )
    ASIDES = {"target_value": Aside("programmes/visions/typed.html", READ)}
    HELPS = ("baseline_of",)
    is_refilled = False
    """Whether the baseline was filled in just now, for the indicator that was chosen just now."""

    ambition = fields.RowField(
        label=_("Bij welke ambitie?"),
        queryset=Ambition.objects.none(),
        empty_label=_("Kies…"),
        missing=_("Kies bij welke ambitie dit hoort. Is er nog geen? Voeg dan eerst een ambitie toe."),
    )
    indicator_key = fields.ChoiceField(
        label=_("Met welk cijfer volgt u de ambitie?"), missing=_("Kies een cijfer uit de lijst.")
    )
    baseline_of = forms.CharField(widget=forms.HiddenInput, required=False)
    baseline_period = fields.TextField(
        label=_("Jaar van de nulmeting"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 7}),
        max_length=7,
    )
    baseline_value = fields.FigureField(label=_("Waarde van de nulmeting"))
    target_value = fields.FigureField(label=_("Streefwaarde"))
    target_year = fields.WholeNumberField(label=_("Streefjaar"), help_text=_("Wanneer moet het zover zijn?"))
    reference = fields.ChoiceField(
        label=_("Waarmee vergelijken we?"),
        choices=[("", _("Nergens mee")), *AmbitionIndicator.Reference.choices],
    )
    reason = fields.TextField(
        label=_("Waarom dit cijfer en dit doel?"),
        help_text=_("Minstens 20 tekens. Waarom past dit bij de ambitie, en waarom is het haalbaar?"),
        rows=4,
        min_length=REASON,
        max_length=4000,
        missing=_("Schrijf op waarom u voor dit cijfer en dit doel kiest."),
    )

    def prepare(self) -> None:
        if self.row is None:
            self.fields["ambition"].queryset = self.programme.ambitions.filter(ended_on=None).order_by("number")
            self.fields["indicator_key"].choices = lambda: self._indicators  # read when the list is drawn or sent
            self._fill_baseline()
        else:
            del self.fields["ambition"], self.fields["indicator_key"], self.fields["baseline_of"]
            self.initial["reason"] = ""
            self.fields["reason"].label = _("Waarom verandert u dit?")
            self.fields["reason"].help_text = _("Minstens 20 tekens. De oude waarden en redenen blijven te lezen.")
        self._tell()

    def starts_with(self) -> dict[str, Any]:
        return {"reference": AmbitionIndicator.Reference.MUNICIPALITY}

    @property
    def refilled(self) -> list[FormGroup]:
        return [group for group in self.groups if group.name == BASELINE[0]] if self.is_refilled else []

    @cached_property
    def indicator(self) -> Indicator | None:
        key = self.row.indicator_key if self.row is not None else self._raw("indicator_key")
        return Indicator.objects.filter(key=key).first() if key else None

    @cached_property
    def figures(self) -> TargetFigures:
        """The figures of the indicator, and who managed the target as far as there is one."""
        if self.indicator is None:
            return TargetFigures(self.programme.area_name)
        return read(self.programme, [self.indicator.key], [self.asked_target] if self.asked_target else [])

    @cached_property
    def asked_target(self) -> AskedTarget | None:
        """The target as it is typed; None while it is not whole or cannot be."""
        value, year = self._typed("target_value"), self._typed("target_year")
        if self.indicator is None or value is None or year is None or self._wrong:
            return None
        return AskedTarget(self.indicator.key, float(value), year)

    @cached_property
    def typed(self) -> Typed:
        """What is said under the target now."""
        if self.indicator is None:
            return Typed()
        said = Typed(self.indicator, better(self.indicator), self.figures.today(self.indicator), self._wrong)
        if self.asked_target is None:
            return said
        period, value = self._typed("baseline_period"), self._typed("baseline_value")
        baseline = (str(period), float(value)) if period and value is not None else None
        judged = realism(self.figures, self.indicator, self.asked_target, baseline=baseline)
        return Typed(said.indicator, said.better, said.today, (), judged)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.row is None and self.indicator is not None:
            self._settle_baseline(found, self.indicator)
        self._require_both(found, TARGET, _("Een doel is een waarde en een jaar. Vul ze allebei in, of laat ze leeg."))
        whole = _("Een nulmeting is een jaar en een waarde. Vul ze allebei in, of laat ze leeg.")
        self._require_both(found, BASELINE, whole)
        return found

    def _require_both(self, found: dict[str, Any], names: tuple[str, str], words: Any) -> None:
        lacking = [name for name in names if found.get(name) in (None, "")]
        if len(lacking) == 1 and not self.errors.keys() & set(names):
            self.add_error(lacking[0], words)

    def _settle_baseline(self, found: dict[str, Any], indicator: Indicator) -> None:
        """Without a baseline it is the newest figure. One that was filled in for another indicator is not taken."""
        newest = self.figures.newest(indicator.key)
        told = (newest.period, newest_value(newest, indicator)) if newest else ("", None)
        filled_for = found.get("baseline_of") or indicator.key
        value = found.get("baseline_value")
        if filled_for != indicator.key and value is not None and value == self._filled_before(filled_for):
            self._put({"baseline_period": told[0], "baseline_value": told[1], "baseline_of": indicator.key})
            words = _("U koos een ander cijfer. De nulmeting is nu daarvan. Kijk haar na en verstuur opnieuw.")
            self.add_error("baseline_value", words)
        elif value is None and not found.get("baseline_period"):
            found["baseline_period"], found["baseline_value"] = told

    def _filled_before(self, key: str) -> Any:
        other = Indicator.objects.filter(key=key).first()
        newest = read(self.programme, [key]).newest(key)
        return newest_value(newest, other) if other and newest else None

    def _fill_baseline(self) -> None:
        """In a form that is not sent: the newest figure of the indicator, unless it stands there already."""
        if self.is_bound or self.indicator is None or self.initial.get("baseline_of") == self.indicator.key:
            return
        newest = self.figures.newest(self.indicator.key)
        self.initial["baseline_of"] = self.indicator.key
        self.initial["baseline_period"] = newest.period if newest else ""
        self.initial["baseline_value"] = newest_value(newest, self.indicator) if newest else None
        self.is_refilled = True

    def _tell(self) -> None:
        """Beside the fields: where the baseline comes from, and in what the target is measured."""
        if self.indicator is None:
            words = _("Kies eerst het cijfer. Daarna vullen we het nieuwste cijfer van %(area)s in.")
            self.fields["baseline_period"].help_text = words % {"area": self.programme.area_name}
            return
        said = self.figures.today(self.indicator)
        if self.row is None and self.figures.newest(self.indicator.key):
            said += " " + _now("Dat vullen we in als u niets anders invult.")
        self.fields["baseline_period"].help_text = said
        told = {"unit": self.indicator.unit, "better": better(self.indicator)}
        self.fields["target_value"].help_text = _now("In: %(unit)s. Bij dit cijfer geldt: %(better)s.") % told

    @cached_property
    def _indicators(self) -> list[Any]:
        """What can be chosen, those with a figure of the area first."""
        every = list(Indicator.objects.in_order())
        known = with_figures(self.programme, every)
        have = [(one.key, _choice(one)) for one in every if one.key in known]
        lack = [(one.key, _choice(one)) for one in every if one.key not in known]
        groups = [(_now("Met een cijfer van %(area)s") % {"area": self.programme.area_name}, have)] if have else []
        return [("", _("Kies…")), *groups, *([(_("Nog zonder cijfer"), lack)] if lack else [])]

    @cached_property
    def _wrong(self) -> tuple[str, ...]:
        """What cannot be in the target as it is typed; what is wrong with the baseline is said when it is sent."""
        found: list[str] = []
        values: dict[str, Any] = {}
        for name in TARGET:
            try:
                values[name] = self.fields[name].clean(self._raw(name))
            except ValidationError as refused:
                found += refused.messages
        if self.row is not None and values.get("target_year") == self.row.target_year:
            values.pop("target_year")  # it stands, also when it is over
        if self.indicator is not None:
            found += nonsense(self.indicator, values, timezone.localdate()).values()
        return tuple(found)

    def _raw(self, name: str) -> Any:
        """What stands in a field, sent or not."""
        if self.is_bound:
            return self.data.get(name)
        value = self.initial.get(name)
        return self.fields[name].prepare_value(value) if name in self.fields else value

    def _typed(self, name: str) -> Any:
        """The value of a field; None for what is no value."""
        try:
            return self.fields[name].clean(self._raw(name))
        except ValidationError:
            return None

    def _put(self, values: dict[str, Any]) -> None:
        answers: Any = self.data.copy()  # type: ignore[has-type]
        for name, value in values.items():
            put(answers, name, self.fields[name].prepare_value(value) if value is not None else "")
        self.data = answers


def _choice(indicator: Indicator) -> str:
    name, unit = indicator.name[:1].upper() + indicator.name[1:], indicator.unit.strip()
    return f"{name} ({unit})" if unit and unit not in name else name
