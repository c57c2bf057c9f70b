"""Whole page or its htmx partial: the only two ways a view answers."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    partial: str | None = None,
    whole: str = "",
    form: BaseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render `template`; for an htmx request that swaps, only its `partial`.

    `whole` is the page when it extends `template`, which has the partial.

    A `form` is in the context by that name; with errors in it the answer is 422, which htmx swaps too.
    """
    if form is not None:
        context = {**context, "form": form}
        status = 422 if form.is_bound and form.errors else status
    htmx = request.htmx  # type: ignore[attr-defined]
    if partial and htmx and not (htmx.boosted or htmx.history_restore_request):
        template = f"{template}#{partial}"
    elif whole:
        template = whole
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response


def go(request: HttpRequest, to: Any, **kwargs: Any) -> HttpResponse:
    """Redirect; htmx would swap a 302's body into the target, so tell it to navigate."""
    url = resolve_url(to, **kwargs)
    return HttpResponseClientRedirect(url) if request.htmx else HttpResponseRedirect(url)  # type: ignore[attr-defined]


def is_unfolded(request: HttpRequest) -> bool:
    """The chapters of a long page are folded; the link of `components/fold_all.html` asks for all of them open."""
    return request.GET.get("open") == "alles"
