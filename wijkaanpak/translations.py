"""The catalogues in `locale/`: compiled without gettext on the machine, and checked.

    python -m wijkaanpak.translations           compile what changed
    python -m wijkaanpak.translations --check   every language complete, every placeholder kept

Dutch is the source. Residents read every page that extends `public.html` in their own language; staff pages may stay
Dutch, so only what a resident can meet must be in every catalogue. Needs no settings and no database.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "tr", "ar", "pl", "uk")

_STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"(?P<call>\bn?p?gettext|\b_)\(\s*(?P<first>{_STRING})(?:\s*,\s*(?P<second>{_STRING}))?")
_USES = re.compile(r"""\{%\s*(?P<tag>extends|include)\s+["'](?P<name>[^"'#]+)""")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def compile_all(root: Path = ROOT) -> int:
    """Write each `django.mo` that is older than its `django.po`; returns how many."""
    written = 0
    for source in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def problems(root: Path = ROOT) -> list[str]:
    """What a reader of another language would miss or misread, one line each."""
    if not (root / "locale").is_dir():
        return []
    catalogues = {code: root / "locale" / code / "LC_MESSAGES" / "django.po" for code in LANGUAGES}
    found = [f"{code}: {path.relative_to(root)} is missing" for code, path in catalogues.items() if not path.exists()]
    read = {code: polib.pofile(str(path)) for code, path in catalogues.items() if path.exists()}
    wanted = resident_messages(root / "templates")
    wanted |= {entry.msgid for catalogue in read.values() for entry in catalogue if not entry.obsolete}
    for code, catalogue in read.items():
        entries = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
        found += [f"{code}: not there: {message!r}" for message in sorted(wanted - entries.keys())]
        found += [f"{code}: {problem}" for entry in entries.values() for problem in _entry_problems(entry)]
    return found


def resident_messages(templates: Path) -> set[str]:
    """Every message in a template that extends `public.html`, in what it extends and in what it includes."""
    sources = {str(path.relative_to(templates)): path.read_text() for path in templates.rglob("*.html")}
    uses = {name: [match.groups() for match in _USES.finditer(source)] for name, source in sources.items()}

    def is_public(name: str) -> bool:
        return name == "public.html" or any(is_public(other) for tag, other in uses.get(name, ()) if tag == "extends")

    reached: set[str] = set()
    waiting = [name for name in sources if is_public(name)]
    while waiting:
        name = waiting.pop()
        if name in sources and name not in reached:
            reached.add(name)
            waiting += [other for _, other in uses[name]]
    return {message for name in reached for message in messages(sources[name])}


def messages(source: str) -> Iterator[str]:
    """The texts that one template passes through gettext; of a plural the singular, as in a catalogue."""
    for match in _CALL.finditer(templatize(source)):
        in_context = "pgettext" in match["call"]
        literal = match["second"] if in_context and match["second"] else match["first"]
        yield ast.literal_eval(literal.removeprefix("u"))


def _entry_problems(entry: polib.POEntry) -> Iterator[str]:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if entry.fuzzy:
        yield f"uncertain (fuzzy): {entry.msgid!r}"
    elif not all(texts):
        yield f"not translated: {entry.msgid!r}"
    elif not entry.msgid_plural and set(_PLACEHOLDER.findall(entry.msgid)) != set(_PLACEHOLDER.findall(entry.msgstr)):
        yield f"other placeholders than the source: {entry.msgid!r}"


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        found = problems()
        for line in found:
            print(f"translations: {line}")
        return 1 if found else 0
    if written := compile_all():
        print(f"translations: {written} catalogues compiled", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
