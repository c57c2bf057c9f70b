"""Addresses of what people record about why."""

from programmes import records
from programmes.analyses.records import KINDS

urlpatterns = [records.urls(kind) for kind in KINDS]
