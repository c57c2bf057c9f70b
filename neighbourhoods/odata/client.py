"""How the servers of tables speak: OData, which table, which rows, and where the next page is."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wijkaanpak import remote
from wijkaanpak.remote import ChangedShape, NotThere

MAX_LISTED = 1_000_000  # rows of a list of codes
TABLE = re.compile(r"[0-9]{5}[A-Za-z]{2,4}")


class UnknownTable(NotThere):
    """The server has no such table."""


class ODataClient(remote.Client):
    """Asks one server of tables; `base` is the address under which they are."""

    def table(self, code: str) -> str:
        """The address of a table. Raises UnknownTable for what cannot be the number of one."""
        if not TABLE.fullmatch(code):
            raise UnknownTable(_("‘%s’ is geen tabelnummer. Een tabelnummer ziet eruit als 85984NED.") % code[:40])
        return f"{self.base}/{code}"

    def get(self, url: str, parameters: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The JSON object at an address of this server. Raises UnknownTable, Unreachable or ChangedShape."""
        try:
            return super().get(url, parameters)
        except NotThere as error:
            raise UnknownTable(_("Deze tabel bestaat niet bij de bron. Controleer het tabelnummer.")) from error

    def listed(self, url: str, key: str, parameters: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
        """All rows of a list, which can be several pages; each has `key`. Raises what `get` raises."""
        found: list[dict[str, Any]] = []
        link: str | None = url
        while link and len(found) < MAX_LISTED:
            answer = self.get(link, parameters if link == url else None)
            found += _rows(answer, key)
            link = _next_link(answer)
        return found

    def page_of(self, answer: Mapping[str, Any]) -> tuple[list[dict[str, Any]], str | None]:
        """The rows of a page, and the link to the next. Raises ChangedShape."""
        return _rows(answer), _next_link(answer)


def literal(text: str) -> str:
    """A text as it stands in a `$filter`: between quotes, and a quote in it written twice."""
    return "'" + text.replace("'", "''") + "'"


def starts_with(field: str, key: str) -> str:
    """The filter for one key. Keys can be padded with spaces, so equal is not enough."""
    return f"startswith({field},{literal(key.strip())})"


def _rows(answer: Mapping[str, Any], key: str | None = None) -> list[dict[str, Any]]:
    """The rows of a page, each with `key` when it is named. Raises ChangedShape."""
    rows = answer.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) and (key is None or key in row) for row in rows):
        raise ChangedShape(_("De bron stuurt rijen in een vorm die wij niet kennen. Er is niets ingelezen."))
    return rows


def _next_link(answer: Mapping[str, Any]) -> str | None:
    """Where the next page is, None on the last one."""
    link = answer.get("@odata.nextLink") or answer.get("odata.nextLink")
    return str(link) if link else None
