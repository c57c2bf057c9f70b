"""The invented story of the demo, as it stands in demo/content/, without any database."""

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
TODAY = date(2026, 11, 1)
"""The day on which the story stands still, so that what is made of it is the same in every year."""

Story = dict[str, Any]


def people() -> list[Story]:
    """Everybody with an account."""
    return read("people.toml")["person"]


def programme(name: str) -> Story:
    """One programme: a file, or all files of a folder as one."""
    folder = CONTENT / name
    if not folder.is_dir():
        return read(f"{name}.toml")
    story: Story = {}
    for path in sorted(folder.glob("*.toml")):
        found = read(f"{name}/{path.name}")
        assert not story.keys() & found.keys(), f"twice in {name}: {story.keys() & found.keys()}"  # noqa: S101
        story |= found
    return story


def read(name: str) -> Story:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


def moment(day: date, hour: int = 10) -> datetime:
    """Something that happened on this day, in office hours."""
    return datetime.combine(day, time(hour), tzinfo=UTC)
