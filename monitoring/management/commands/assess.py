"""Judge a programme against the ten success factors: `manage.py assess selwerd --at 2026-11-23`."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from monitoring import criteria, evidence
from monitoring.management import naming
from monitoring.scoring import factors
from monitoring.scoring.bounds import Outcome
from monitoring.scoring.criteria import CriteriaSet
from monitoring.scoring.factors import SuccessFactor
from monitoring.scoring.frozen import freeze
from monitoring.scoring.score import Finding, Score
from programmes.models import Programme


class Command(BaseCommand):
    help = _("Beoordeelt een wijkaanpak op de tien succesfactoren, met wat er op een dag bekend was.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        naming.add_arguments(parser)
        parser.add_argument("--at", metavar="DATE", type=date.fromisoformat, help=_("peildatum, zoals 2026-12-31"))
        parser.add_argument("--json", action="store_true", help=_("de uitkomst als JSON"))

    def handle(self, *, programme: str, municipality: str | None, at: date | None, json: bool, **options: Any) -> None:
        at = at or localdate()
        with naming.named_programme(programme, municipality) as found:
            chosen = criteria.in_force(at)
            scores = factors.score_all(evidence.gather(found, at), at, chosen)
            shown = as_json(found, at, scores, chosen) if json else as_text(found, at, scores)
        self.stdout.write(shown)


def as_json(programme: Programme, at: date, scores: tuple[Score, ...], chosen: CriteriaSet) -> str:
    """For a machine: everything a score holds, with the figures and the records behind it."""
    document = {
        "programme": programme.slug,
        "at": at.isoformat(),
        "source": factors.SOURCE,
        "note": factors.CRITERIA_NOTE,
        "criteria": freeze(chosen),
        "factors": [
            {"number": factor.number, "label": factor.label, "level": score.label, "coverage": score.coverage}
            | freeze(score)
            for factor, score in zip(factors.FACTORS, scores, strict=True)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(programme: Programme, at: date, scores: tuple[Score, ...]) -> str:
    """For people: each factor with its level and coverage, each criterion with what was seen and what it takes."""
    lines = [_("%(programme)s op %(day)s") % {"programme": programme, "day": f"{at:%d-%m-%Y}"}, factors.CRITERIA_NOTE]
    for factor, score in zip(factors.FACTORS, scores, strict=True):
        lines += ["", _headline(factor, score)]
        lines += [line for finding in score.findings for line in _lines(finding)]
        lines += [f"  {_('eerstvolgende stap')}: {step.needed}" for step in score.next_steps[:1]]
    return "\n".join(lines)


def _headline(factor: SuccessFactor, score: Score) -> str:
    stage = "" if score.stage is None else f"{score.stage} "
    return f"{factor.number}. {factor.label}: {stage}{score.label} ({score.coverage})"


def _lines(finding: Finding) -> list[str]:
    words = {
        Outcome.MET: _("voldaan"),
        Outcome.PARTLY: _("deels"),
        Outcome.NOT_MET: _("niet voldaan"),
        Outcome.UNKNOWN: _("onbekend"),
    }
    return [
        f"  {words[finding.outcome]:<13} {finding.question}",
        f"  {'':<13} {finding.text}",
        f"  {'':<13} {finding.threshold}",
    ]
