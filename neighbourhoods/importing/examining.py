"""What an uploaded file really is, by its content, before anything of it is kept. Nothing is read into memory whole."""

import gzip
import hashlib
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from neighbourhoods.tables import encodings
from neighbourhoods.tables.opening import MAX_BYTES
from neighbourhoods.tables.workbooks import ZIP_MAX_BYTES, ZIP_MAX_ENTRIES, ZIP_MAX_RATIO

MAX_UPLOAD = settings.UPLOAD_MAX_MB * 2**20
CHUNK = 2**20
SNIFFED = 4096
SUFFIXES = (".gz", ".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".geojson", ".json")
ENCRYPTED_OR_OLD = b"\xd0\xcf\x11\xe0"
ENCRYPTED_ENTRY = 0x1


class Unreadable(Exception):
    """The file is not taken; the message says what to do."""


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """What a file is: csv, csv.gz, geojson, geojson.gz or xlsx."""

    kind: str
    sha256: str
    size: int


def examine(file: IO[bytes]) -> ExaminedFile:
    """The kind of a file by its content, and its digest. Raises Unreadable."""
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(file):
        digest.update(chunk)
        size += len(chunk)
    if size == 0:
        raise Unreadable(_("Dit bestand is leeg. Haal het opnieuw op bij de bron."))
    if size > MAX_UPLOAD:
        raise Unreadable(too_big())
    file.seek(0)
    kind = _kind(file, size)
    file.seek(0)
    return ExaminedFile(kind, digest.hexdigest(), size)


def too_big() -> str:
    """What is said of a file that is larger than may be sent."""
    return _("Dit bestand is groter dan %d MB. Pak het in als .gz of deel het op.") % (MAX_UPLOAD // 2**20)


def clean_name(name: str) -> str:
    """A file name to show: no path, nothing that cannot be seen or that turns the direction of the text."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    return seen.strip()[:200] or _("bestand zonder naam")


def name_for_reader(name: str, kind: str) -> str:
    """The name as the readers take it: what was said of table and year, and the ending that its content has."""
    stem = PurePath(name).name
    while stem.lower().endswith(SUFFIXES):
        stem = stem.rpartition(".")[0]
    return f"{stem or 'bestand'}.{kind}"


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk


def _kind(file: IO[bytes], size: int) -> str:
    head = file.read(SNIFFED)
    if head[:4] == b"PK\x03\x04":
        _look_into_zip(file, size)
        return "xlsx"
    if head[:4] == ENCRYPTED_OR_OLD:
        text = _("Dit Excel-bestand heeft een wachtwoord, of is van een oude soort (.xls).")
        raise Unreadable(text + " " + _("Bewaar het zonder wachtwoord als .xlsx of CSV."))
    if head[:2] == b"\x1f\x8b":
        file.seek(0)
        return _text_kind(_look_into_gzip(file)) + ".gz"
    return _text_kind(head)


def _look_into_zip(file: IO[bytes], size: int) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable(_("Het Excel-bestand is beschadigd. Haal het opnieuw op.")) from error
    inside = sum(entry.file_size for entry in entries)
    if len(entries) > ZIP_MAX_ENTRIES or inside > ZIP_MAX_BYTES or inside > ZIP_MAX_RATIO * size:
        raise Unreadable(_("Het bestand is van binnen veel groter dan van buiten. Dat vertrouwen we niet."))
    if any(entry.flag_bits & ENCRYPTED_ENTRY for entry in entries):
        raise Unreadable(_("Dit bestand heeft een wachtwoord. Bewaar het zonder wachtwoord."))
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        raise Unreadable(_("Dit zip-bestand is geen Excel-bestand. Pak het uit en stuur het CSV- of xlsx-bestand."))
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable(_("In dit Excel-bestand zitten macro’s. Bewaar het als .xlsx of CSV."))


def _look_into_gzip(file: IO[bytes]) -> bytes:
    """The first bytes inside. All of it is unpacked once, a piece at a time, to know how large it is."""
    head, inside = b"", 0
    try:
        with gzip.GzipFile(fileobj=file) as packed:
            while chunk := packed.read(CHUNK):
                head = head or chunk[:SNIFFED]
                inside += len(chunk)
                if inside > MAX_BYTES:
                    text = _("Het bestand is uitgepakt groter dan %d MB. Deel het op.")
                    raise Unreadable(text % (MAX_BYTES // 2**20))
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(_("Het gz-bestand is beschadigd. Haal het opnieuw op.")) from error
    if not head:
        raise Unreadable(_("Dit bestand is leeg. Haal het opnieuw op bij de bron."))
    return head


def _text_kind(head: bytes) -> str:
    wide = encodings.wide(head)
    visible = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if wide:
        visible = head.decode(wide, errors="ignore").lstrip("\ufeff \t\r\n").encode()
    if not wide and (b"\0" in head or visible[:5] == b"%PDF-" or visible[:2] in (b"PK", b"\x1f\x8b", b"\xff\xd8")):
        raise Unreadable(_("Dit is geen bestand met cijfers. Gebruik CSV, Excel (.xlsx) of GeoJSON."))
    if visible[:1] == b"<":
        raise Unreadable(_("Dit is een webpagina of kaartbestand in XML. Gebruik CSV, Excel (.xlsx) of GeoJSON."))
    return "geojson" if visible[:1] in (b"{", b"[") else "csv"
