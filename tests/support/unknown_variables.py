"""In tests a template that names what nobody gave it fails the test that drew it.

Django draws an unknown variable as nothing, and `{% if %}`, `{% with %}`, `{% include … with %}` and `|default` do not
even ask `string_if_invalid`. Raising does not help either: `{% if a == b %}` swallows whatever is raised. So what is
unknown is written down while the page is drawn as in production, and the test fails when it is over.

Unknown is a name that is not in the context, and an attribute that a value does not have. Not unknown is what follows
after None: nothing has no attributes to be wrong about. Templates of libraries are left alone, by their place on disk.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.base import (
    UNKNOWN_SOURCE,
    FilterExpression,
    Origin,
    Parser,
    TokenType,
    Variable,
    VariableDoesNotExist,
)
from django.template.context import BaseContext
from django.templatetags.i18n import BlockTranslateNode


@dataclass(frozen=True, slots=True)
class Unknown:
    template: str
    variable: str
    missing: str
    """The part of the variable that is not there."""

    def __str__(self) -> str:
        return f"{self.template}: ‘{self.variable}’ has no ‘{self.missing}’"


_seen: dict[Unknown, None] = {}  # in the order of drawing, each once


class UnknownVariables(AssertionError):
    """A template was drawn that names what nobody gave it."""


def check() -> None:
    """Fail when something was unknown since the last time somebody asked."""
    if seen := take():
        lines = "\n".join(f"  {unknown}" for unknown in seen)
        raise UnknownVariables(f"Give these from the view, or declare them with `{{% optional %}}`:\n{lines}")


def take() -> list[Unknown]:
    """What was unknown since the last time somebody asked."""
    seen = list(_seen)
    _seen.clear()
    return seen


def watch(patch: pytest.MonkeyPatch) -> None:
    """Every template compiled from now on tells. Call before the first is: compiled templates are kept."""
    draw_translated = BlockTranslateNode.render

    def compile_filter(parser: Parser, token: str) -> FilterExpression:
        return _Watched(token, parser) if _is_ours(parser.origin) else FilterExpression(token, parser)

    def render(node: BlockTranslateNode, context: Any, nested: bool = False) -> str:
        if _is_ours(node.origin):
            _note_translated(node, context)
        return draw_translated(node, context, nested)

    patch.setattr(Parser, "compile_filter", compile_filter)
    patch.setattr(BlockTranslateNode, "render", render)


def _is_ours(origin: Origin) -> bool:
    """In the project's own folder, or typed in a test."""
    return origin.name == UNKNOWN_SOURCE or Path(origin.name).is_relative_to(settings.BASE_DIR / "templates")


def _name(origin: Origin) -> str:
    return str(origin.template_name or origin.name)


def _note_translated(node: BlockTranslateNode, context: BaseContext) -> None:
    """`{% blocktranslate %}` takes its words from the context by itself."""
    given = {*node.extra_context, node.countervar}
    for token in [*node.singular, *node.plural]:
        name = token.contents
        if token.token_type == TokenType.VAR and name not in given and name not in context:
            _seen[Unknown(_name(node.origin), name, name)] = None


class _Watched(FilterExpression):
    """A FilterExpression whose variables, and those of its filters, know their template."""

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        template = _name(parser.origin)
        if self.is_var:
            self.var = _WatchedVariable(self.var.var, template)
        self.filters = [
            (function, [(is_var, _WatchedVariable(arg.var, template) if is_var else arg) for is_var, arg in arguments])
            for function, arguments in self.filters
        ]


class _WatchedVariable(Variable):
    __slots__ = ("template",)

    def __init__(self, var: str, template: str) -> None:
        super().__init__(var)
        self.template = template

    def _resolve_lookup(self, context: Any) -> Any:
        try:
            return super()._resolve_lookup(context)
        except VariableDoesNotExist as error:
            missing, holder = error.params
            if holder is not None:
                _seen[Unknown(self.template, self.var, missing)] = None
            raise
