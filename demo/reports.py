"""The reports of earlier years: asked for, made, adopted and offered by the same code as every other report."""

import uuid
from datetime import timedelta

from demo.stories import TODAY, Story, moment
from monitoring import assessments, reports, tasks
from monitoring.models import Assessment, Report
from programmes.models import Programme
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, User

Status = Report.Status


class NotMade(Exception):
    """A report of the demo could not be made; the message says why."""


def make(municipality: Municipality, story: Story, users: dict[str, User]) -> int:
    """Make what is not there yet, oldest first; returns how many are new. Begins where a former load stopped."""
    made = 0
    for part in story.get("reports", []):
        with tenancy.municipality(municipality):
            programme = Programme.objects.get(slug=story["slug"])
            report = _ask(programme, part, users[story["manager"]])
        if report.status == Status.OFFERED:
            continue
        _carry_on(municipality, report, part, users[story["manager"]])
        made += 1
    return made


def assess(municipality: Municipality, story: Story, users: dict[str, User]) -> None:
    """Where the ten factors stand on the day of the demo, the earlier reports included; once."""
    with tenancy.municipality(municipality):
        programme = Programme.objects.get(slug=story["slug"])
        if not Assessment.objects.filter(programme=programme, reference_date=TODAY).exists():
            assessments.assess(programme, at=TODAY, by=users[story["manager"]], made_at=moment(TODAY))


def _ask(programme: Programme, part: Story, by: User) -> Report:
    """The report of this reference date, as it stands; asked for when nobody did."""
    reference_date = part["reference_date"]
    end = reference_date - timedelta(days=1)
    return reports.request(
        programme,
        period_start=part["period_start"],
        period_end=end,
        reference_date=reference_date,
        by=by,
        at=moment(reference_date),
        form_key=uuid.uuid5(uuid.NAMESPACE_URL, f"demo/{programme.slug}/report/{reference_date}"),
        wording=reports.Wording(
            summary=part["story"], decisions=(part["decision"],), registration_number=part["number"]
        ),
    )


def _carry_on(municipality: Municipality, report: Report, part: Story, by: User) -> None:
    """Concept, file, adopted, file, offered: every step in a transaction of its own, as it goes in an office."""
    if report.status == Status.CONCEPT:
        _render(municipality, report)
        with tenancy.municipality(municipality):
            reports.adopt(
                report,
                adopted_by=part["adopted_by"],
                adopted_on=part["adopted_on"],
                by=by,
                at=moment(part["adopted_on"]),
            )
    _render(municipality, report)
    with tenancy.municipality(municipality):
        reports.offer(report, offered_on=part["offered_on"], by=by, at=moment(part["offered_on"]))


def _render(municipality: Municipality, report: Report) -> None:
    """Make the file now: whoever loads the demo wants to open it, also without a worker."""
    tasks.render_report(municipality_id=municipality.pk, report_id=report.pk)
    with tenancy.municipality(municipality):
        report.refresh_from_db()
    if not report.is_ready:
        raise NotMade(report.failure)
