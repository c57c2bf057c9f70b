"""Change one thing at a time in the rules that must not be wrong, and see whether a test notices.

`make mutants` does it for figures, scoring and disclosure with the fast tests of each; `ARGS="FOLDER or FILE"` for a
part. A comparison, a condition, a constant, an operator or a returned value becomes another; what no test notices is
printed with its line. docs/mutants.md says of those that are left why they cannot be noticed. `ARGS=walls` takes a
piece out of the walls instead, as `bench/_walls.py` names them.

Each change is made in a process of its own, forked from one that has the libraries loaded. No file is written.
"""

import ast
import itertools
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

from bench._walls import HOLES

ROOT = Path(__file__).parent.parent
LONGEST = 150  # seconds; a change that never ends is noticed by who waits
LARGEST = 4 << 30  # bytes; nor may it take all memory there is
PURE = [f"tests/neighbourhoods/disclosure/test_{name}.py" for name in ("rules", "people", "sums", "together", "months")]
SHIELD = ["tests/neighbourhoods/disclosure/test_shield.py"]
TESTS: dict[str, Sequence[Sequence[str]]] = {
    "neighbourhoods/disclosure/rules.py": [PURE, SHIELD],
    "neighbourhoods/disclosure/sums.py": [PURE[::-1], SHIELD],
    "neighbourhoods/disclosure/people.py": [[*PURE[1:], PURE[0]], SHIELD],
    "neighbourhoods/disclosure/shield.py": [SHIELD],
    "programmes/own_figures/hiding.py": [["tests/programmes/own_figures/test_hiding.py"]],
    "neighbourhoods/figures": [["tests/neighbourhoods/figures"]],
    "monitoring/scoring": [["tests/monitoring/scoring"]],
}
"""What is changed, and the tests to notice it: the fastest first, the rest only when those did not."""

RUNS: SimpleQueue[str] = SimpleQueue()
"""As many as there are processes; the name of the test database of each."""
for number in range(os.cpu_count() or 1):
    RUNS.put(f"mutant{number}")

LIBRARIES = ["celery.app.base", "django.test", "factory", "hypothesis", "hypothesis.strategies", "numpy", "psycopg"]
LIBRARIES += ["pytest", "pytest_django.plugin", "redis", "structlog", "xdist.plugin"]
"""What every child needs; not our own modules, as those are to be read changed."""

OTHER: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


class Change(Protocol):
    """Something that is made otherwise in this process, before the tests are read."""

    def plant(self, import_instead: Callable[[Path, ast.Module], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class Mutant:
    """The change with this number in a file."""

    path: Path
    number: int
    line: int
    what: str

    def plant(self, import_instead: Callable[[Path, ast.Module], None]) -> None:
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        _node, _what, change = next(itertools.islice(_changes(tree), self.number, None))
        change()
        import_instead(self.path, ast.fix_missing_locations(tree))

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Every change to one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for number, (node, what, _change) in enumerate(_changes(tree)):
        yield Mutant(path, number, node.lineno, what)


def _changes(tree: ast.Module) -> Iterator[tuple[Any, str, Callable[[], None]]]:
    """Where something can be changed: the node, in words, and what does it.

    Annotations are no behaviour, nor is whether a record is frozen and has slots, nor `strict=True`, which is about
    lists of one length that the code beside it makes.
    """
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        for note in (
            getattr(node, "annotation", None),
            getattr(node, "returns", None),
            *(node.decorator_list if isinstance(node, ast.ClassDef) else ()),
            *(node.keywords if isinstance(node, ast.Call) and ast.unparse(node.func) == "zip" else ()),
        )
        if note is not None
        for inner in ast.walk(note)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Compare):
            for place, operator in enumerate(node.ops):
                other = OTHER[type(operator)]
                words = f"{type(operator).__name__} → {other.__name__} in ‘{ast.unparse(node)}’"
                yield node, words, lambda n=node, at=place, to=other: n.ops.__setitem__(at, to())
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in OTHER:
            other = OTHER[type(node.op)]
            words = f"{type(node.op).__name__} → {other.__name__} in ‘{ast.unparse(node)}’"
            yield node, words, lambda n=node, to=other: setattr(n, "op", to())
        elif isinstance(node, ast.Constant) and type(node.value) in (bool, int, float):
            other_value = not node.value if isinstance(node.value, bool) else node.value + 1
            yield node, f"{node.value} → {other_value}", lambda n=node, to=other_value: setattr(n, "value", to)
        elif isinstance(node, ast.If | ast.IfExp | ast.While):
            words = f"‘{ast.unparse(node.test)}’ turned round"
            yield node, words, lambda n=node: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))
        elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
            yield (
                node,
                f"nothing returned for ‘{ast.unparse(node.value)}’",
                lambda n=node: setattr(n, "value", ast.Constant(None)),
            )
        for comprehension in getattr(node, "generators", ()):
            for place, test in enumerate(comprehension.ifs):
                words = f"‘if {ast.unparse(test)}’ left out"
                yield node, words, lambda c=comprehension, at=place: c.ifs.pop(at)


class Instead(MetaPathFinder, SourceLoader):
    """Gives the changed module to whoever imports it."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path = path
        self.tree = tree
        self.module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        is_package = self.path.name == "__init__.py"
        return spec_from_loader(fullname, self, origin=str(self.path), is_package=is_package)

    def get_filename(self, fullname: str) -> str:
        return str(self.path)

    def get_data(self, path: str) -> bytes:
        return b""

    def get_code(self, fullname: str) -> Any:
        return compile(self.tree, str(self.path), "exec")


def is_noticed(mutant: Change | None, stages: Sequence[Sequence[str]]) -> bool:
    """Whether one of these tests fails with the change in place, or never ends."""
    run = RUNS.get()
    try:
        return any(_fails(mutant, tests, run) for tests in stages)
    finally:
        RUNS.put(run)


def own_tests(mutant: Mutant) -> list[list[str]]:
    """The file that mirrors the changed one, if there is one: most changes are noticed there, and it is short."""
    path = mutant.path.relative_to(ROOT)
    mirror = Path("tests") / path.parent / f"test_{path.name}"
    return [[str(mirror)]] if mirror.exists() else []


def _fails(mutant: Change | None, tests: Sequence[str], run: str) -> bool:
    child = os.fork()
    if not child:
        os.environ["TEST_RUN"] = run
        outcome = 1  # also of a change with which nothing can be read any more
        try:
            outcome = _run(mutant, tests)
        finally:
            os._exit(outcome)  # or this process would go on with the changes that are left
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status != 0
        time.sleep(0.05)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True


def _run(mutant: Change | None, tests: Sequence[str]) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    if mutant:
        mutant.plant(lambda path, tree: sys.meta_path.insert(0, Instead(path, tree)))
    import pytest

    # What pytest makes of an assertion in words takes longer than the assertion, and nobody reads it.
    silently = ["-x", "-q", "-n", "0", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:randomly"]
    return int(pytest.main([*silently, *tests]))


def main(asked: Sequence[str]) -> int:
    os.chdir(ROOT)
    for name in LIBRARIES:
        import_module(name)
    if "walls" in asked:
        return _walls(asked)
    for part, stages in TESTS.items():
        if asked and not any(part.startswith(name) or name.startswith(part) for name in asked):
            continue
        wanted = [Path(name) for name in asked if name.startswith(part)] or [Path(part)]
        files = [file for path in wanted for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
        every = [mutant for file in files for mutant in mutants(ROOT / file)]
        if is_noticed(None, stages):
            print(f"{part}: its tests fail as it is")
            return 1
        alive = []
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            noticed = pool.map(lambda mutant, tests=stages: is_noticed(mutant, [*own_tests(mutant), *tests]), every)
            for mutant, seen in zip(every, noticed, strict=True):
                if not seen:
                    alive.append(mutant)
                    print(f"  {mutant}", flush=True)
        share = 100 * (len(every) - len(alive)) / len(every) if every else 100
        print(f"{part}: {len(every) - len(alive)} of {len(every)} noticed ({share:.1f} %)", flush=True)
    return 0


def _walls(asked: Sequence[str]) -> int:
    """Each piece that is taken out of a wall, or those with one of the words asked for beside `walls`."""
    words = [word for word in asked if word != "walls"]
    holes = [hole for hole in HOLES if not words or any(word in hole.what for word in words)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        every = sorted({hole.asked for hole in holes})
        failing = [
            asked
            for asked, fails in zip(every, pool.map(lambda asked: is_noticed(None, [asked]), every), strict=True)
            if fails
        ]
        if failing:
            print("walls: these tests fail as it is:", *(" ".join(asked) for asked in failing), sep="\n  ")
            return 1
        alive = 0
        for hole, seen in zip(holes, pool.map(lambda hole: is_noticed(hole, [hole.asked]), holes), strict=True):
            alive += not seen
            print(f"  {'noticed' if seen else 'NOT NOTICED'}: {hole}", flush=True)
    print(f"walls: {len(holes) - alive} of {len(holes)} noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
