"""Long forms: first what everybody fills in, then behind a fold what has a default that is mostly right."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

EMPTY: tuple[Any, ...] = (None, "", [], ())


class FoldingForm(forms.Form):
    """`FOLDED` are the names of fields that stand behind ‘Meer instellingen’, in their order."""

    FOLDED: ClassVar[Sequence[str]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Errors are summed up in the order of the fields, so that is the order of the page.
        self.order_fields([*(name for name in self.fields if name not in self.FOLDED), *self.FOLDED])

    @property
    def basics(self) -> list[forms.BoundField]:
        """What is always seen."""
        return [field for field in self.visible_fields() if field.name not in self.FOLDED]

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FOLDED if name in self.fields]

    @property
    def is_unfolded(self) -> bool:
        """Whether something behind the fold is wrong, or is not what it is by default."""
        return any(field.errors or _is_set(field) for field in self.folded)


def _is_set(bound: forms.BoundField) -> bool:
    """What is empty or as it began is not told apart by how it was typed: 100 is the default, and so is ‘100’."""
    value = bound.value()
    return value not in EMPTY and str(value) != str(bound.field.prepare_value(bound.field.initial))
