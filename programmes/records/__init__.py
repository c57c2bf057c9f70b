"""The pages of a kind of record that people keep: list, detail, form, history, withdrawal and undoing.

A noun says what its record is (`Kind`) and includes `urls(kind)`; these pages follow. What is special stays with the
noun: a template of its own, or a view of its own under another address.
"""

from programmes.records.changing import ChangingForm, held
from programmes.records.forms import Aside, RecordForm, explain
from programmes.records.kinds import Badge, Choice, Kind, ListColumn, Looking, Prerequisite, View
from programmes.records.urls import pages, urls

__all__ = [
    "Aside",
    "Badge",
    "ChangingForm",
    "Choice",
    "Kind",
    "ListColumn",
    "Looking",
    "Prerequisite",
    "RecordForm",
    "View",
    "explain",
    "held",
    "pages",
    "urls",
]
