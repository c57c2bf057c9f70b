"""A form that is sent twice makes one row: by a double click, by the way back, or by a network that asks again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from programmes.models.form import SentForm


class AlreadySent(Exception):
    """This form was sent before; `row_id` is what it made."""

    def __init__(self, row_id: int | None) -> None:
        super().__init__(row_id)
        self.row_id = row_id


def once(key: UUID | None, make: Callable[[], Any], *, at: datetime) -> Any:
    """Make a row unless this key made one. Who sends it at the same moment waits for the first. Raises AlreadySent.

    When making it is refused, the key is free again: what is sent after that is another try.
    """
    if key is None:
        return make()
    with transaction.atomic():
        try:
            with transaction.atomic():
                sent = SentForm.objects.create(key=key, sent_at=at)
        except IntegrityError:
            raise AlreadySent(SentForm.objects.get(key=key).row_id) from None
        row = make()
        sent.row_id = row.pk
        sent.save(update_fields=["row_id"])
        return row
