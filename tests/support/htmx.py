"""What htmx does with an answer, without a browser: on the parsed page, so that it can be compared with a reload.

Knows the attributes our templates use, and says so when it meets another. Selectors are `#id` and `this`. As in htmx 2,
`hx-target` and `hx-swap` come from the nearest ancestor that has them, a 204 and a refusal but 409, 422 and 429 change
nothing, and a redirect leaves the page.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from django.test import Client
from tinyhtml5.parser import HTMLParser

ASKS = ("hx-get", "hx-post")
KNOWN = {*ASKS, "hx-target", "hx-swap", "hx-trigger", "hx-headers", "hx-push-url", "hx-include", "hx-params", "hx-sync"}
SWAPPED = {200, 409, 422, 429}  # as responseHandling in templates/base.html
FAULT = "Fout: "  # before the title while a form has errors; after a swap static/js/site.js puts it there
TOO_LONG = "x" * 30_000
TOKEN = re.compile(r'("X-CSRFToken": ")[^"]*')


class Tree:
    """A page as a browser holds it."""

    def __init__(self, html: bytes | str) -> None:
        self.root: Element = _parser().parse(html if isinstance(html, str) else html.decode())

    def sources(self) -> list[Element]:
        """Every element that asks the server something by itself, but those in a dialog, which a reload closes."""
        unknown = {name for element in self.root.iter() for name in element.attrib if name.startswith("hx-")} - KNOWN
        assert not unknown, f"tests/support/htmx.py does not know {sorted(unknown)} yet"
        closed = {element for dialog in self.root.iter() if dialog.tag.endswith("dialog") for element in dialog.iter()}
        asking = [element for element in self.root.iter() if any(name in element.attrib for name in ASKS)]
        return [element for element in asking if element not in closed]

    def inherited(self, element: Element, name: str) -> tuple[Element, str] | None:
        """The attribute of the element, or of the nearest one around it, and who has it."""
        for holder in (element, *self._around(element)):
            if name in holder.attrib:
                return holder, holder.attrib[name]
        return None

    def target(self, source: Element) -> Element:
        """Where the answer goes."""
        holder, selector = self.inherited(source, "hx-target") or (source, "this")
        if selector == "this":
            return holder
        assert re.fullmatch(r"#[\w-]+", selector), f"tests/support/htmx.py does not know the target {selector!r} yet"
        [target] = [element for element in self.root.iter() if element.get("id") == selector[1:]]
        return target

    def swap(self, source: Element, answer: Any) -> None:
        """Put the answer where the source wants it."""
        assert "HX-Redirect" not in answer.headers, f"htmx leaves for {answer.headers['HX-Redirect']}"
        if answer.status_code not in SWAPPED:
            return
        assert b"hx-swap-oob" not in answer.content, "tests/support/htmx.py does not know hx-swap-oob yet"
        target = self.target(source)
        _holder, how = self.inherited(source, "hx-swap") or (source, "innerHTML")
        parts = _parser().parse_fragment(answer.content.decode(), container=target.tag)
        if how == "innerHTML":
            target[:], target.text = list(parts), parts.text
        elif how == "outerHTML":
            self._replace(target, parts)
        else:
            raise AssertionError(f"tests/support/htmx.py does not know the swap {how!r} yet")

    def lines(self) -> list[str]:
        """The page to compare: a line for each element and each text, without tokens that are made anew each time."""
        return list(_lines(self.root, 0))

    def _around(self, element: Element) -> Iterator[Element]:
        parents = {child: parent for parent in self.root.iter() for child in parent}
        while element in parents:
            element = parents[element]
            yield element

    def _replace(self, target: Element, parts: Element) -> None:
        """Text that follows an element hangs on it, and text before the first on its parent."""
        parent = next(self._around(target))
        at = list(parent).index(target)
        new = list(parts)
        after = target.tail or ""
        if new:
            new[-1].tail = (new[-1].tail or "") + after
            after = ""
        before = (parts.text or "") + after
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + before
        else:
            parent.text = (parent.text or "") + before
        parent[at : at + 1] = new


def ask(client: Client, tree: Tree, source: Element, page: str, data: dict[str, Any] | None = None) -> Any:
    """The request htmx makes for this element of the page at this address."""
    target = tree.target(source).get("id", "")
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}", "HX-Target": target}
    return _send(client, source, page, data, headers)


def reload(client: Client, source: Element, page: str, data: dict[str, Any] | None = None) -> Any:
    """What a browser without a script shows: the page anew, or what the form answers."""
    moves = "hx-post" in source.attrib or "hx-push-url" in source.attrib  # to the address that htmx then shows
    return _send(client, source, page, data, {}) if moves else client.get(page)


def hidden(source: Element) -> dict[str, str]:
    """What a form sends of itself, also when nothing is filled in."""
    inputs = [element for element in source.iter("input") if element.get("type") == "hidden"]
    return {element.attrib["name"]: element.get("value", "") for element in inputs if element.get("name")}


def refused(source: Element) -> dict[str, str]:
    """What a form is refused for, though nothing in it has to be filled in: texts that are too long."""
    if any("required" in element.attrib for element in source.iter()):
        return {}
    return {element.attrib["name"]: TOO_LONG for element in source.iter("textarea")}


def _send(client: Client, source: Element, page: str, data: dict[str, Any] | None, headers: dict[str, str]) -> Any:
    if "hx-post" in source.attrib:
        return client.post(source.attrib["hx-post"], data or {}, headers=headers)
    return client.get(urljoin(page, source.attrib["hx-get"]), headers=headers)


def _parser() -> HTMLParser:
    return HTMLParser(namespace_html_elements=False)


def _lines(element: Element, depth: int) -> Iterator[str]:
    is_token = element.get("name") in ("csrfmiddlewaretoken", "ticket")
    attributes = {
        name: "…" if is_token and name == "value" else TOKEN.sub(r"\1…", value) for name, value in element.items()
    }
    yield "  " * depth + " ".join([str(element.tag), *(f'{name}="{attributes[name]}"' for name in sorted(attributes))])
    if text := " ".join((element.text or "").split()):
        if element.tag == "title":
            text = text.removeprefix(FAULT)
        yield "  " * (depth + 1) + text
    for child in element:
        yield from _lines(child, depth + 1)
        if text := " ".join((child.tail or "").split()):
            yield "  " * (depth + 1) + text
