"""What is written as HTML without escaping it: each place by name, with the reason. Anything else is refused.

Ruff finds `mark_safe` alone, and nothing in a template; `SafeString(…)`, `format_html` with a text that was put
together, `__html__`, `|safe` and `autoescape off` do the same.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# Where in code: the file, the function around it, and the call.
OF_CODE = {
    ("wijkaanpak/kept_html.py", "kept", "SafeString(zlib.decompress(packed).decode())"): (
        "what a template drew and escaped, kept packed; its callers hand over a template"
    ),
    ("wijkaanpak/templatetags/ui.py", "table", "mark_safe(stacking.stacked(content))"): (
        "the content of a block tag, escaped by its template; tests/wijkaanpak/test_stacking.py"
    ),
    (
        "wijkaanpak/templatetags/ui.py",
        "data_table",
        "mark_safe(stacking.of_texts(table.headers, table.rows, table.numeric))",
    ): "escapes every cell itself; tests/wijkaanpak/test_stacking.py",
    ("wijkaanpak/templatetags/ui.py", "chart", "mark_safe(narrow.svg)"): "charts escape the words in them",
    ("wijkaanpak/templatetags/ui.py", "chart", "mark_safe(drawing.svg)"): "charts escape the words in them",
    ("wijkaanpak/templatetags/ui.py", "picture", "mark_safe(drawing.svg)"): "charts escape the words in them",
}
# Where in templates. A letter is no HTML: escaped, it would say ‘&amp;’ to people.
OF_TEMPLATES = {
    ("account/email/change_message.txt", "autoescape off"): "a letter in plain text",
    ("account/email/change_subject.txt", "autoescape off"): "a letter in plain text",
    ("account/email/invitation_message.txt", "autoescape off"): "a letter in plain text",
    ("account/email/invitation_subject.txt", "autoescape off"): "a letter in plain text",
    ("account/email/role_granted_message.txt", "autoescape off"): "a letter in plain text",
    ("account/email/role_granted_subject.txt", "autoescape off"): "a letter in plain text",
}
PRODUCT = ("wijkaanpak", "neighbourhoods", "programmes", "monitoring", "demo")
MARKS = {"mark_safe", "SafeString", "SafeText", "html_safe"}
FORMATS = {"format_html": 1, "format_html_join": 2}
"""How many of their arguments are HTML as they stand."""
UNESCAPED = re.compile(r"\|\s*(?:safe|safeseq)\b|\bautoescape\s+off\b|\{%-?\s*filter\s[^%]*\bsafe\b")


def of_code(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    """The calls that say of a text that it is HTML, and the classes that say so of themselves."""
    if not any(word in text for word in (*MARKS, *FORMATS, "__html__")):
        return
    tree = ast.parse(text)
    known = _names(tree)
    for function, node in _within(tree, "the module"):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == "__html__":
            yield name, function, "__html__"
        elif isinstance(node, ast.ClassDef) and any(_called(base, known) in MARKS for base in node.bases):
            yield name, function, f"class {node.name}"
        elif isinstance(node, ast.Call):
            called = _called(node.func, known)
            told = node.args[: FORMATS.get(called, 1)]
            if called in MARKS | FORMATS.keys() and not all(_is_constant(part, known) for part in told):
                yield name, function, ast.unparse(node)


def _names(tree: ast.Module) -> dict[str, str]:
    """What a name of this module is called where it comes from."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: alias.name for node in imports for alias in node.names}


def _within(node: ast.AST, function: str) -> Iterator[tuple[str, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        yield function, child
        is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _within(child, child.name if is_function else function)


def _called(node: ast.expr, known: dict[str, str]) -> str:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return known.get(name, name)


def _is_constant(node: ast.expr, known: dict[str, str]) -> bool:
    """Written down here, or marked here and then looked at as a call of its own."""
    marked = isinstance(node, ast.Call) and _called(node.func, known) in MARKS
    return marked or isinstance(node, ast.Constant)


def product() -> Iterator[tuple[str, str]]:
    for path in sorted(path for app in PRODUCT for path in (ROOT / app).rglob("*.py")):
        if path.parent.name != "migrations":
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_html_that_is_not_escaped_stands_on_the_list():
    found = [place for name, text in product() for place in of_code(name, text)]

    assert sorted(found) == sorted(OF_CODE)


def test_a_template_that_does_not_escape_stands_on_the_list():
    folder = ROOT / "templates"
    found = [
        (path.relative_to(folder).as_posix(), " ".join(said.split()))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for said in UNESCAPED.findall(path.read_text(encoding="utf-8"))
    ]

    assert found == sorted(OF_TEMPLATES)


@pytest.mark.parametrize(
    "text",
    [
        "from django.utils.safestring import mark_safe\ndef f(x): return mark_safe(x)",
        "from django.utils.safestring import SafeString as Text\ndef f(x): return Text(x)",
        "from django.utils import safestring\ndef f(x): return safestring.SafeString(x)",
        "from django.utils.html import format_html\ndef f(x): return format_html(f'<b>{x}</b>')",
        "from django.utils.html import format_html\ndef f(x): return format_html('<b>' + x)",
        "from django.utils.html import format_html_join\ndef f(x): return format_html_join(x, '{}', [])",
        "class Shown:\n    def __html__(self): return self.text",
        "from django.utils.safestring import SafeString\nclass Shown(SafeString): pass",
    ],
)
def test_each_way_round_escaping_is_found(text):
    assert len(list(of_code("x.py", text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "from django.utils.html import format_html\ndef f(x): return format_html('<b>{}</b>', x)",
        "from django.utils.safestring import SafeString\ndef f() -> SafeString: return SafeString('')",
        "from django.utils.html import format_html_join\nfrom django.utils.safestring import SafeString\n"
        "def f(x): return format_html_join(SafeString('<wbr>'), '{}', x)",
    ],
)
def test_what_is_written_down_or_escaped_is_not(text):
    assert list(of_code("x.py", text)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{{ x|safe }}", 1),
        ("{{ x | safeseq }}", 1),
        ("{% autoescape  off %}", 1),
        ("{% filter safe %}", 1),
        ("{{ x|safe_name }}", 0),
        ("{% autoescape on %}", 0),
    ],
)
def test_each_way_round_escaping_in_a_template_is_found(text, count):
    assert len(UNESCAPED.findall(text)) == count
