"""Which fields of a programme are put back to what they were on a day, and why the others are not.

A test holds that each is named once. A field that is forgotten here shows, in a report of an earlier day, what somebody
made of it later.
"""

from django.db.models import Model

from programmes import models
from programmes.models.owner import way

KEPT: dict[type[Model], tuple[str, ...]] = {
    models.AgreementPromise: ("text", "due_on"),
    models.Ambition: ("number", "title", "text", "outcome", "sub_goal", "domain", "story"),
    models.AmbitionIndicator: ("baseline_period", "baseline_value", "target_value", "target_year", "reference"),
    models.AreaAnalysis: ("title", "summary", "strengths", "causes", "sources"),
    models.Conversation: ("title", "number", "said"),
    models.FundingSource: ("name", "kind", "ends_on", "conditions"),
    models.Initiative: ("due_on", "clock_stopped_on", "amount_spent", "account"),
    models.LearningSession: ("kind", "title", "residents_present", "professionals_present", "learnt"),
    models.Measure: (
        *("title", "text", "contribution", "directed", "neighbourhood_codes", "target_group", "target_group_size"),
        *("reached", "budget", "mechanism", "knowledge_source", "output_name", "output_target", "output_done"),
        *("starts_on", "ends_on", "owner"),
    ),
    models.Meeting: ("kind", "title", "place", "planned_on"),
    models.Membership: (
        *("person", "function", "has_mandate", "has_seat", "has_vote", "contribution_euro", "contribution_fte"),
        *("contribution_task", "delivered"),
    ),
    models.MoneyLine: ("is_structural", "budgeted", "committed", "spent", "forecast"),
    models.Obstacle: ("title", "text", "due_on", "raised_by", "is_escalated"),
    models.OwnSeries: ("name", "definition", "unit", "direction"),
    models.Programme: ("name", "area_name", "started_on", "horizon_years", "agreement_label"),
    models.Risk: ("title", "chance", "impact", "mitigation", "owner"),
    models.Stakeholder: ("name", "kind", "stake", "interest", "influence"),
    models.TeamPosition: ("function", "fte"),
    models.Urgency: ("kind", "title", "felt_by", "based_on"),
    models.Vision: ("title", "text", "horizon_year"),
}
"""What is put back: fields without a day of their own. `owner` is a partner, put back as it was chosen."""

EVERYWHERE = ("id", "municipality", "revision", "withdrawn_at", "withdrawn_by", "withdrawn_reason")
"""On every record: which row it is, how often it changed, and its withdrawal, which counts from its own moment."""

FIXED = "No write changes it after the row was made."
DATED = "It counts from its own day, or from the day beside it, also when somebody wrote it down later."
NOTED = "A step of a lesson: the logbook says when it was taken."
MADE = "Made of the updates and adjustments of the measure, which have days."
UNSEEN = "No score and no report shows it."
TODAY = "Nobody keeps it by the day; a report says among its appendices that it is of today."
UNSENT = "Nobody sent it yet, or it only says that something was sent: it counts nowhere."
WHY_TOGETHER = "Why rows were changed at once: the rows themselves say what they became."
OWN_LIST = "Somebody's own list of what to do: it says nothing about the programme."
READERS = "Who may read something is decided today, also for an earlier day."
BETWEEN = "Kept between two tables: the logbook says what changed, and nothing puts it back."

LEFT: dict[str, dict[type[Model], tuple[str, ...]]] = {
    FIXED: {
        models.AgreementPromise: ("partner",),
        models.AmbitionIndicator: ("indicator_key",),
        models.Attendance: ("partner", "was_present"),
        models.ContinuationDecision: ("election_on", "decided_in", "continues", "text"),
        models.Evaluation: ("title", "evaluator", "conclusion", "link"),
        models.Initiative: (
            *("title", "plan", "place", "neighbourhood_code", "theme", "supporters", "amount_asked", "form_key"),
        ),
        models.InitiativeMessage: ("direction", "text", "by"),
        models.Lesson: ("measure", "title", "signal", "by"),
        models.LocalAgreement: ("version", "title", "text"),
        models.Measure: ("ambition", "from_initiative"),
        models.MeasureAdjustment: ("answers", "kind", "by", "reason", "what", "due_on"),
        models.MeasureUpdate: (
            *("by", "light", "light_time", "light_money", "light_quality", "text", "cause", "consequence", "steering"),
            *("adjust_by", "output_done", "reached"),
        ),
        models.Membership: ("partner",),
        models.MoneyLine: ("measure", "year", "theme"),
        models.OwnFigure: ("period", "version"),
        models.OwnPeriod: ("year", "quarter"),
        models.OwnSeries: ("decimals", "rhythm"),
        models.PhaseActivity: ("key",),
        models.PhaseTransition: (
            *("from_phase", "to_phase", "decided_by", "decided_in", "reason", "dissent", "is_override", "missing"),
            "dossier",
        ),
        models.ProcessDirection: (
            *("name", "user", "employer", "employer_name", "appointed_by_coalition", "fte", "budget"),
        ),
        models.ProgrammeArea: ("division_year", "reason"),
        models.ProgrammeAreaMember: ("code",),
        models.ProgrammeChallenge: ("challenge", "analysis", "weight", "text", "causes"),
        models.ProgrammeRevision: ("title", "decided_in", "first_year", "last_year", "changes"),
        models.Recognition: ("by_kind", "partner", "recognised", "remark"),
        models.ResidentBudget: ("year",),
        models.Signature: ("partner", "signed_by", "recorded_by"),
        models.SteeringChair: ("name", "kind"),
        models.TeamMember: ("name", "user", "employer", "function", "fte", "mandate"),
        models.WorkingBudget: ("year",),
    },
    DATED: {
        models.AgreementPromise: ("status", "settled_on", "explanation"),
        models.Ambition: ("ended_on", "ended_reason"),
        models.AreaAnalysis: ("adopted_on", "adopted_by", "pinned"),
        models.ContinuationDecision: ("decided_on",),
        models.Conversation: ("held_on",),
        models.Evaluation: ("published_on",),
        models.Initiative: (
            *("status", "submitted_at", "confirmed_at", "decided_at", "decided_by", "motivation", "amount_granted"),
            *("carried_out_on",),
        ),
        models.InitiativeMessage: ("at",),
        models.LearningSession: ("held_on",),
        models.Lesson: ("signalled_on", "decision", "decided_on", "check_result", "checked_on"),
        models.LocalAgreement: ("starts_on", "ends_on"),
        models.MeasureAdjustment: ("decided_on", "checked_on", "check_result"),
        models.MeasureUpdate: ("reported_on",),
        models.Meeting: ("was_held", "outcome", "cancelled_on"),
        models.Membership: ("starts_on", "ends_on"),
        models.Obstacle: ("raised_on", "decided_on", "decision"),
        models.OwnFigure: (
            *("value", "remark", "correction_reason", "status", "entered_by", "entered_at", "reviewed_by"),
            *("reviewed_at", "return_reason"),
        ),
        models.OwnSeries: ("ended_on",),
        models.PhaseTransition: ("decided_on",),
        models.ProcessDirection: ("starts_on", "ends_on"),
        models.Programme: ("phase",),
        models.ProgrammeArea: ("starts_on", "ends_on"),
        models.ProgrammeRevision: ("decided_on",),
        models.Recognition: ("given_on",),
        models.Risk: ("raised_on", "closed_on"),
        models.Signature: ("signed_on",),
        models.SteeringChair: ("starts_on", "ends_on"),
        models.TeamMember: ("starts_on", "ends_on", "handover", "handover_recorded_on"),
        models.TeamPosition: ("starts_on", "ends_on"),
        models.Urgency: (
            *("raised_on", "weighed", "reason", "decided_on"),
            *("urgent", "serious", "complex", "necessary", "feasible", "justified"),
        ),
        models.Vision: ("adopted_by_coalition_on", "adopted_by_council_on"),
    },
    NOTED: {models.Lesson: ("interpretation", "adjustment", "measure_adjustment", "check_by")},
    MADE: {
        models.Measure: ("status", "light", "light_time", "light_money", "light_quality", "reported_on"),
    },
    UNSEEN: {
        models.AmbitionIndicator: ("reason",),
        models.Conversation: ("place", "follow_up", "by_neighbourhood", "by_age"),
        models.FundingSource: ("partner",),
        models.Initiative: (
            *("applicant_name", "applicant_email", "needs_check", "confirm_hash", "confirmation_sent_at"),
            *("letter_due_at", "letter_sent_at", "decided_from", "read_at", "handler"),
        ),
        models.InitiativeMessage: ("letter_sent_at",),
        models.Measure: ("contact", "contact_name"),
        models.Membership: ("user",),
        models.MoneyLine: ("note",),
        models.OwnFigure: ("letter_sent_at",),
        models.OwnPeriod: ("opened_until",),
        models.OwnSeries: ("person", "ambition", "measure"),
        models.PhaseActivity: ("status", "note", "evidence", "owner", "due_on", "changed_on"),
        models.Programme: ("slug", "summary", "accepts_initiatives", "contact_name", "contact_email", "contact_phone"),
        models.ProgrammeRole: ("user", "role", "ends_on"),
    },
    TODAY: {
        models.OwnSeries: ("supplier",),
        models.Partner: ("name", "kind", "purpose", "website"),
        models.ResidentBudget: ("amount",),
        models.WorkingBudget: ("amount", "spent"),
    },
    UNSENT: {
        models.Delivery: (
            *("letter", "initiative", "message", "figure", "attempts", "first_tried_at", "due_at", "lease_until"),
            *("refusal", "undeliverable_at", "closed_at", "closed_by", "closed_reason"),
        ),
        models.Draft: ("user", "address", "answers", "saved_at"),
        models.SentForm: ("key", "went_to", "sent_at"),
    },
    WHY_TOGETHER: {models.ChangedTogether: ("kind", "reason", "lines", "by", "at", "undone_at")},
    OWN_LIST: {models.Snooze: ("user", "kind", "row_id", "until", "reason", "set_at")},
    READERS: {
        models.Initiative: ("consent_to_publish", "published_at"),
        models.OwnSeries: ("is_public", "counts_people"),
        models.Programme: ("is_published",),
    },
    BETWEEN: {
        models.Ambition: ("challenges", "guiding_principles"),
        models.Measure: ("guiding_principles",),
    },
}
"""What is left as it is now, by the reason why."""


def whole(model: type[Model]) -> tuple[str, ...]:
    """The name of the key to what a row is a part of; empty for the programme itself. It never changes."""
    return (way(model) or ())[:1]
