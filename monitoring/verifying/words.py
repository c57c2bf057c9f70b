"""What a verification found, in sentences."""

from monitoring.verifying.verification import Verification


def told(found: Verification) -> str:
    """Which report it is, what it does not hold, and that all agrees; else what does not, a line each."""
    about = f"{found.title}, {found.period}"
    lines = [about, *found.unheld, *map(str, found.differences)]
    return "\n".join(lines if found.differences else [*lines, agreeing(found)])


def agreeing(found: Verification) -> str:
    """What was made again and is as the report says."""
    counted = (
        _counted(found.stages, "stand", "standen"),
        _counted(found.verdicts, "oordeel", "oordelen"),
        _counted(found.targets, "doel", "doelen"),
        _counted(found.points, "cijfer", "cijfers"),
    )
    *first, last = counted
    return f"Alles klopt. Opnieuw gemaakt uit de bestanden in de pdf: {', '.join(first)} en {last}."


def differing(found: Verification) -> str:
    count = len(found.differences)
    return "1 ding klopt niet." if count == 1 else f"{count} dingen kloppen niet."


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
