"""Forms of own figures: what is counted, which period is open, one figure, and the answer to it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from neighbourhoods.terms import Direction
from programmes.models import Ambition, Measure, Membership, OwnSeries, Partner, Programme
from programmes.models.own_figure import period_label
from programmes.records import ChangingForm
from wijkaanpak import fields
from wijkaanpak.accounts.models import User

LONGEST_OPEN = timedelta(days=366)


def show_again(form: forms.Form, seen: str) -> None:
    """Keep what was typed, and let it be sent after reading what stands there now."""
    again: Any = form.data.copy()
    again["seen"] = seen
    form.data = again


class EntryForm(ChangingForm):
    """One figure of a period; a correction says why. `is_outdated`: a colleague was first."""

    is_outdated = False

    value = fields.NumberField(missing=_("Vul het cijfer in, of kruis aan dat het niet bekend is."))
    is_unknown = forms.BooleanField(label=_("Het cijfer is niet bekend"), required=False)
    remark = fields.TextField(
        label=_("Toelichting"),
        help_text=_("Bijvoorbeeld hoe u telde. Is het cijfer niet bekend? Schrijf dan op waarom. Noem geen namen."),
        rows=3,
        max_length=1000,
    )
    correction_reason = fields.TextField(
        label=_("Waarom verandert u het goedgekeurde cijfer?"),
        help_text=_("Het oude cijfer blijft te lezen, met deze reden erbij."),
        rows=3,
        min_length=10,
        max_length=1000,
        missing=_("Leg uit waarom u het goedgekeurde cijfer verandert."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, series: OwnSeries, is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].label = series.name
        self.fields["value"].help_text = _("Eenheid: %(unit)s.") % {"unit": series.unit}
        if not is_correction:
            del self.fields["correction_reason"]
        if self.data.get("is_unknown"):
            self.fields["value"].required = False

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("is_unknown"):
            if found.get("value") is not None:
                self.add_error("value", _("Maak dit vak leeg, of haal het kruisje bij ‘niet bekend’ weg."))
            if not found.get("remark"):
                self.add_error("remark", _("Leg uit waarom het cijfer niet bekend is."))
        return found

    @property
    def words(self) -> dict[str, Any]:
        """What `own_figures.enter` takes."""
        names = ("value", "remark", "correction_reason", "seen")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class ReviewForm(forms.Form):
    """Approve, or send back with a reason."""

    approve = forms.TypedChoiceField(
        label=_("Wat vindt u van dit cijfer?"),
        choices=[("yes", _("Goedkeuren")), ("no", _("Terugsturen"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        empty_value=None,
        error_messages={"required": _("Kies of u het cijfer goedkeurt of terugstuurt.")},
    )
    reason = fields.TextField(
        label=_("Wat moet er anders?"),
        help_text=_("Alleen nodig als u het cijfer terugstuurt. De invuller krijgt deze tekst in een mail."),
        rows=4,
        max_length=1000,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("approve") is False and len(found.get("reason", "")) < 10:
            self.add_error("reason", _("Schrijf in minstens 10 tekens op wat er anders moet."))
        return found


class PeriodForm(forms.Form):
    """Which period opens, and until when."""

    period = forms.TypedChoiceField(
        label=_("Periode"),
        coerce=lambda text: tuple(int(part) for part in text.split("-")),
        error_messages={
            "required": _("Kies de periode die u opent."),
            "invalid_choice": _("Kies een periode uit de lijst."),
        },
    )
    until = fields.DayField(
        label=_("Open tot en met"),
        help_text=_("Daarna gaat de periode vanzelf dicht."),
        missing=_("Vul in tot wanneer partners kunnen invullen."),
    )

    def __init__(self, *args: Any, periods: list[tuple[int, int]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["period"].choices = [
            (f"{year}-{quarter}", period_label(year, quarter)) for year, quarter in periods
        ]

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise ValidationError(_("Kies vandaag of een latere dag."))
        if until > self.today + LONGEST_OPEN:
            raise ValidationError(_("Kies een dag binnen een jaar. U kunt de periode daarna weer openen."))
        return until


class SeriesForm(ChangingForm):
    """What is counted, by whom, and who may see it."""

    name = fields.TextField(
        label=_("Wat telt u?"),
        help_text=_("Kort, bijvoorbeeld: Bezoekers van de buurtkamer."),
        max_length=120,
        missing=_("Geef het cijfer een naam."),
    )
    definition = fields.TextField(
        label=_("Wat telt wel en wat telt niet mee?"),
        help_text=_("Zo telt iedereen hetzelfde, ook als er iemand anders komt."),
        rows=3,
        max_length=1000,
        missing=_("Leg uit wat wel en niet meetelt."),
    )
    unit = fields.TextField(
        label=_("Eenheid"),
        help_text=_("Bijvoorbeeld: bezoeken, trajecten of %."),
        max_length=40,
        missing=_("Vul in wat u telt, zoals bezoeken of trajecten."),
    )
    decimals = forms.TypedChoiceField(
        label=_("Cijfers achter de komma"),
        coerce=int,
        choices=[(0, _("Geen: hele getallen")), (1, "1"), (2, "2")],
        error_messages={"required": _("Kies hoeveel cijfers er achter de komma staan.")},
    )
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"),
        choices=OwnSeries.Rhythm.choices,
        error_messages={"required": _("Kies hoe vaak u telt.")},
    )
    direction = forms.ChoiceField(
        label=_("Wat is beter?"),
        choices=Direction.choices,
        initial=Direction.CONTEXT,
        error_messages={"required": _("Kies of hoger of lager beter is. Is het geen van beide? Kies ‘achtergrond’.")},
    )
    supplier = forms.ModelChoiceField(
        label=_("Welke partner levert het cijfer aan?"),
        queryset=Partner.objects.none(),
        required=False,
        empty_label=_("Geen partner"),
        error_messages={"invalid_choice": _("Kies een partner uit de lijst.")},
    )
    person = forms.ModelChoiceField(
        label=_("Of welke collega?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Niemand bij naam"),
        error_messages={"invalid_choice": _("Kies een collega uit de lijst.")},
    )
    ambition = forms.ModelChoiceField(
        label=_("Bij welke ambitie hoort het?"),
        queryset=Ambition.objects.none(),
        required=False,
        empty_label=_("Bij geen ambitie"),
    )
    measure = forms.ModelChoiceField(
        label=_("Bij welke maatregel hoort het?"),
        queryset=Measure.objects.none(),
        required=False,
        empty_label=_("Bij geen maatregel"),
    )
    counts_people = forms.BooleanField(
        label=_("Dit cijfer telt personen of huishoudens"),
        help_text=_(
            "Onder de 5 ziet alleen het team het getal, en een ander getal waaruit het volgt ook. Twijfelt u? Laat het "
            "kruisje staan."
        ),
        required=False,
        initial=True,
    )
    is_public = forms.BooleanField(
        label=_("Iedereen mag dit cijfer zien"),
        help_text=_("Goedgekeurde cijfers staan dan op de openbare pagina en in het rapport aan de gemeenteraad."),
        required=False,
    )
    ended_on = fields.DayField(
        label=_("Gestopt op"),
        help_text=_("Vanaf dan vult niemand het meer in. Wat er is, blijft te lezen."),
    )

    def __init__(self, *args: Any, programme: Programme, colleagues: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            del self.fields["ended_on"]
        partners = Partner.objects.filter(memberships__in=Membership.objects.filter(programme=programme)).distinct()
        self.fields["supplier"].queryset = partners.order_by("name")
        self.fields["person"].queryset = colleagues
        self.fields["ambition"].queryset = Ambition.objects.filter(programme=programme).order_by("number")
        self.fields["measure"].queryset = Measure.objects.filter(programme=programme).order_by("title")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("supplier") and not found.get("person") and not self.errors.keys() & {"supplier", "person"}:
            self.add_error("supplier", _("Kies een partner of een collega die het cijfer aanlevert."))
        if found.get("counts_people") and found.get("decimals"):
            self.add_error("decimals", _("Personen telt u in hele getallen."))
        return found
