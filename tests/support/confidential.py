"""What within a municipality is not for everybody: each text of its tables holds a word of its own.

Which column of the `access.py` rows may read which, stands here. What is not named is for who works on the programme:
a new text is, until somebody says that more people may read it, or fewer.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection, models, transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.test import Client

from programmes.models import AmbitionIndicator, Programme
from tests.conftest import NOON, make_user
from tests.support import canaries, crawler
from tests.support.access import Row
from tests.support.factories import ALL, DraftFactory, EventFactory
from tests.support.world import ROLES, World, ask
from wijkaanpak.accounts import invitations
from wijkaanpak.accounts.models import Role, User

WORD = re.compile(rb"zq\d{3}z")
SHOWN, REFUSED = 200, 422
COLUMNS = ("nobody", "stranger", "elsewhere", *(role.value for role in ROLES))
"""In the order of `World.columns`."""
PROGRAMME = frozenset(role.value for role in ROLES)
HERE = PROGRAMME | {"elsewhere"}
ANYBODY = frozenset(COLUMNS)
FIGURES = frozenset({"administrator", "programme_manager"})
IDEAS = frozenset({"programme_manager", "process_director", "professional"})
APPLICANTS = frozenset({"programme_manager", "professional"})
SUPPLIERS = frozenset({"programme_manager", "process_director", "professional", "partner"})
MAY_READ = {
    ANYBODY: """
        Programme.name Programme.area_name Programme.summary
        Programme.contact_name Programme.contact_email Programme.contact_phone
        Vision.text Ambition.title Ambition.text Measure.title Partner.name FundingSource.name
        Indicator.name Indicator.definition Indicator.unit Indicator.source Indicator.remark
    """,
    HERE: "Mapping.name SourceTable.publisher SourceTable.licence Release.file_name Release.loss_reason",
    FIGURES: """
        Mapping.publisher Mapping.sheet Mapping.code_column Mapping.period Mapping.respondents_column Mapping.note
        FigureImport.file_name FigureImport.failure FigureImport.reason
    """,
    IDEAS: """
        Initiative.title Initiative.plan Initiative.place Initiative.motivation Initiative.account
        InitiativeMessage.text
    """,
    APPLICANTS: "Initiative.applicant_name Initiative.applicant_email",
    SUPPLIERS: "OwnFigure.remark OwnFigure.return_reason",
    frozenset({"administrator"}): "User.email Invitation.name Invitation.email",
    frozenset({"programme_manager"}): "Draft.answers",
}
"""Who reads what, but for who works on the programme: those read the rest."""
QUERY = {"q": "zq", "zoek": "zq", "open": "alles", "volgorde": "-title", "concept": "1"}
FILE = {"bestand": "csv"}
IN_PART = {"hx-request": "true"}
SEARCHED_PART, SEARCHED, FILED = (QUERY, IN_PART), (QUERY, {}), (FILE, IN_PART)
ASKED_AGAIN = {
    "nobody": (SEARCHED_PART, SEARCHED, FILED),
    "elsewhere": (SEARCHED_PART, SEARCHED, FILED),
    "professional": (SEARCHED_PART,),
    "partner": (SEARCHED_PART,),
    "reader": (SEARCHED, FILED),
}
"""How those who see least ask for each page again: a part of it or the whole, searched for our words, with what they
were writing, or a file.
"""
# An address, what an address is looked up by, and what other rows are found by: no text to read.
NO_TEXT = re.compile("hash|sha256|address|went_to|went_from")


def may_read(field: str) -> frozenset[str]:
    return _READERS.get(field, PROGRAMME)


_READERS = {field: readers for readers, fields in MAY_READ.items() for field in fields.split()}


def again(client: Client, column: str, row: Row, path: str, answer: Any) -> Iterator[Any]:
    """What a column gets when it asks once more: a page in other ways, and of a form that is refused only the part."""
    if row.method == "POST" and answer.status_code == REFUSED:
        yield ask(client, row.method, path, headers=IN_PART)
    elif row.method == "GET" and answer.status_code == SHOWN:
        for query, headers in ASKED_AGAIN.get(column, ()):
            yield client.get(path, query, headers=headers)


def read(response: Any) -> set[bytes]:
    """The words in what somebody gets; a spreadsheet is unpacked, and a file read to the end, which closes it."""
    content = response.getvalue() if response.streaming else response.content
    return set(WORD.findall(crawler.unpacked(content)))


def fill(world: World) -> dict[bytes, str]:
    """One of everything in the programme of this world, and a word in each text: word → field."""
    programme = Programme.objects.get(slug="selwerd")
    with transaction.atomic():
        person = make_user("collega", world.municipality, *Role)
    for make in ALL:
        if make not in (EventFactory, DraftFactory):
            make()
    canaries.of_judgement(Programme.objects.exclude(slug__in=("selwerd", "beijum")).order_by("pk").first(), person)
    invitations.invite(email="genodigde@x.example", name="Genodigde", role=Role.READER, by=person, at=NOON)
    _gather(programme)
    AmbitionIndicator.objects.filter(indicator_key__startswith="indicator-").update(indicator_key="woz")
    return {word.encode(): field for word, field in (*_mark(world), *_of_one_row(world, programme, person).items())}


def _gather(programme: Programme) -> None:
    """What the factories made in programmes of their own. What cannot be there twice stays where it is."""
    for model in canaries.own_models():
        if any(field.name == "programme" for field in model._meta.local_fields):
            for row in model.objects.exclude(programme__slug__in=("selwerd", "beijum")):
                _kept(model.objects.filter(pk=row.pk), programme=programme)


def _mark(world: World) -> Iterator[tuple[str, str]]:
    number = 0
    for model in canaries.own_models():
        for field in canaries.texts(model):
            if isinstance(field, models.JSONField | models.SlugField) or NO_TEXT.search(field.name):
                continue
            number += 1
            word, rows = f"zq{number:03}z", canaries.rows_of(model, world.municipality)
            end = "@x.example" if isinstance(field, models.EmailField) else ""
            each = Concat(Value(f"{word}-"), Cast("pk", CharField()), Value(end))
            if _kept(rows, **{field.name: each}) or _kept(rows, **{field.name: f"{word}{end}"}):
                yield word, f"{model.__name__}.{field.name}"


def _of_one_row(world: World, programme: Programme, person: User) -> dict[str, str]:
    """What is no plain text of a table, or of one row alone."""
    EventFactory(programme=programme, subject="zq901z", by_name="zq902z", detail={"reason": "zq903z"})
    address = world.path("stakeholders:add")
    DraftFactory(user=world.manager, address=address, answers={"name": ["zq904z"]})
    User.objects.filter(pk=person.pk).update(name="zq905z", email="zq906z@x.example")
    return {
        "zq901z": "Event.subject",
        "zq902z": "Event.by_name",
        "zq903z": "Event.detail",
        "zq904z": "Draft.answers",
        "zq905z": "User.name",
        "zq906z": "User.email",
    }


def _kept(rows: Any, **change: Any) -> int:
    """How many rows took it; none where the database keeps it out."""
    try:
        with transaction.atomic():
            changed: int = rows.update(**change)
            connection.check_constraints()
    except DatabaseError:
        return 0
    return changed
