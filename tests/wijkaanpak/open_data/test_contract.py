"""The API keeps the contract of its own OpenAPI document, whatever schemathesis makes up from it: all its checks hold.

It asks what the document allows and what it does not, in the process of the test and with the same questions each
time. More of them, and others, by hand:

    CONTRACT_EXAMPLES=300 CONTRACT_SEED=2 make test ARGS="-s tests/wijkaanpak/open_data/test_contract.py"
"""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.core.files.base import ContentFile
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, connections
from schemathesis.checks import CHECKS
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import StopReason, events, from_schema
from schemathesis.schemas import BaseSchema

from neighbourhoods.areas import divisions
from tests.conftest import NOON
from tests.neighbourhoods.areas.test_divisions import shapes
from tests.neighbourhoods.areas.test_geometry import feature
from tests.neighbourhoods.support import PEOPLE, WOZ, kwb, publish
from tests.programmes.test_api import own
from tests.support.factories import OwnSeriesFactory, ProgrammeAreaFactory, ProgrammeAreaMemberFactory
from tests.support.monitoring import make_programme, make_report

BUURT, WIJK = "BU00141000", "WK001410"
DOCUMENT = "/groningen/api/v1/openapi.json"
EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "8"))  # made up for each operation, besides each border of its rules
FEWEST_CASES, FEWEST_OF_EACH = 400, 10  # a run that asks nearly nothing finds nothing
SEED = int(os.environ.get("CONTRACT_SEED", "1"))
KNOWN = {
    "gebied": [BUURT, WIJK, "GM0014", "BU00149999"],
    "indicator": ["inwoners", "woz", "geluk"],
    "wijkaanpak": ["selwerd", "beijum"],
    "periode": ["2024", "2024-03"],
}


@dataclass
class Trial:
    """What came of all that was asked."""

    cases: int = 0
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    checked: set[str] = field(default_factory=set)
    failures: dict[tuple[str, ...], str] = field(default_factory=dict)

    def note(self, event: events.EngineEvent) -> None:
        match event:
            case events.ScenarioFinished(recorder=recorder):
                self.cases += len(recorder.cases)
                for done in recorder.interactions.values():
                    assert done.response is not None
                    self.answers[recorder.label, done.response.status_code] += 1
                for check in (check for checks in recorder.checks.values() for check in checks):
                    self.checked.add(check.name)
                    if found := check.failure_info:
                        said = (check.name, recorder.label, found.failure.title, found.failure.message)
                        self.failures.setdefault(said, found.code_sample)
            case events.NonFatalError() | events.FatalError():
                self.failures["engine", repr(event)] = ""
            case events.EngineFinished(stop_reason=reason):
                assert reason == StopReason.COMPLETED

    def __str__(self) -> str:
        statuses = Counter[int]()
        for (_operation, status), count in self.answers.items():
            statuses[status] += count
        failed = ["\n  ".join([*said, sample]) for said, sample in self.failures.items()]
        return "\n".join([f"{self.cases} cases, answered {dict(sorted(statuses.items()))}", *failed])

    def answered(self, operation: str) -> Counter[int]:
        """How often one operation got which status."""
        return Counter({status: times for (label, status), times in self.answers.items() if label == operation})


@pytest.fixture
def town(groningen, settings, tmp_path) -> None:
    """One of everything that the API tells."""
    settings.MEDIA_ROOT = tmp_path
    groningen.code = "GM0014"
    groningen.save()
    divisions.replace_division(shapes(feature(WIJK, buurtnaam="Selwerd e.o."), feature(BUURT)), year=2024)
    publish(kwb(tmp_path, [("Groningen", "GM0014", 1, 243768, 300), ("Selwerd", BUURT, 1, 6580, 225)], (PEOPLE, WOZ)))
    programme = make_programme(is_published=True)
    ProgrammeAreaMemberFactory(area=ProgrammeAreaFactory(programme=programme), code=BUURT)
    own(OwnSeriesFactory(programme=programme, is_public=True), 12)
    pdf = ContentFile(b"%PDF", "rapport.pdf")
    make_report(programme, status="offered", file=pdf, state="done", rendered_at=NOON)


@pytest.fixture
def application(settings) -> Iterator[Any]:
    """The product as a WSGI server has it, in whichever thread, with the rows of this test."""
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.OPEN_DATA_PER_CONNECTION = 10**6
    handler, shared = WSGIHandler(), connections["default"]

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        connections["default"] = shared
        return handler(environ, start_response)

    shared.inc_thread_sharing()
    edges = (signals.request_started, signals.request_finished)
    for edge in edges:
        edge.disconnect(close_old_connections)
    logging.disable()
    yield answer
    logging.disable(logging.NOTSET)
    for edge in edges:
        edge.connect(close_old_connections)
    shared.dec_thread_sharing()


@pytest.fixture
def contract(application, town) -> BaseSchema:
    kinds = (("gebieden", "gebied"), ("indicatoren", "indicator"), ("wijkaanpakken", "wijkaanpak"))

    def known(**names: str) -> dict[str, Any]:
        return {place.replace("_", "."): {"dictionary": name, "probability": 0.5} for place, name in names.items()}

    config = SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "cache": {"enabled": False},
            "suppress-health-check": ["too_slow"],  # how fast a machine is says nothing about the contract
            "headers": {"Accept-Encoding": "identity"},  # it reads what it gets, and not what is packed
            # Besides its own: that an address is too long for us is a refusal too.
            "checks": {"negative_data_rejection": {"expected-statuses": ["400", "404", "405", "414"]}},
            "generation": {"max-examples": EXAMPLES, "database": "none", "no-shrink": True},
            "dictionaries": {name: {"values": values} for name, values in KNOWN.items()},
            "parameters": known(query_indicator="indicator", query_wijkaanpak="wijkaanpak", query_periode="periode"),
            "operations": [
                {"include-path-regex": f"^/{path}/", "parameters": known(path_code=name)} for path, name in kinds
            ],
        }
    )
    return schemathesis.openapi.from_wsgi(DOCUMENT, application, config=config)


def test_the_api_keeps_the_contract_of_its_document(contract):
    trial = Trial()

    for event in from_schema(contract).execute():
        trial.note(event)

    print(trial)  # with a failure, or for who asks for more
    assert not trial.failures
    assert trial.checked == set(CHECKS.get_all_names())
    documented = {f"GET {path}" for path in contract.raw_schema["paths"]}
    assert {operation for operation, _status in trial.answers} == documented
    assert trial.cases >= FEWEST_CASES
    for operation in documented:
        answers = trial.answered(operation)
        assert answers.total() >= FEWEST_OF_EACH, operation
        assert answers.keys() >= {200, 405}, operation
