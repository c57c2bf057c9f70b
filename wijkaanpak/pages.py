"""Whole page or its htmx partial: the only two ways a view answers."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

MEANWHILE = "meanwhile"


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

    A `form` is in the context by that name; with errors in it the answer is 422, or 409 when a colleague was first.
    htmx swaps both.
    """
    if form is not None:
        resume(request, form)
        context = {**context, "form": form}
        status = _status(form) or status
    htmx = request.htmx  # type: ignore[attr-defined]
    if partial and htmx and not (htmx.boosted or htmx.history_restore_request):
        template = f"{template}#{partial}"
    elif whole:
        template = whole
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response


def _status(form: BaseForm) -> int:
    if not form.is_bound:
        return 0
    if getattr(form, "is_conflict", False) or form.has_error(NON_FIELD_ERRORS, code=MEANWHILE):
        return 409
    return 422 if form.errors else 0


def was_first(form: BaseForm, told: Any) -> None:
    """A colleague did this or changed it first: say so above the form, which keeps what was typed."""
    form.add_error(None, ValidationError(told, code=MEANWHILE))


def resume(request: HttpRequest, form: BaseForm) -> None:
    """Put in the form what somebody wrote here before and did not send, when they asked to go on with it.

    `page` does so itself; a view that draws what stands in the form does so first.
    """
    kept = getattr(request, "kept", None)
    if kept is not None:
        kept.fill(form)


def go(request: HttpRequest, to: Any, **kwargs: Any) -> HttpResponse:
    """Redirect; htmx would swap a 302's body into the target, so tell it to navigate."""
    url = resolve_url(to, **kwargs)
    return HttpResponseClientRedirect(url) if request.htmx else HttpResponseRedirect(url)  # type: ignore[attr-defined]


def is_unfolded(request: HttpRequest) -> bool:
    """The chapters of a long page are folded; the link of `components/fold_all.html` asks for all of them open."""
    return request.GET.get("open") == "alles"
