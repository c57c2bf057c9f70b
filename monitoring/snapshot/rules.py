"""The rules by which a report judges, frozen with their version and limits, so that anybody can judge again."""

from monitoring.scoring import score
from monitoring.scoring.bounds import Outcome
from monitoring.scoring.wording import listing, number, percent
from monitoring.snapshot.figure_schema import PrintedDefinition, PrintedRules
from neighbourhoods.standings import movement, peers, targets


def rules() -> PrintedRules:
    """Of a stage, of a change and of a target; shares and points as texts, so that no digit is lost."""
    return {
        "stage": {
            "rule": score.STAGE_RULE,
            "version": score.STAGE_VERSION,
            "points": {outcome.value: str(outcome.points) for outcome in Outcome if outcome is not Outcome.UNKNOWN},
            "limits": [str(limit) for limit in score.STAGE_LIMITS],
            "least_known": str(score.LEAST_KNOWN),
        },
        "movement": {
            "rule": movement.RULE,
            "version": movement.VERSION,
            "years_in_mean": movement.YEARS_IN_MEAN,
            "one_in": movement.ONE_IN,
            "most_equals_one_in": movement.MOST_EQUALS_ONE_IN,
            "peers": peers.PEERS,
            "fewest_peers": peers.FEWEST_PEERS,
            "size_apart": list(peers.SIZE_APART),
            "urbanity_apart": peers.URBANITY_APART,
            "fewest_inhabitants": peers.FEWEST_INHABITANTS,
            "districts_from": peers.DISTRICTS_FROM,
            "most_inhabitants": peers.MOST_INHABITANTS,
        },
        "target": {"rule": targets.RULE, "version": targets.VERSION},
    }


def of_a_stage() -> PrintedDefinition:
    """The rule of a stage in one paragraph."""
    met, partly, not_met = (number(outcome.points) for outcome in (Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET))
    first, *higher = score.STAGES.values()
    steps = listing(f"vanaf {percent(limit)} {stage}" for limit, stage in zip(score.STAGE_LIMITS, higher, strict=True))
    text = (
        f"Elk criterium geeft punten: voldaan {met}, deels {partly}, niet voldaan {not_met}. Wat onbekend is, telt "
        "niet mee. De punten delen we door het aantal criteria dat wel bekend is. De stand is "
        f"{first} onder {percent(score.STAGE_LIMITS[0])}, {steps}. Is minder dan {percent(score.LEAST_KNOWN)} van de "
        f"criteria bekend, dan is de factor {score.NOT_ASSESSABLE}. Regel: {score.STAGE_RULE}, versie "
        f"{score.STAGE_VERSION}."
    )
    return {"term": "Hoe we de stand van een succesfactor bepalen", "text": text}


def of_a_target() -> PrintedDefinition:
    """What stands beside a target, in one paragraph."""
    text = (
        f"Naast een doel staat hoeveel van {peers.PEERS} gebieden dit lukte die stonden waar dit gebied nu staat. We "
        "kijken naar de langste periode die bekend is en niet langer duurt dan de tijd tot het doel. Misdrijven "
        "vergelijken we in procenten, andere cijfers in punten en naast heel Nederland: wat overal veranderde, telt "
        "niet mee. Is het cijfer van nu al zo goed als het doel, of beter, dan staat dat er. Het zegt iets over de "
        f"kans, en verbiedt niets. Regel: {targets.RULE}, versie {targets.VERSION}."
    )
    return {"term": "Of een doel eerder lukte", "text": text}
