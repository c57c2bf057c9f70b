"""The example report as a file, made once."""

import io

import pypdf
import pytest

from monitoring import rendering
from tests.support.snapshots import example_snapshot


@pytest.fixture(scope="package")
def content() -> bytes:
    return rendering.render(example_snapshot())


@pytest.fixture(scope="package")
def reader(content) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.fixture(scope="package")
def pages(reader) -> list[str]:
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]
