"""What is published here, as data portals read it: DCAT-AP-NL 3.0 in JSON-LD. In Dutch, as the data are."""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse

from wijkaanpak.accounts.models import Municipality
from wijkaanpak.open_data.paging import absolute

TYPE = "application/ld+json"
EU = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
THEMES = ("REGI", "SOCI")
KINDS = {
    "csv": ("CSV", "text/csv"),
    "geojson": ("GEOJSON", "application/geo+json"),
    "json": ("JSON", "application/json"),
}
FIGURES = (
    "Cijfers over onderwijs, werk, gezondheid, wonen en veiligheid per gemeente, wijk en buurt, door de jaren heen. "
    "Bij elk cijfer staan de bron, de tabel, de status en de grens waarvoor het geldt, of waarom er geen cijfer is."
)
PROGRAMMES = (
    "De wijkaanpakken die openbaar zijn, met hun gebied, wat partners in de wijk zelf tellen en de vastgestelde "
    "voortgangsrapporten."
)


def catalogue(municipality: Municipality) -> dict[str, Any]:
    """The catalogue with two sets of data and the service that gives both."""
    here = absolute(reverse("monitoring:open_data"))
    base = absolute(reverse("open_data:api-root")).rstrip("/")
    by = _publisher(municipality)
    shared: dict[str, Any] = {"dct:publisher": by, "dct:creator": by, "dcat:contactPoint": _contact(municipality)}
    shared |= {"dct:accessRights": _id(f"{EU}/access-right/PUBLIC"), "dct:language": _id(f"{EU}/language/NLD")}
    shared["dcat:theme"] = [_id(f"{EU}/data-theme/{theme}") for theme in THEMES]
    sets = _datasets(municipality, here, base, shared)
    service = {
        "@id": f"{here}#api",
        "@type": "dcat:DataService",
        "dct:identifier": f"{here}#api",
        **_titled(f"API met open data van de wijkaanpak in {municipality.name}", "Alleen lezen, zonder sleutel."),
        **shared,
        "dct:license": _id(f"{EU}/licence/CC_BY_4_0"),
        "dcat:endpointURL": _id(base),
        "dcat:endpointDescription": _id(f"{base}/openapi.json"),
        "dcat:servesDataset": [_id(dataset["@id"]) for dataset in sets],
    }
    return {
        "@context": CONTEXT,
        "@id": f"{here}#catalogus",
        "@type": "dcat:Catalog",
        **_titled(f"Open data van de wijkaanpak in {municipality.name}", f"{FIGURES} {PROGRAMMES}"),
        "dct:publisher": by,
        "dcat:contactPoint": shared["dcat:contactPoint"],
        "dct:license": _id(f"{EU}/licence/CC_BY_4_0"),
        "foaf:homepage": _id(here),
        "dcat:dataset": sets,
        "dcat:service": [service],
    }


def _datasets(municipality: Municipality, here: str, base: str, shared: dict[str, Any]) -> list[dict[str, Any]]:
    figures = [("json", f"{base}/gebieden")]
    if municipality.code:
        for kind in ("csv", "geojson"):
            path = reverse("downloads:download", args=[municipality.code, kind])
            figures.append((kind, f"{absolute(path)}?niveau=buurt"))
    programmes = [("json", f"{base}/wijkaanpakken"), ("json", f"{base}/rapporten")]
    found = [
        ("cijfers", f"Buurten van {municipality.name} in cijfers", FIGURES, figures),
        ("wijkaanpakken", f"Wijkaanpakken in {municipality.name}", PROGRAMMES, programmes),
    ]
    return [
        {
            "@id": f"{here}#{key}",
            "@type": "dcat:Dataset",
            "dct:identifier": f"{here}#{key}",
            **_titled(title, description),
            **shared,
            "dcat:landingPage": _id(here),
            "dcat:distribution": [_distribution(title, kind, address) for kind, address in files],
        }
        for key, title, description, files in found
    ]


def _distribution(title: str, kind: str, address: str) -> dict[str, Any]:
    name, media_type = KINDS[kind]
    return {
        "@type": "dcat:Distribution",
        "dct:title": {"@value": f"{title} ({name})", "@language": "nl"},
        "dcat:accessURL": _id(address),
        "dct:license": _id(f"{EU}/licence/CC_BY_4_0"),
        "dct:format": _id(f"{EU}/file-type/{name}"),
        "dcat:mediaType": _id(f"http://www.iana.org/assignments/media-types/{media_type}"),
    }


def _publisher(municipality: Municipality) -> dict[str, Any]:
    """By its address in the register of government organisations, where its code is known."""
    code = municipality.code.lower()
    known = _id(f"https://identifier.overheid.nl/tooi/id/gemeente/{code}") if code else {}
    return {**known, "@type": "foaf:Agent", "foaf:name": {"@value": f"Gemeente {municipality.name}", "@language": "nl"}}


def _contact(municipality: Municipality) -> dict[str, Any]:
    return {
        "@type": "vcard:Kind",
        "vcard:fn": f"Gemeente {municipality.name}",
        "vcard:hasEmail": _id(f"mailto:{parseaddr(settings.OPEN_DATA_EMAIL)[1]}"),
    }


def _titled(title: str, description: str) -> dict[str, Any]:
    return {
        "dct:title": {"@value": title, "@language": "nl"},
        "dct:description": {"@value": description, "@language": "nl"},
    }


def _id(address: str) -> dict[str, str]:
    return {"@id": address}
