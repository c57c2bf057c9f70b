"""A survey of the municipality itself: indicators of its own, the mapping that reads it, and the files that came in.

Told with the writes that people use, and with the work that a worker does after them: one file published, one
withdrawn, one refused, one that waits for a decision. The figures are invented; the table is the municipality's alone.
"""

from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from demo import stories
from demo.stories import Story, moment
from neighbourhoods import tasks
from neighbourhoods.importing import mappings
from neighbourhoods.imports import Correction
from neighbourhoods.models import FigureImport, Indicator, Mapping, Release
from neighbourhoods.terms import Combination, Rhythm
from programmes.figures_desk import imports as desk
from programmes.figures_desk import indicators, releases
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, User

FILES = Path(__file__).parent / "content" / "surveys"
# What a mapping says nothing about unless the story does.
UNSAID: Story = {"sheet": "", "header_row": None, "period": "", "respondents_column": ""}


def load(municipality: Municipality, users: dict[str, User]) -> int:
    """Bring in what is not there yet; returns how many files that were."""
    story = stories.read("surveys.toml")
    with tenancy.municipality(municipality):
        known = set(FigureImport.objects.here().values_list("file_name", flat=True))
        by, day = users[story["file"][0]["by"]], story["file"][0]["on"]
        for told in story["indicator"]:
            _indicator(municipality, told, by, day)
        mapping = _mapping(municipality, story["mapping"])
    new = [told for told in story["file"] if told["name"] not in known]
    for told in new:
        _file(municipality, mapping, told, users[told["by"]])
    return len(new)


def _indicator(municipality: Municipality, told: Story, by: User, day: date) -> None:
    if Indicator.objects.own().filter(key=told["key"]).exists():
        return
    values = {name: value for name, value in told.items() if name != "key"}
    indicators.define(
        municipality,
        table="buurtpeiling",
        combination=Combination.WEIGHTED_MEAN,
        weights=["inwoners"],
        minimum=100,
        breaks=[],
        source="Buurtpeiling (verzonnen)",
        rhythm=Rhythm.TWO_YEARLY,
        remark="",
        by=by,
        at=moment(day, hour=9),
        **values,
    )


def _mapping(municipality: Municipality, told: Story) -> Mapping:
    known = Mapping.objects.filter(name=told["name"]).first()
    return known or mappings.save(None, municipality, {**UNSAID, **told})


@transaction.atomic
def _file(municipality: Municipality, mapping: Mapping, told: Story, by: User) -> None:
    """One file, as far as people have come with it. A worker that runs beside this sees it only when it is done."""
    at = moment(told["on"])
    content = SimpleUploadedFile(told["name"], (FILES / told["name"]).read_bytes())
    with tenancy.municipality(municipality):
        figure_import, _is_new = desk.receive(content, by=by, at=at)
    _work(figure_import)  # nobody knows this table yet, so it is refused
    with tenancy.municipality(municipality):
        desk.correct(figure_import, _read_with(mapping, told["on"]), by=by, at=at)
    _work(figure_import)
    if "published" not in told and "withdrawn_on" not in told:
        return
    with tenancy.municipality(municipality):
        desk.publish(figure_import, by=by, at=at)
    _work(figure_import)
    with tenancy.municipality(municipality):
        # In the story it was done then, not while the demo was loaded.
        FigureImport.objects.filter(pk=figure_import.pk).update(published_at=at)
        published = Release.objects.filter(imports=figure_import)
        published.update(published_at=at)
        for release in published if "withdrawn_on" in told else ():
            releases.withdraw(release, reason=told["reason"], by=by, at=moment(told["withdrawn_on"]))


def _work(figure_import: FigureImport) -> None:
    """What a worker does when it is told of this file."""
    tasks.work_on_import(municipality_id=figure_import.municipality_id, import_id=figure_import.pk)


def _read_with(mapping: Mapping, day: date) -> Correction:
    return Correction(
        mapping=mapping,
        table="",
        period="",
        division_year=None,
        status="definitive",
        retrieved_on=day,
        replaces_more=False,
    )
