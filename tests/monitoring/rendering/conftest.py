"""The pages of the example report, read once."""

import io

import pypdf
import pytest


@pytest.fixture(scope="package")
def reader(content) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="package")
def pages(reader) -> list[str]:
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]
