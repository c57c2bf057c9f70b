"""What the parties think in the story: rounds of judgements, each with its own spread."""

from datetime import date

from demo.stories import Story, moment
from demo.telling import Telling
from monitoring import rounds as writes
from monitoring.models import Round
from monitoring.models.round import AnswerParty
from monitoring.scoring.factors import FACTORS

LOWEST, HIGHEST = 1, 4
NEEDS_EVIDENCE = 3
EVIDENCE = {
    "area_analysis": "De gebiedsanalyse en de gesprekken met bewoners.",
    "local_coalition": "De wijkdeal en de verslagen van de coalitie.",
    "involved_residents": "De plannen van bewoners en de antwoorden daarop.",
    "vision": "De visie en de ambities.",
    "precision": "Het uitvoeringsprogramma met eigenaren en budgetten.",
    "administrative_capacity": "De besluitenlijst van de stuurgroep.",
    "professionals": "Het overzicht van het team.",
    "process_direction": "De opdracht aan de procesregisseur.",
    "staying_power": "De meerjarenbegroting.",
    "learning": "De verslagen van de leerateliers.",
}


def rounds(telling: Telling) -> None:
    """Every round with its ten questions and what each respondent answered, told with the writes that people use."""
    for told in telling.parts("rounds"):
        opened_on, closed_on = told["opened_on"], told["closed_on"]
        asked = writes.open(
            telling.programme,
            title=told["title"],
            opens_on=opened_on,
            closes_on=closed_on,
            by=telling.manager,
            at=moment(opened_on, 10),
        )
        remarks = {
            (remark["party"], remark["factor"]): remark
            for remark in telling.parts("remarks")
            if remark["round"] == told["title"]
        }
        for judgement in told["judgements"]:
            _answer(telling, asked, judgement, opened_on, closed_on, remarks)
        writes.close(asked, by=telling.manager, at=moment(closed_on, 17))


def _answer(
    telling: Telling,
    asked: Round,
    judgement: Story,
    opened_on: date,
    closed_on: date,
    remarks: dict[tuple[str, str], Story],
) -> None:
    """As many people as the party had; the first also says why, when the story does. Stage 0 is none."""
    party = AnswerParty(judgement["party"])
    people = [writes.Invitee(party)] * judgement["n"]
    invited = writes.invite(asked, people, by=telling.manager, at=moment(opened_on, 11))
    for place, asked_person in enumerate(invited):
        judgements = {}
        for factor, stage in zip(FACTORS, judgement["stages"], strict=True):
            given = _stage(stage, place)
            remark = remarks.get((party, factor.key), {}) if place == 0 else {}
            evidence = _evidence(factor.key, given, remark)
            judgements[factor.key] = writes.Opinion(given, remark.get("text", ""), evidence)
        writes.answer(asked_person.invitation, judgements, at=moment(closed_on, 9))


def _stage(stage: int, place: int) -> int | None:
    """Most people say the same, one in five a step lower and one in five a step higher: the median stays."""
    if stage == 0:
        return None
    step = {3: -1, 4: 1}.get(place % 5, 0)
    return min(HIGHEST, max(LOWEST, stage + step))


def _evidence(factor: str, stage: int | None, remark: Story) -> str:
    usual = EVIDENCE[factor] if stage is not None and stage >= NEEDS_EVIDENCE else ""
    return remark.get("evidence", usual)
