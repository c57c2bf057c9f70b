"""Each noun has one way in: what its writes offer stands in its door, by name."""

import ast
import importlib
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
WRITES = sorted(path for app in ("programmes", "monitoring") for path in (ROOT / app).glob("**/writes.py"))
NOUNS = [".".join(path.parent.relative_to(ROOT).parts) for path in WRITES]


def offered(noun: str) -> set[str]:
    """The public functions and exceptions that the writes of a noun define themselves."""
    path = ROOT.joinpath(*noun.split("."), "writes.py")
    defined = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return {node.name for node in defined if not node.name.startswith("_")}


@pytest.mark.parametrize("noun", NOUNS)
def test_every_write_stands_in_the_door_of_its_noun(noun):
    door = importlib.import_module(noun)

    assert offered(noun) - set(door.__all__) == set()


@pytest.mark.parametrize("noun", NOUNS)
def test_what_a_door_names_is_there_and_the_door_says_what_it_is(noun):
    door = importlib.import_module(noun)

    assert [name for name in door.__all__ if not hasattr(door, name)] == []
    assert door.__doc__


def test_there_are_nouns_to_look_at():
    assert len(NOUNS) > 15
