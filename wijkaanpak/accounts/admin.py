"""The municipalities that work here, for administrators of the platform. Each municipality keeps its own people."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from wijkaanpak.accounts.models import Municipality


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "code", "shares_figures"]
    fields = ["name", "slug", "code", "requires_second_factor", "shares_figures", "objection_text"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is of a municipality hangs on it."""
        return False
