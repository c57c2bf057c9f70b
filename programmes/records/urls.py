"""The addresses of a kind of record: the same for every kind."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from programmes.records import form_views, undo_views, views
from programmes.records.kinds import Kind
from programmes.records.together import views as together_views
from programmes.records.together import workbook_views
from wijkaanpak import uploads
from wijkaanpak.accounts.requests import StaffRequest


def urls(kind: Kind) -> URLResolver:
    """All pages of a kind, in the namespace `kind.key`."""
    return path(f"beheer/<slug:slug>/{kind.path}/", include((pages(kind), kind.key)))


def pages(kind: Kind) -> list[URLPattern]:
    """The same without their namespace, for a noun that has more pages: as far as the kind has the writes for them."""
    found: list[URLPattern] = [
        path("", _page(views.listing, kind), name="listing"),
        path("<int:pk>/", _page(views.detail, kind), name="detail"),
        path("<int:pk>/geschiedenis/", _page(views.past, kind), name="history"),
    ]
    if kind.add is not None:
        found.append(path("nieuw/", _page(form_views.add, kind), name="add"))
    if kind.change is not None:
        found.append(path("<int:pk>/wijzigen/", _page(form_views.edit, kind), name="edit"))
        found.append(path("<int:pk>/ongedaan/", _page(undo_views.undo, kind), name="undo"))
    if kind.change is not None and kind.together:
        found.append(path("bijwerken/", _page(together_views.table, kind), name="together"))
        found.append(path("bijwerken/bestand/", _page(workbook_views.take_along, kind), name="workbook"))
        given_back = uploads.takes_files(_page(workbook_views.give_back, kind))
        found.append(path("bijwerken/inlezen/", given_back, name="read_workbook"))
        found.append(path("bijwerken/ongedaan/", _page(together_views.undo, kind), name="undo_together"))
    if kind.withdraw is not None:
        found.append(path("<int:pk>/intrekken/", _page(undo_views.withdraw, kind), name="withdraw"))
    return found


def _page(view: Callable[..., HttpResponse], kind: Kind) -> Callable[..., HttpResponse]:
    """The page for one kind; it counts as a page of the package that the kind belongs to."""

    def page_of_kind(request: StaffRequest, slug: str, **where: Any) -> HttpResponse:
        return view(request, kind, slug, **where)

    page_of_kind.__name__ = view.__name__
    page_of_kind.__doc__ = view.__doc__
    page_of_kind.__module__ = f"{kind.noun}.records"
    return page_of_kind
