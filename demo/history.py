"""When earlier versions of rows were written: before the story began, and not on the day of loading.

The product adds to its history and cannot change it, so this is done by the role that owns the tables.
"""

from datetime import timedelta
from typing import Any

from django.db import connections, transaction

from demo.stories import TODAY, moment
from programmes import as_it_stood
from programmes.models import Measure, Programme

OWNER = "owner"


def date_back(programme: Programme) -> None:
    """All of it stood here from the first day; of measures the plan was made a season before they began.

    Of a programme that is committed: the other role sees nothing of it before.
    """
    with transaction.atomic(using=OWNER):
        with connections[OWNER].cursor() as cursor:
            cursor.execute("select set_config('app.municipality', %s, true)", [str(programme.municipality_id)])
        for model in as_it_stood.KEPT:
            if model is not Measure:
                of_programme = {as_it_stood.path(model): programme}
                _versions(model).filter(**of_programme).update(pgh_created_at=moment(programme.started_on))
        for row in Measure.objects.using(OWNER).filter(ambition__programme=programme):
            made = moment(min(row.starts_on or TODAY, TODAY) - timedelta(days=90))
            _versions(Measure).filter(pgh_obj_id=row.pk, pgh_label="insert").update(pgh_created_at=made)


def _versions(model: Any) -> Any:
    return model.pgh_event_model.objects.using(OWNER)
