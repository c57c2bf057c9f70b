"""Forms about a wijkaanpak as a whole: how far an activity is, and the decision to go on or back."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes import phases
from programmes.access import people_who_may
from programmes.boundaries.reads import Division
from programmes.models import PhaseActivity, Programme
from programmes.phases import Phase
from programmes.records import RecordForm
from wijkaanpak import fields
from wijkaanpak.accounts.models import User

LEAST_REASON = 20


class ActivityForm(RecordForm):
    """How far one of the eighteen activities is, whose it is, and what came of it."""

    GROUPS = (("", ("status", "owner", "due_on")), ("", ("note",)), ("", ("evidence",)))

    status = fields.ChoiceField(
        label=_("Hoe ver is het?"), choices=PhaseActivity.Status.choices, missing=_("Kies hoe ver het is.")
    )
    owner = fields.RowField(label=_("Wie trekt dit?"), queryset=User.objects.none(), empty_label=_("Nog niemand"))
    due_on = fields.DayField(label=_("Wanneer is het klaar?"))
    note = fields.TextField(label=_("Toelichting"), rows=3, max_length=4000)
    evidence = fields.TextField(
        label=_("Wat is het resultaat?"), help_text=_("Een document, besluit of verslag."), rows=3, max_length=4000
    )

    def prepare(self) -> None:
        self.fields["owner"].queryset = people_who_may("programmes.edit_activity", self.programme)


class StartForm(forms.Form):
    """A wijkaanpak that is to begin: its name, its buurten, and how long it is meant to last."""

    name = fields.TextField(
        label=_("Hoe heet de wijkaanpak?"),
        help_text=_("Bijvoorbeeld: Selwerd."),
        max_length=80,
        missing=_("Geef de wijkaanpak een naam."),
    )
    area_name = fields.TextField(
        label=_("Hoe noemen bewoners het gebied?"),
        max_length=120,
        missing=_("Vul in hoe bewoners het gebied noemen."),
    )
    summary = fields.TextField(
        label=_("Waar gaat het om?"), help_text=_("In gewone woorden. Mag later."), rows=3, max_length=2000
    )
    started_on = fields.DayField(label=_("Wanneer begint de wijkaanpak?"), missing=_("Vul de eerste dag in."))
    horizon_years = fields.WholeNumberField(
        label=_("Hoeveel jaar duurt de wijkaanpak?"),
        help_text=_("Meestal 15 tot 20 jaar."),
        min_value=1,
        max_value=40,
        missing=_("Vul in hoeveel jaar de wijkaanpak duurt."),
    )
    codes = forms.MultipleChoiceField(
        label=_("Buurten"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies minstens één buurt."),
            "invalid_choice": _("Een gekozen buurt bestaat niet meer. Kijk de lijst na."),
        },
    )
    earlier = fields.RowField(
        label=_("Inrichten zoals een eerdere wijkaanpak?"),
        help_text=_("U ziet eerst wat er overgaat. Cijfers, verhalen en besluiten gaan nooit over."),
        queryset=Programme.objects.none(),
        empty_label=_("Nee, leeg beginnen"),
        required=False,
    )

    def __init__(self, *args: Any, division: Division, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = Programme.objects.visible_to(user)
        self.fields["codes"].choices = list(division.names.items())

    @property
    def chosen(self) -> set[str]:
        """The codes that are ticked now, right or wrong."""
        return set(self["codes"].value() or [])

    @property
    def said(self) -> list[forms.BoundField]:
        """The fields beside the buurten."""
        return [self[name] for name in ("name", "area_name", "summary", "started_on", "horizon_years", "earlier")]


class PhaseDecisionForm(forms.Form):
    """A decision about the phase: when, where and why."""

    decided_on = fields.PastDayField(label=_("Wanneer is dit besloten?"), missing=_("Vul de dag van het besluit in."))
    decided_in = fields.TextField(
        label=_("Waar is dit besloten?"), help_text=_("Bijvoorbeeld: de stuurgroep."), max_length=120
    )
    reason = fields.TextField(
        label=_("Waarom?"),
        help_text=_("Minstens 20 tekens. De reden staat in het dossier."),
        rows=4,
        min_length=LEAST_REASON,
        max_length=4000,
        missing=_("Schrijf op waarom u dit besluit neemt."),
    )
    dissent = fields.TextField(
        label=_("Wie was het er niet mee eens, en waarom?"),
        help_text=_("Mag leeg als niemand bezwaar had."),
        rows=3,
        max_length=4000,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].initial = today


class AdvanceForm(PhaseDecisionForm):
    """To the next phase. What is missing needs a choice that is made knowingly."""

    to = forms.ChoiceField(choices=Phase.choices, widget=forms.HiddenInput)
    override = forms.BooleanField(label=_("Wij gaan bewust door, terwijl dit nog ontbreekt"), required=False)

    def __init__(self, *args: Any, missing: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["override", "decided_on", "decided_in", "reason", "dissent", "to"])
        if not missing:
            del self.fields["override"]
        else:
            self.fields["dissent"].help_text = _("Nodig als u bewust doorgaat. Had niemand bezwaar? Schrijf dat op.")


class BackForm(PhaseDecisionForm):
    """Back to an earlier phase: a decision like any other."""

    to = fields.ChoiceField(label=_("Terug naar welke fase?"), missing=_("Kies naar welke fase u teruggaat."))

    def __init__(self, *args: Any, phase: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = phases.ORDER[: phases.position(phase)]
        self.fields["to"].choices = [("", _("Kies…")), *((str(phase), phase.label) for phase in earlier)]
        self.order_fields(["to", "decided_on", "decided_in", "reason", "dissent"])
