"""OGC API Features: collections of GeoJSON, whose pages link to the next."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wijkaanpak import remote
from wijkaanpak.remote import ChangedShape


class OgcClient(remote.Client):
    """Asks one service; `base` is its landing page, without a slash behind it."""

    def version(self, collection: str) -> str:
        """When the service says its collection was last changed, as text: it is only compared. Raises Trouble."""
        answer = self.get(f"{self.base}/collections/{collection}", {"f": "json"})
        return max((str(link.get("updated") or "") for link in _objects(answer.get("links")) or []), default="")

    def items(self, collection: str) -> str:
        """The address of the features of a collection."""
        return f"{self.base}/collections/{collection}/items"

    def page_of(self, answer: Mapping[str, Any]) -> tuple[list[dict[str, Any]], str | None]:
        """The features of a page, and the link to the next. Raises ChangedShape, also when some were left out."""
        features, links = _objects(answer.get("features")), _objects(answer.get("links", []))
        if features is None or links is None or not all(map(_is_feature, features)):
            raise ChangedShape(_("De bron stuurt gebieden in een vorm die wij niet kennen. Er is niets ingelezen."))
        counted = answer.get("numberReturned", len(features))
        if counted != len(features):
            reason = _("De bron zegt dat er %(said)s gebieden op een pagina staan, maar het zijn er %(number)d.")
            again = _("Er is niets ingelezen. Probeer het later opnieuw.")
            raise ChangedShape(f"{reason % {'said': counted, 'number': len(features)}} {again}")
        following = (link.get("href") for link in links if link.get("rel") == "next")
        return features, next((str(link) for link in following if link), None)


def _objects(value: Any) -> list[dict[str, Any]] | None:
    return value if isinstance(value, list) and all(isinstance(item, dict) for item in value) else None


def _is_feature(item: dict[str, Any]) -> bool:
    return isinstance(item.get("properties"), dict) and isinstance(item.get("geometry"), dict | None)
