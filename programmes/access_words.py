"""What a role lets somebody do, in words made from the table of `access`: nobody has to guess."""

from django.utils.translation import gettext_lazy as _

from programmes.access import PERMISSIONS
from wijkaanpak.accounts.models import Role

WORDS = {
    "programmes.view": _("de wijkaanpak lezen"),
    "programmes.start": _("een wijkaanpak beginnen"),
    "programmes.edit": _("de gegevens en het gebied van een wijkaanpak veranderen"),
    "programmes.grant_role": _("mensen uitnodigen en rollen geven"),
    "programmes.edit_objections": _("schrijven wat brieven over bezwaar zeggen"),
    "programmes.change_phase": _("over de fase besluiten"),
    "programmes.edit_activity": _("activiteiten bijwerken"),
    "programmes.edit_analysis": _("urgenties, analyses, gesprekken en stakeholders vastleggen"),
    "programmes.edit_coalition": _("de coalitie en haar overleg bijhouden"),
    "programmes.raise_obstacle": _("een knelpunt melden"),
    "programmes.decide_obstacle": _("over knelpunten besluiten"),
    "programmes.edit_agreement": _("het lokaal contract opstellen"),
    "programmes.sign_agreement": _("het lokaal contract ondertekenen"),
    "programmes.edit_vision": _("visie, ambities en streefwaarden vastleggen"),
    "programmes.edit_measure": _("maatregelen plannen en veranderen"),
    "programmes.report_progress": _("de voortgang van maatregelen melden"),
    "programmes.adjust_measure": _("maatregelen bijsturen"),
    "programmes.view_money": _("het geld zien"),
    "programmes.edit_money": _("het geld bijhouden"),
    "programmes.enter_own_figure": _("eigen cijfers invullen"),
    "programmes.approve_own_figure": _("eigen cijfers goedkeuren"),
    "programmes.open_own_period": _("perioden voor eigen cijfers openen"),
    "programmes.edit_own_series": _("afspreken welke eigen cijfers er zijn"),
    "programmes.edit_team": _("het team bijhouden"),
    "programmes.learn": _("lessen en risico’s vastleggen"),
    "programmes.view_initiatives": _("ideeën van bewoners zien"),
    "programmes.view_applicant": _("de naam en het e-mailadres van wie een idee indiende zien"),
    "programmes.handle_initiative": _("ideeën van bewoners behandelen"),
    "programmes.decide_initiative": _("over ideeën van bewoners besluiten"),
    "programmes.view_log": _("het logboek lezen"),
    "neighbourhoods.import_figures": _("cijfers inlezen"),
    "neighbourhoods.edit_indicator": _("eigen indicatoren maken"),
    "monitoring.view": _("succesfactoren en rapporten lezen"),
    "monitoring.assess": _("de succesfactoren laten beoordelen"),
    "monitoring.run_round": _("een beoordelingsronde houden"),
    "monitoring.request_report": _("een rapport laten maken"),
    "monitoring.adopt_report": _("een rapport laten vaststellen"),
    "monitoring.offer_report": _("een rapport aan de raad aanbieden"),
    "monitoring.edit_criteria": _("de criteria van de succesfactoren veranderen"),
}


def may_do(role: Role | str) -> list[str]:
    """All that a role lets somebody do, in the order of the table."""
    return [str(WORDS[permission]) for permission, roles in PERMISSIONS.items() if role in roles]
