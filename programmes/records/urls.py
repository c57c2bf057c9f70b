"""The addresses of a kind of record: the same for every kind."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from programmes.records import form_views, undo_views, views
from programmes.records.kinds import Kind
from wijkaanpak.accounts.requests import StaffRequest


def urls(kind: Kind) -> URLResolver:
    """All pages of a kind, as far as it has the writes for them, in the namespace `kind.key`."""
    pages: list[URLPattern] = [
        path("", _page(views.listing, kind), name="listing"),
        path("<int:pk>/", _page(views.detail, kind), name="detail"),
        path("<int:pk>/geschiedenis/", _page(views.past, kind), name="history"),
    ]
    if kind.add is not None:
        pages.append(path("nieuw/", _page(form_views.add, kind), name="add"))
        pages.append(path("nieuw/weg/", _page(form_views.drop_draft, kind), name="add_drop"))
    if kind.change is not None:
        pages.append(path("<int:pk>/wijzigen/", _page(form_views.edit, kind), name="edit"))
        pages.append(path("<int:pk>/wijzigen/weg/", _page(form_views.drop_draft, kind), name="edit_drop"))
        pages.append(path("<int:pk>/ongedaan/", _page(undo_views.undo, kind), name="undo"))
    if kind.withdraw is not None:
        pages.append(path("<int:pk>/intrekken/", _page(undo_views.withdraw, kind), name="withdraw"))
    return path(f"beheer/<slug:slug>/{kind.path}/", include((pages, kind.key)))


def _page(view: Callable[..., HttpResponse], kind: Kind) -> Callable[..., HttpResponse]:
    """The page for one kind; it counts as a page of the package that the kind belongs to."""

    def page_of_kind(request: StaffRequest, slug: str, **where: Any) -> HttpResponse:
        return view(request, kind, slug, **where)

    page_of_kind.__name__ = view.__name__
    page_of_kind.__doc__ = view.__doc__
    page_of_kind.__module__ = f"{kind.noun}.records"
    return page_of_kind
