"""Behind the fold of a long form stands what is mostly right as it is; it opens when it is not."""

import pytest
from django import forms

from wijkaanpak.folding import FoldingForm


class Survey(FoldingForm):
    FOLDED = ("minimum", "kind", "remark")

    remark = forms.CharField(required=False)
    name = forms.CharField()
    minimum = forms.IntegerField(initial=100)
    kind = forms.ChoiceField(choices=[("", "geen"), ("a", "eerste"), ("b", "tweede")], initial="a", required=False)


FILLED = {"name": "Peiling", "minimum": "100", "kind": "a", "remark": ""}


def test_basics_come_first_and_the_rest_in_the_order_of_the_fold():
    form = Survey()

    assert [field.name for field in form.basics] == ["name"]
    assert [field.name for field in form.folded] == ["minimum", "kind", "remark"]
    assert list(form.fields) == ["name", "minimum", "kind", "remark"]


@pytest.mark.parametrize(
    ("form", "is_unfolded"),
    [
        (Survey(), False),
        (Survey(FILLED), False),
        (Survey(FILLED | {"name": ""}), False),
        (Survey(FILLED | {"minimum": "50"}), True),
        (Survey(FILLED | {"minimum": "veel"}), True),
        (Survey(FILLED | {"minimum": ""}), True),
        (Survey(FILLED | {"kind": ""}), False),
        (Survey(FILLED | {"kind": "b"}), True),
        (Survey(initial={"remark": "Er deden 300 bewoners mee."}), True),
    ],
    ids=["new", "defaults", "wrong above", "other", "wrong", "lacking", "none", "chosen", "kept"],
)
def test_it_opens_for_what_is_wrong_or_not_the_default(form, is_unfolded):
    assert form.is_unfolded is is_unfolded
