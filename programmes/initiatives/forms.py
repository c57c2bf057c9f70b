"""The form for a resident's idea, and those for the people who answer it."""

import hashlib
import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from programmes import access
from programmes.models import Programme
from programmes.records import ChangingForm
from wijkaanpak import fields
from wijkaanpak.accounts.models import User
from wijkaanpak.formats import exact_euro, number

TOO_FAST = timedelta(seconds=3)
TOO_OLD = timedelta(hours=24)
AMOUNT = re.compile(
    r"(?:€|\beuro)\s*([0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[0-9]+(?:,[0-9]{1,2})?)"
    r"|([0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[0-9]+(?:,[0-9]{1,2})?)\s*euro\b",
    re.IGNORECASE,
)
STARTED = signing.TimestampSigner(salt="initiative-form")


def fresh() -> dict[str, str]:
    """What an empty form starts with: its key, so that sending twice is one idea, and the moment signed for it."""
    key = str(uuid4())
    return {"form_key": key, "started": STARTED.sign(key)}


class InitiativeForm(forms.Form):
    """One idea in plain words. `programmes`: pairs of id and name of the programmes that are open to ideas."""

    programme = forms.TypedChoiceField(
        label=_("Om welke wijk gaat het?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies de wijk waar uw idee over gaat."),
            "invalid_choice": _("Kies een wijk uit de lijst."),
        },
    )
    title = fields.TextField(
        label=_("Hoe heet uw idee?"),
        help_text=_("Kort, bijvoorbeeld: Samen koken op woensdag."),
        max_length=120,
        min_length=5,
        missing=_("Geef uw idee een naam."),
        error_messages={
            "min_length": _("Maak de naam wat langer: minstens %(limit_value)d letters."),
            "max_length": _("Maak de naam korter: hoogstens %(limit_value)d letters. U hebt er %(show_value)d."),
        },
    )
    plan = fields.TextField(
        label=_("Wat wilt u gaan doen?"),
        help_text=_("Vertel ook voor wie het is en wat u ervoor nodig hebt."),
        rows=6,
        min_length=30,
        max_length=5000,
        missing=_("Vertel wat u wilt gaan doen."),
        error_messages={
            "min_length": _("Vertel iets meer: minstens %(limit_value)d letters. U hebt er %(show_value)d."),
            "max_length": _("Maak de tekst korter: hoogstens %(limit_value)d letters. U hebt er %(show_value)d."),
        },
    )
    place = fields.TextField(
        label=_("Waar in de wijk?"),
        help_text=_("Een straat, een plein of een gebouw. Weet u het nog niet? Schrijf dat dan op."),
        max_length=160,
        missing=_("Schrijf op waar uw idee is, of dat u het nog niet weet."),
        error_messages={"max_length": _("Maak dit korter: hoogstens %(limit_value)d letters.")},
    )
    applicant_name = fields.TextField(
        label=_("Uw naam"),
        help_text=lazy(access.who_sees_applicant, str)(),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        missing=_("Vul uw naam in, dan weten wij wie we mogen aanspreken."),
    )
    applicant_email = fields.EmailField(
        label=_("Uw e-mailadres"),
        help_text=_("U krijgt een mail om uw idee te bevestigen. Daarna sturen wij u daar ook het antwoord."),
        missing=_("Vul uw e-mailadres in, anders kunnen wij u niet antwoorden."),
    )
    consent_to_publish = forms.BooleanField(
        label=_("Mijn idee mag op de website staan. Mijn naam komt er niet bij."),
        help_text=_("Wij lezen uw idee eerst. Daarna zetten wij het op de website."),
        required=False,
    )
    form_key = fields.KeyField()
    started = forms.CharField(widget=forms.HiddenInput, required=False)
    website = fields.TextField(widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def __init__(self, *args: Any, programmes: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].choices = programmes
        if len(programmes) == 1:
            self.fields["programme"].initial = programmes[0][0]

    def refuse_until(self, moment: datetime) -> None:
        """Say that it may be sent again then; everything filled in stays where it is."""
        again = date_format(timezone.localtime(moment + timedelta(minutes=1)), "j F H:i")
        words = _(
            "Wij krijgen nu te veel ideeën tegelijk. Uw idee is nog niet verstuurd. Alles wat u hebt ingevuld, staat"
            " hieronder nog. Verstuur het na %(moment)s nog een keer."
        )
        self.add_error(None, words % {"moment": again})

    @property
    def proposal(self) -> dict[str, Any]:
        """What the form says about the idea, for `initiatives.submit`."""
        names = ("title", "plan", "place", "applicant_name", "applicant_email", "consent_to_publish", "form_key")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def is_suspect(self) -> bool:
        """Filled in by a machine, it seems: people look at it first, nothing is thrown away."""
        if self.cleaned_data.get("website"):
            return True
        started = self.cleaned_data.get("started", "")
        try:
            of_key = STARTED.unsign(started, max_age=TOO_OLD)
        except signing.BadSignature:
            return True
        if of_key != str(self.cleaned_data["form_key"]):
            return True  # one page that was opened once serves a thousand made-up keys
        try:
            STARTED.unsign(started, max_age=TOO_FAST)
        except signing.SignatureExpired:
            return False
        return True


class DecisionForm(forms.Form):
    """Yes or no, with the reason the applicant reads and, with a yes, how much they get.

    It is sent twice: first to read the letter, then, unchanged, to keep the decision.
    """

    approve = forms.TypedChoiceField(
        label=_("Wat is het besluit?"),
        choices=[("yes", _("Toekennen")), ("no", _("Afwijzen"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of u het initiatief toekent of afwijst.")},
    )
    amount_granted = fields.AmountField(
        label=_("Bedrag dat u toekent, in euro"), missing=_("Vul in hoeveel u toekent; 0 mag ook.")
    )
    motivation = fields.TextField(
        label=_("Motivering"),
        help_text=_("De indieners krijgen deze tekst in hun brief. Schrijf minstens 20 tekens."),
        rows=5,
        min_length=20,
        missing=_("Leg uit waarom u dit besluit neemt."),
    )
    previewed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, asked: Decimal | None, motivation: str = "") -> None:
        super().__init__(data, initial={"amount_granted": _typed(asked), "motivation": motivation})
        self.asked = asked
        money = self.fields["amount_granted"]
        money.help_text = _("Er is geen bedrag gevraagd. Geeft u geen geld? Vul dan 0 in.")
        if asked is not None:
            money.help_text = _("Gevraagd: %(amount)s.") % {"amount": exact_euro(asked)}
        money.help_text += f" {_('Wijst u af, dan telt dit bedrag niet.')}"
        money.required = (data or {}).get("approve") != "no"

    def clean_amount_granted(self) -> Decimal | None:
        granted: Decimal | None = self.cleaned_data["amount_granted"]
        if not self.cleaned_data.get("approve"):
            return None
        if granted is not None and self.asked is not None and granted > self.asked:
            amount = {"amount": exact_euro(self.asked)}
            raise forms.ValidationError(_("Dit is meer dan er is gevraagd: %(amount)s.") % amount)
        return granted

    @property
    def decision(self) -> dict[str, Any]:
        """What the form says, for `initiatives.letter` and `initiatives.decide`."""
        return {name: self.cleaned_data[name] for name in ("approve", "amount_granted", "motivation")}

    @property
    def is_previewed(self) -> bool:
        """Whether the letter of just this decision was shown before."""
        return bool(self.cleaned_data["previewed"] == self._mark())

    def remember(self) -> None:
        """The form as it is drawn next to the letter: sent again without a change, it is the decision."""
        self.data: Any = {**self.data.dict(), "previewed": self._mark()}

    def _mark(self) -> str:
        return hashlib.sha256(repr(sorted(self.decision.items())).encode()).hexdigest()

    @property
    def other_amounts(self) -> list[str]:
        """Amounts that the motivation names and that are neither asked nor granted: the letter would promise two."""
        granted = self.cleaned_data["amount_granted"]
        if granted is None:
            return []
        named = {Decimal(_plain(found[1] or found[2])) for found in AMOUNT.finditer(self.cleaned_data["motivation"])}
        return [exact_euro(amount) for amount in sorted(named - {granted, self.asked})]


def _plain(typed: str) -> str:
    return typed.replace(".", "").replace(",", ".")


def _typed(amount: Decimal | None) -> str:
    """An amount as somebody would type it: `4.400`, `450,50`."""
    return "" if amount is None else number(amount, 0 if amount == round(amount) else 2)


class HandlerForm(ChangingForm):
    """Who answers an idea."""

    STORED = ("handler",)
    handler = fields.RowField(
        label=_("Wie behandelt dit idee?"), queryset=User.objects.none(), empty_label=_("Nog niemand")
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = access.people_who_may("programmes.handle_initiative", programme)
