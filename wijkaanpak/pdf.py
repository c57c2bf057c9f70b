"""THE place that knows WeasyPrint: template and context in, the bytes of one accessible PDF out.

The file is PDF/A-3a (a council archive keeps it) and PDF/UA-1 (everybody can read it) at the same time,
with the figures attached. The same input gives the same bytes: the caller gives the moment, nothing here
reads a clock. Nothing outside our own static files can be reached while rendering: a document is made from
people's words.
"""

import gc
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string

VARIANT = "pdf/a-3a"
# Relative addresses in a template are resolved against this made-up host; see fetch() below.
BASE_URL = "https://static.invalid/"
STATIC_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2"}
FONT_FAMILY = "Wijkaanpak Sans"
GC_THRESHOLD = (100_000, 50, 50)  # a render makes millions of objects and drops none: one fifth faster

_fonts_in_use = threading.Lock()


class RenderingFailed(Exception):
    """The document is not fit to hand out: an image without text, a forbidden address, a missing file."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF; `name` decides its media type."""

    name: str
    content: bytes
    description: str


def render(
    template: str,
    context: dict[str, Any],
    *,
    at: datetime,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Render a Django template. `at` (aware) becomes the date of the document and of its attachments."""
    return render_html(render_to_string(template, context), at=at, attachments=attachments)


def render_html(html: str, *, at: datetime, attachments: Sequence[Attachment] = ()) -> bytes:
    """Render a whole HTML document.

    Title, author and language come from `<title>`, `<meta name="author">` and `<html lang>`; style sheets are
    linked relative to static/ (`<link rel="stylesheet" href="css/report.css">`). Raises RenderingFailed.
    """
    try:
        return _written(html, at.astimezone(UTC), attachments)
    finally:
        # Boxes and styles of a document point at each other: without this they stay until some later document.
        gc.collect()


def _written(html: str, moment: datetime, attachments: Sequence[Attachment]) -> bytes:
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError

    with _fonts_in_use, _fewer_collections(), _errors() as errors:
        try:
            document = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=_fetcher()).render(
                font_config=fonts(), pdf_variant=VARIANT
            )
            document.metadata.created = document.metadata.modified = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
            document.metadata.attachments = [_embedded(attachment, moment) for attachment in attachments]
            content = document.write_pdf(pdf_variant=VARIANT, finisher=_declare_accessible)
        except FatalURLFetchingError as refusal:
            raise RenderingFailed(str(refusal)) from refusal
    if errors:
        raise RenderingFailed("; ".join(errors))
    return bytes(content)


def warm_up() -> None:
    """Import WeasyPrint and read the fonts; a worker does this once, before its first document."""
    import weasyprint  # noqa: F401

    with _fonts_in_use:
        fonts()


def static_file(name: str) -> Path | None:
    """The file under one of our static folders, or None; a name that climbs out of them is None too."""
    for folder in [*settings.STATICFILES_DIRS, settings.STATIC_ROOT]:
        root = Path(folder).resolve()
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.suffix in STATIC_TYPES and path.is_file():
            return path
    return None


@cache
def _fetcher() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class StaticFetcher(URLFetcher):  # type: ignore[misc]
        """Serves our static files and data: addresses; anything else stops the render."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if url.startswith(BASE_URL):
                path = static_file(unquote(urlsplit(url).path).lstrip("/"))
                if path:
                    return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": STATIC_TYPES[path.suffix]})
            raise FatalURLFetchingError(f"Not a file of ours: {url[:200]}")

    return StaticFetcher()


@cache
def fonts() -> Any:
    """Our own font files, so every machine sets the same lines; without them the system's Noto Sans."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    faces = "".join(_font_faces())
    if faces:
        CSS(string=faces, base_url=BASE_URL, url_fetcher=_fetcher(), font_config=configuration)
    return configuration


def _font_faces() -> Iterator[str]:
    """Noto Sans as the asset build leaves it in static/dist, one rule per file."""
    for folder in [*settings.STATICFILES_DIRS, settings.STATIC_ROOT]:
        root = Path(folder)
        for script in ("latin", "latin-ext"):
            for weight in (400, 600, 700):
                for style in ("normal",):
                    for path in sorted(root.glob(f"dist/**/noto-sans-{script}-{weight}-{style}*.woff2"))[:1]:
                        yield (
                            f'@font-face {{ font-family: "{FONT_FAMILY}"; font-weight: {weight};'
                            f' font-style: {style}; src: url("{path.relative_to(root).as_posix()}") }}'
                        )


def _embedded(attachment: Attachment, moment: datetime) -> Any:
    import weasyprint

    return weasyprint.Attachment(
        string=attachment.content,
        name=attachment.name,
        description=attachment.description,
        created=moment,
        modified=moment,
        relationship="Data",
    )


# WeasyPrint writes PDF/A or PDF/UA; the file satisfies both, and these lines say so. PDF/A wants every
# property it does not know itself to be described, hence the schema.
_ACCESSIBLE = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def _declare_accessible(document: Any, pdf: Any) -> None:
    """WeasyPrint's finisher: called when the file is complete but not yet written."""
    for item in pdf.objects:
        if (getattr(item, "extra", None) or {}).get("Type") == "/Metadata":
            item.stream = [item.stream[0].replace(b"</rdf:RDF>", _ACCESSIBLE + b"</rdf:RDF>")]
            item.compress = False  # PDF/A: an archive must find what the file is without unpacking it


@contextmanager
def _fewer_collections() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*GC_THRESHOLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _errors() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as an error: a missing text alternative, a drawing that failed."""
    collected: list[str] = []
    thread = threading.get_ident()

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread:
                collected.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.ERROR)
    logger.addHandler(collector)
    try:
        yield collected
    finally:
        logger.removeHandler(collector)
