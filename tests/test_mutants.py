"""The holes that `make mutants ARGS=walls` makes still fit the code, so that a run says something."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from bench._walls import HOLES

ROOT = Path(settings.BASE_DIR)


def test_each_hole_is_another_one():
    assert len({hole.what for hole in HOLES}) == len(HOLES) >= 24


@pytest.mark.parametrize("hole", HOLES, ids=str)
def test_each_hole_can_be_made_and_names_its_tests(hole):
    assert hole.tests
    assert [tests for tests in hole.tests if not (ROOT / tests).exists()] == []
    if hole.path:
        text = (ROOT / hole.path).read_text(encoding="utf-8")
        assert text.count(hole.old) == 1
        if hole.path.endswith(".py"):
            ast.parse(text.replace(hole.old, hole.new))
    else:
        assert hole.sql
