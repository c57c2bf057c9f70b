"""Where the story goes and what is done for it: vision, ambitions, measures with their lights and adjustments."""

from demo.stories import TODAY, Story
from demo.telling import Telling, by_key
from programmes.models import (
    Ambition,
    AmbitionIndicator,
    GuidingPrinciple,
    Light,
    Measure,
    MeasureAdjustment,
    MeasureUpdate,
    ProgrammeChallenge,
    SubGoal,
    Vision,
)

SUB_GOALS = {"housing": SubGoal.SURROUNDINGS, "safety": SubGoal.SAFETY}
COUNTED_PEOPLE = {"kinderen", "huishoudens", "gezinnen", "verwijzingen"}
MONEY_WORDS = ("offerte", "budget", "euro", "geld")
Status = Measure.Status
Kind = MeasureAdjustment.Kind


def vision(telling: Telling) -> None:
    """The vision with the days of its adoption; a programme that just began has none."""
    part = telling.story.get("vision")
    if part is None:
        return
    row = Vision.objects.create(
        programme=telling.programme,
        title=part["title"],
        text=part["text"],
        horizon_year=part["horizon_on"].year,
        adopted_by_coalition_on=part.get("coalition_on"),
        adopted_by_council_on=part.get("council_on"),
    )
    for by in ("coalition", "council"):
        if f"{by}_on" in part:
            telling.log(f"vision.adopted_by_{by}", row, part[f"{by}_on"], hour=20)


def ambitions(telling: Telling) -> None:
    """The ambitions with indicators, baselines and targets."""
    parts = telling.parts("ambitions")
    rows = Ambition.objects.bulk_create(_ambition(telling, number, part) for number, part in enumerate(parts, 1))
    telling.ambitions = by_key(parts, rows)
    AmbitionIndicator.objects.bulk_create(
        _indicator(row, target) for part, row in zip(parts, rows, strict=True) for target in part["targets"]
    )
    kinds = {part["key"]: part["kind"] for part in telling.parts("challenges")}
    chosen = {
        row.challenge.key: row
        for row in ProgrammeChallenge.objects.filter(programme=telling.programme).select_related("challenge")
    }
    principles = list(GuidingPrinciple.objects.order_by("number"))
    for place, (part, row) in enumerate(zip(parts, rows, strict=True)):
        if "challenge" in part:
            row.challenges.add(chosen[kinds[part["challenge"]]])
        row.guiding_principles.set(principles[place : place + 2])


def _ambition(telling: Telling, number: int, part: Story) -> Ambition:
    return Ambition(
        programme=telling.programme,
        number=number,
        title=part["title"],
        text=part["text"],
        outcome=part["outcome"],
        sub_goal=SUB_GOALS.get(part["domain"], SubGoal.PERSPECTIVE),
        domain=part["domain"],
        story=part.get("story", ""),
    )


def _indicator(ambition: Ambition, target: Story) -> AmbitionIndicator:
    return AmbitionIndicator(
        ambition=ambition,
        indicator_key=target["indicator"],
        baseline_period=str(target.get("baseline_year", "")),
        baseline_value=target.get("baseline"),
        target_value=target.get("value"),
        target_year=target.get("year"),
        reference=AmbitionIndicator.Reference.MUNICIPALITY,
        reason=target.get("why", ""),
    )


def measures(telling: Telling) -> None:
    """The measures, everything that was reported about them, and every decision to do it otherwise."""
    parts = telling.parts("measures")
    rows = Measure.objects.bulk_create(_measure(telling, part) for part in parts)
    telling.measures = by_key(parts, rows)
    updates = [(row, update) for part, row in zip(parts, rows, strict=True) for update in part["updates"]]
    stored = MeasureUpdate.objects.bulk_create(_update(telling, row, update) for row, update in updates)
    MeasureAdjustment.objects.bulk_create(
        _adjustment(telling, kept, update)
        for kept, (_, update) in zip(stored, updates, strict=True)
        if "adjusted_on" in update
    )
    for part, row in zip(parts, rows, strict=True):
        if "starts_on" in part and part["starts_on"] <= TODAY:
            telling.log("measure.began", row, part["starts_on"], hour=9)
        if "finished_on" in part:
            telling.log("measure.finished", row, part["finished_on"], hour=16)
    for row, update in updates:
        telling.log("measure.reported", row, update["on"], light=update["light"])


def _measure(telling: Telling, part: Story) -> Measure:
    last = part["updates"][-1] if part["updates"] else None
    target, name, done = part.get("output", [None, "", None])
    lights = _lights(last) if last else {}
    return Measure(
        programme=telling.programme,
        ambition=telling.ambitions[part["ambition"]],
        title=part["title"],
        text=part.get("text", ""),
        contribution=part["contribution"],
        owner=telling.partners.get(part.get("owner", "")),
        contact=telling.manager if part.get("owner") == "gemeente" else None,
        directed=part["directed"],
        neighbourhood_codes=telling.story["buurten"],
        target_group=part.get("target_group", ""),
        target_group_size=part.get("target_size"),
        reached=done if name in COUNTED_PEOPLE else None,
        starts_on=part.get("starts_on"),
        ends_on=part.get("stopped_on") or part.get("finished_on") or part.get("ends_on"),
        budget=part.get("budget"),
        mechanism=part.get("mechanism", ""),
        output_name=name,
        output_target=target,
        output_done=done,
        status=_status(part),
        reported_on=last["on"] if last else None,
        from_initiative=telling.initiatives.get(part.get("from_initiative", "")),
        **lights,
    )


def _status(part: Story) -> str:
    if "stopped_on" in part:
        return Status.STOPPED
    if "finished_on" in part:
        return Status.DONE
    if part.get("starts_on") is None or part["starts_on"] > TODAY:
        return Status.PLANNED
    changed = any("adjusted_on" in update for update in part["updates"])
    return Status.CHANGED if changed else Status.RUNNING


def _lights(update: Story) -> dict[str, str]:
    """The light of an update, and what it is about: the story tells it in words."""
    light = Light(update["light"])
    about_money = any(word in (update["text"] + update.get("cause", "")).lower() for word in MONEY_WORDS)
    return {
        "light": light,
        "light_time": light if not about_money else min(light, Light.ORANGE, key=_seriousness),
        "light_money": light if about_money else Light.GREEN,
        "light_quality": Light.GREEN,
    }


def _seriousness(light: Light) -> int:
    return [Light.GREEN, Light.ORANGE, Light.RED].index(light)


def _update(telling: Telling, measure: Measure, part: Story) -> MeasureUpdate:
    return MeasureUpdate(
        measure=measure,
        reported_on=part["on"],
        by=telling.manager,
        text=part["text"],
        cause=part.get("cause", ""),
        consequence=part.get("consequence", ""),
        steering=part.get("steering", ""),
        adjust_by=part.get("due"),
        output_done=part.get("done"),
        **_lights(part),
    )


def _adjustment(telling: Telling, update: MeasureUpdate, part: Story) -> MeasureAdjustment:
    """The last answer of a measure that was stopped is the decision to stop it."""
    stopped = update.measure.status == Status.STOPPED and part["adjusted_on"] == update.measure.ends_on
    kind = Kind.STOPPED if stopped else Kind.CHANGED
    telling.log(f"measure.{kind}", update.measure, part["adjusted_on"], hour=13)
    return MeasureAdjustment(
        measure=update.measure,
        answers=update,
        kind=kind,
        decided_on=part["adjusted_on"],
        by=telling.manager,
        reason=part.get("reason", part["cause"]),
        what=part["steering"],
    )
