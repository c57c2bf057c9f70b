"""What the parties think in the story: rounds of judgements, each with its own spread."""

from datetime import date

from demo.stories import Story, moment
from demo.telling import Telling
from monitoring.models import Round, RoundAnswer, RoundQuestion
from monitoring.scoring.factors import FACTORS

Party = RoundAnswer.Party
ANONYMOUS = {Party.RESIDENT, Party.PROFESSIONAL}
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
    """Every round with its ten questions and what each respondent answered."""
    for found in telling.parts("rounds"):
        asked = Round.objects.create(
            programme=telling.programme,
            title=found["title"],
            opens_on=found["opened_on"],
            closes_on=found["closed_on"],
        )
        questions = RoundQuestion.objects.bulk_create(
            RoundQuestion(round=asked, factor=factor.key, text=str(factor.question)) for factor in FACTORS
        )
        remarks = {
            (remark["party"], remark["factor"]): remark
            for remark in telling.parts("remarks")
            if remark["round"] == found["title"]
        }
        RoundAnswer.objects.bulk_create(
            answer
            for judgement in found["judgements"]
            for question, stage in zip(questions, judgement["stages"], strict=True)
            for answer in _answers(question, stage, judgement, found["closed_on"], remarks)
        )
        telling.log("round.opened", asked, found["opened_on"])
        telling.log("round.closed", asked, found["closed_on"], hour=17)


def _answers(
    question: RoundQuestion,
    stage: int,
    judgement: Story,
    closed_on: date,
    remarks: dict[tuple[str, str], Story],
) -> list[RoundAnswer]:
    """As many answers as the party gave; the first also says why, when the story does. Stage 0 is none."""
    party = judgement["party"]
    remark = remarks.get((party, question.factor), {})
    return [
        RoundAnswer(
            question=question,
            party=party,
            stage=(given := _stage(stage, place)),
            explanation=remark.get("text", "") if place == 0 else "",
            evidence=_evidence(question.factor, given, remark if place == 0 else {}),
            is_anonymous=party in ANONYMOUS,
            answered_at=moment(closed_on, 9),
        )
        for place in range(judgement["n"])
    ]


def _stage(stage: int, place: int) -> int | None:
    """Most people say the same, one in five a step lower and one in five a step higher: the median stays."""
    if stage == 0:
        return None
    step = {3: -1, 4: 1}.get(place % 5, 0)
    return min(HIGHEST, max(LOWEST, stage + step))


def _evidence(factor: str, stage: int | None, remark: Story) -> str:
    usual = EVIDENCE[factor] if stage is not None and stage >= NEEDS_EVIDENCE else ""
    return remark.get("evidence", usual)
