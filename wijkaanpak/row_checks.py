"""The check constraints of a row, asked of the database in one question instead of three for each."""

from collections.abc import Collection
from functools import cache

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.functions import Coalesce


class AllChecks(models.CheckConstraint):
    """Whether every check holds. Where one does not, each is asked apart, for the words that go with it."""

    def __init__(self, checks: Collection[models.CheckConstraint]) -> None:
        self.checks = checks
        # A check whose answer is unknown holds, as in the database; AND would take the others along into the unknown.
        known = [Coalesce(models.Q(check.condition), True, output_field=models.BooleanField()) for check in checks]
        super().__init__(condition=models.Q(*known), name="all_checks")

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Collection[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Raises ValidationError with the words of every check that fails; a check of excluded fields is skipped."""
        if not exclude:
            try:
                return super().validate(model, instance, using=using)
            except ValidationError:
                pass  # which one, and its words, is found out below
        failed = []
        for check in self.checks:
            try:
                check.validate(model, instance, exclude=exclude, using=using)
            except ValidationError as error:
                failed.append(error)
        if failed:
            raise ValidationError(failed)


@cache
def constraints_of(model: type[models.Model]) -> list[models.BaseConstraint]:
    """Those of a model, with the checks among them as one."""
    checks = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    others = [each for each in model._meta.constraints if not isinstance(each, models.CheckConstraint)]
    return [AllChecks(checks), *others] if checks else others
