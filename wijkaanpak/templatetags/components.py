"""What every component may say at its head, and components that stand on a page by the dozen, drawn once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from wijkaanpak.templatetags.ui import draw

register = template.Library()


class OptionalNode(template.Node):
    def __init__(self, arguments: Mapping[str, FilterExpression]) -> None:
        self.arguments = arguments

    def render(self, context: Context) -> SafeString:
        for name, value in self.arguments.items():
            if name not in context:
                context[name] = value.resolve(context)
        return SafeString()


@register.tag
def optional(parser: Parser, token: Token) -> OptionalNode:
    """What a component may be drawn without, and what it then takes: `{% optional level=3 note="" %}` at its head.

    Every other name in a template must be given: an unknown one fails the tests (tests/support/unknown_variables.py).
    """
    return OptionalNode(token_kwargs(token.split_contents()[1:], parser))


@register.simple_tag
def stage(stage: int | None) -> SafeString:
    """`components/stage.html`, for a page with dozens of them: there are five, in each language."""
    return _same("stage", get_language(), stage=stage)


@register.simple_tag
def status_badge(status: str, label: Any = "") -> SafeString:
    """`components/status_badge.html`, for a list: its rows have the same few."""
    return _same("status_badge", get_language(), status=status, label=str(label))


@lru_cache(maxsize=512)
def _same(component: str, language: str | None, **context: Any) -> SafeString:
    """What looks the same wherever it stands, drawn once in each language."""
    return draw(component, **context)
