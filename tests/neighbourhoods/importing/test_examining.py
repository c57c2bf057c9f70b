"""What is taken as a file of figures, and what is not."""

import gzip
import io
import zipfile

import pytest

from neighbourhoods.importing import examining
from neighbourhoods.models import FigureImport
from tests.neighbourhoods.import_story import upload


def zipped(names: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return packed.getvalue()


def encrypted_entry() -> bytes:
    data = bytearray(zipped({"xl/workbook.xml": b"<workbook/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    return bytes(data)


BAD = {
    "empty": (b"", "leeg"),
    "empty gz": (gzip.compress(b"", mtime=0), "leeg"),
    "pdf": (b"%PDF-1.7 and more", "geen bestand met cijfers"),
    "exe": (b"MZ\x90\0\x03\0\0\0", "geen bestand met cijfers"),
    "image": (b"\xff\xd8\xff\xe0\0\x10JFIF", "geen bestand met cijfers"),
    "html": (b"<!doctype html><p>Inloggen</p>", "webpagina"),
    "html in gz": (gzip.compress(b"<html>", mtime=0), "webpagina"),
    "gz in gz": (gzip.compress(gzip.compress(b"a;b", mtime=0), mtime=0), "geen bestand met cijfers"),
    "old or encrypted excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wachtwoord"),
    "encrypted zip": (encrypted_entry(), "wachtwoord"),
    "other zip": (zipped({"readme.txt": b"hallo"}), "geen Excel-bestand"),
    "macros": (zipped({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "macro"),
    "zip bomb": (zipped({"xl/workbook.xml": b"<a/>", "xl/a.xml": b"0" * 5_000_000}), "vertrouwen"),
    "broken zip": (b"PK\x03\x04 and then nothing", "beschadigd"),
    "broken gz": (gzip.compress(b"a;b\n" * 1000, mtime=0)[:40], "beschadigd"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_file_of_figures_is_not_taken(name, officer):
    data, words = BAD[name]

    with pytest.raises(examining.Unreadable, match=words):
        upload(data, officer, name="kwb_2024.csv")

    assert not FigureImport.objects.exists()


def test_a_gz_bomb_is_not_unpacked_in_memory(officer, monkeypatch):
    monkeypatch.setattr(examining, "MAX_BYTES", 5 * 2**20)

    with pytest.raises(examining.Unreadable, match="uitgepakt groter"):
        upload(gzip.compress(b"0" * (6 * 2**20), mtime=0), officer)


def test_a_file_that_is_too_large_is_not_taken(officer, monkeypatch):
    monkeypatch.setattr(examining, "MAX_UPLOAD", 2**20)

    with pytest.raises(examining.Unreadable, match="groter dan 1 MB"):
        upload(b"0" * (2**20 + 1), officer)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"code;jaar\n", "csv"),
        (b"\xef\xbb\xbfcode;jaar\n", "csv"),
        ("code;jaar\n".encode("utf-16"), "csv"),
        (gzip.compress(b"code;jaar\n", mtime=0), "csv.gz"),
        (b' {"type": "FeatureCollection"}', "geojson"),
        (gzip.compress(b'{"type": "FeatureCollection"}', mtime=0), "geojson.gz"),
    ],
)
def test_the_kind_of_a_file_is_that_of_its_content(data, kind):
    assert examining.examine(io.BytesIO(data)).kind == kind


@pytest.mark.parametrize(
    ("name", "shown", "for_reader"),
    [
        ("../../etc/kwb_2024.csv", "kwb_2024.csv", "kwb_2024.csv"),
        ("C:\\Users\\a\\kwb 2024.TXT", "kwb 2024.TXT", "kwb 2024.csv"),
        ("kwb\u202egpj.csv", "kwbgpj.csv", "kwbgpj.csv"),
        ("kwb_2024.csv.gz", "kwb_2024.csv.gz", "kwb_2024.csv"),
        ("", "bestand zonder naam", "bestand zonder naam.csv"),
    ],
)
def test_a_name_is_shown_and_never_a_path(name, shown, for_reader):
    assert examining.clean_name(name) == shown
    assert examining.name_for_reader(examining.clean_name(name), "csv") == for_reader
