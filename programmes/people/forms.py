"""Forms about people: an invitation, one more role, a deputy, and a departure."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Membership, Programme
from wijkaanpak import fields
from wijkaanpak.accounts.models import Role, User

SOME = {Role.PARTNER: _("Een partner hoort bij één wijkaanpak. Kies welke.")}
"""Roles that nobody has in all wijkaanpakken, with what to do."""


class RoleForm(forms.Form):
    """A role, where, and until when."""

    role = fields.ChoiceField(label=_("Welke rol?"), choices=Role.choices, missing=_("Kies een rol."))
    programme = fields.RowField(
        label=_("Voor welke wijkaanpak?"),
        queryset=Programme.objects.none(),
        empty_label=_("Alle wijkaanpakken van de gemeente"),
    )
    membership = fields.RowField(
        label=_("Voor welke organisatie?"),
        help_text=_("Alleen bij de rol partner: zo ziet en verandert deze persoon wat van de organisatie is."),
        queryset=Membership.objects.none(),
        empty_label=_("Geen"),
    )
    ends_on = fields.DayField(label=_("Tot en met welke dag?"), help_text=_("Laat leeg als er geen einddatum is."))

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Membership.objects.filter(Q(user=None) | Q(user=user), ends_on=None)
        order = ("programme__name", "partner__name", "pk")
        self.fields["membership"].queryset = free.select_related("partner", "programme").order_by(*order)
        self.fields["membership"].label_from_instance = _of_a_partner
        self.fields["programme"].queryset = Programme.objects.order_by("name", "pk")

    def clean_ends_on(self) -> date | None:
        day: date | None = self.cleaned_data["ends_on"]
        if day is not None and day < timezone.localdate():
            raise ValidationError(_("Kies vandaag of een latere dag."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        role, programme = found.get("role"), found.get("programme")
        if role in SOME and "programme" in found and programme is None:
            self.add_error("programme", SOME[Role(role)])
        if role == Role.ADMINISTRATOR and programme is not None:
            self.add_error("programme", _("Een beheerder is er voor de hele gemeente. Kies ‘Alle wijkaanpakken’."))
        self._check_membership(found.get("membership"), role, programme)
        return found

    def _check_membership(self, membership: Membership | None, role: str | None, programme: Programme | None) -> None:
        if membership is None:
            return
        if role != Role.PARTNER:
            self.add_error("membership", _("Een organisatie hoort bij de rol partner. Kies ‘Geen’, of de rol partner."))
        elif programme is not None and membership.programme_id != programme.pk:
            told = _("Deze organisatie doet mee in %(programme)s. Kies dezelfde wijkaanpak.")
            self.add_error("membership", told % {"programme": membership.programme.name})


def _of_a_partner(membership: Membership) -> str:
    return f"{membership.partner.name}, {membership.programme.name}"


class InviteForm(RoleForm):
    """Somebody to invite."""

    name = fields.TextField(label=_("Naam"), max_length=120, missing=_("Vul de naam in."))
    email = fields.EmailField(label=_("E-mailadres"), missing=_("Vul het e-mailadres in."))

    field_order = ("name", "email", "role", "programme", "membership", "ends_on")


class AddressForm(forms.Form):
    """Another address for somebody who did not come in yet."""

    email = fields.EmailField(label=_("E-mailadres"), missing=_("Vul het e-mailadres in."))


class DeputyForm(forms.Form):
    """Who takes somebody's place, and until when."""

    deputy = fields.RowField(
        label=_("Wie neemt waar?"),
        queryset=User.objects.none(),
        empty_label=_("Kies…"),
        missing=_("Kies wie waarneemt."),
    )
    until = fields.DayField(label=_("Tot en met welke dag?"), missing=_("Vul de laatste dag in."))

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = others

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day < timezone.localdate():
            raise ValidationError(_("Kies vandaag of een latere dag."))
        return day


class DepartForm(forms.Form):
    """Who takes over what is theirs by name."""

    successor = fields.RowField(
        label=_("Wie neemt het werk over?"),
        help_text=_("Wat op naam staat, zoals activiteiten en eigen cijfers, gaat naar deze collega."),
        queryset=User.objects.none(),
        empty_label=_("Niemand"),
    )
    sure = forms.BooleanField(
        label=_("Ja, alle rollen eindigen vandaag"),
        error_messages={"required": _("Kruis aan dat dit klopt.")},
    )

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = others
