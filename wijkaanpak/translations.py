"""The catalogues in `locale/`: gathered, compiled and checked without gettext on the machine.

    python -m wijkaanpak.translations            compile what changed
    python -m wijkaanpak.translations --update   put new words in every catalogue, take out those that went
    python -m wijkaanpak.translations --check    every language complete, every placeholder kept

Dutch is the source. Residents read every page that extends `public.html` in their own language; staff pages stay
Dutch, so a catalogue holds only what a resident can meet: `wijkaanpak/languages.py` says where that stands. Needs no
settings and no database.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from wijkaanpak.languages import RESIDENT_CODE, RESIDENT_DATA, RESIDENT_TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
# Each with its rule for plurals, as gettext writes it.
LANGUAGES = {
    "en": "nplurals=2; plural=(n != 1);",
    "tr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}

_STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"(?P<call>\bn?p?gettext|\b_)\(\s*(?P<first>{_STRING})(?:\s*,\s*(?P<second>{_STRING}))?")
_USES = re.compile(r"""\{%\s*(?P<tag>extends|include)\s+["'](?P<name>[^"'#]+)""")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_GETTEXT = {"_", "_lazy", "gettext", "gettext_lazy", "ngettext"}


@dataclass(slots=True)
class Message:
    """A text of the product: its plural when it has one, and the files it stands in."""

    plural: str = ""
    files: set[str] = field(default_factory=set)


def compile_all(root: Path = ROOT) -> int:
    """Write each `django.mo` that is older than its `django.po`; returns how many."""
    written = 0
    for source in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def update(root: Path = ROOT) -> int:
    """Bring each catalogue in line with the sources, sorted, each text with the files it is from.

    What was translated stays; what is new is left empty, for `--check` to name. Returns how many are empty.
    """
    wanted, empty = resident_messages(root), 0
    for code in LANGUAGES:
        path = _catalogue(root, code)
        known = {entry.msgid: entry for entry in polib.pofile(str(path))} if path.exists() else {}
        catalogue = polib.POFile(wrapwidth=110)
        catalogue.metadata = {
            "Language": code,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": LANGUAGES[code],
        }
        for text, message in sorted(wanted.items()):
            entry = known.get(text) or _empty(text, message, code)
            entry.occurrences = [(file, "") for file in sorted(message.files)]
            catalogue.append(entry)
            empty += not entry.translated()
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))
    return empty


def _empty(text: str, message: Message, code: str) -> polib.POEntry:
    if not message.plural:
        return polib.POEntry(msgid=text)
    forms = int(LANGUAGES[code].partition("nplurals=")[2][0])
    return polib.POEntry(msgid=text, msgid_plural=message.plural, msgstr_plural=dict.fromkeys(range(forms), ""))


def problems(root: Path = ROOT) -> list[str]:
    """What a reader of another language would miss or misread, one line each."""
    if not (root / "locale").is_dir():
        return []
    paths = {code: _catalogue(root, code) for code in LANGUAGES}
    found = [f"{code}: {path.relative_to(root)} is missing" for code, path in paths.items() if not path.exists()]
    wanted = set(resident_messages(root))
    for code, path in paths.items():
        if path.exists():
            entries = {entry.msgid: entry for entry in polib.pofile(str(path)) if not entry.obsolete}
            found += [f"{code}: not there: {message!r}" for message in sorted(wanted - entries.keys())]
            found += [f"{code}: {problem}" for entry in entries.values() for problem in _entry_problems(entry)]
    return found


def _catalogue(root: Path, code: str) -> Path:
    return root / "locale" / code / "LC_MESSAGES" / "django.po"


def _entry_problems(entry: polib.POEntry) -> Iterator[str]:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    wanted = set(_PLACEHOLDER.findall(entry.msgid))
    if entry.fuzzy:
        yield f"uncertain (fuzzy): {entry.msgid!r}"
    elif not all(texts):
        yield f"not translated: {entry.msgid!r}"
    # A form for one or two may leave the number out, as Arabic does.
    elif any(set(_PLACEHOLDER.findall(text)) != wanted for text in texts[-1 if entry.msgid_plural else 0 :]):
        yield f"other placeholders than the source: {entry.msgid!r}"


def resident_messages(root: Path = ROOT) -> dict[str, Message]:
    """Every text a resident can meet, from the templates, the code and the reference data."""
    found: dict[str, Message] = {}
    templates = {f"templates/{name}": messages(source) for name, source in _resident_templates(root / "templates")}
    code = {name: code_messages((root / name).read_text(), parts) for name, parts in RESIDENT_CODE.items()}
    data = {name: data_messages((root / name).read_text(), fields) for name, fields in RESIDENT_DATA.items()}
    for name, texts in (templates | code | data).items():
        for text, plural in texts:
            message = found.setdefault(text, Message())
            message.plural = message.plural or plural
            message.files.add(name)
    return found


def _resident_templates(templates: Path) -> Iterator[tuple[str, str]]:
    """Name and source of each template that extends `public.html`, of all it uses, and of those in languages.py."""
    sources = {str(path.relative_to(templates)): path.read_text() for path in templates.rglob("*.html")}
    uses = {name: [match.groups() for match in _USES.finditer(source)] for name, source in sources.items()}

    def is_public(name: str) -> bool:
        return name == "public.html" or any(is_public(other) for tag, other in uses.get(name, ()) if tag == "extends")

    added = {str(path.relative_to(templates)) for glob in RESIDENT_TEMPLATES for path in templates.glob(glob)}
    reached: set[str] = set()
    waiting = [name for name in sources if is_public(name) or name in added]
    while waiting:
        name = waiting.pop()
        if name in sources and name not in reached:
            reached.add(name)
            waiting += [other for _, other in uses[name]]
            yield name, sources[name]


def messages(source: str) -> Iterator[tuple[str, str]]:
    """The texts that one template passes through gettext, each with its plural or nothing."""
    for match in _CALL.finditer(templatize(source)):
        first, second = (ast.literal_eval((match[name] or "''").removeprefix("u")) for name in ("first", "second"))
        if "pgettext" in match["call"]:
            yield second or first, ""
        else:
            yield first, second if match["call"] == "ngettext" else ""


def code_messages(source: str, parts: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The same of a module, or of some of its classes and constants; raises `LookupError` for a part it lacks."""
    tree = ast.parse(source)
    named = {name: node for node in tree.body for name in _names(node)}
    if lacking := set(parts) - named.keys():
        raise LookupError(f"RESIDENT_CODE names parts that are not there: {', '.join(sorted(lacking))}")
    wanted: list[ast.AST] = [named[part] for part in parts]
    for top in wanted or [tree]:
        for node in ast.walk(top):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _GETTEXT:
                texts = [
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                ]
                if texts:
                    yield texts[0], texts[1] if node.func.id == "ngettext" else ""


def data_messages(source: str, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Those fields of every entry in a TOML file; raises `KeyError` for an entry that lacks one."""
    for entries in tomllib.loads(source).values():
        for entry in entries:
            yield from ((entry[field], "") for field in fields if entry[field])


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def main(arguments: list[str]) -> int:
    if "--update" in arguments:
        print(f"translations: {update()} texts to translate", flush=True)
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
