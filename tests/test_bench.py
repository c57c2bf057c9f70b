"""What `python -m bench` prints and keeps. Nothing here is timed."""

import json

import pytest

import bench
from bench import Line, __main__

WITHIN = Line("een rapport", "alleen WeasyPrint", limit_amount=2.0, product_amount=2.2, at_most=1.15)
OVER = Line("een import", "alleen COPY", limit_amount=1.0, product_amount=4.0, at_most=3)


@pytest.fixture
def measured(monkeypatch):
    """Both lines come out of the one subject there is; the machine is as busy as `load` says."""

    def subjects(load: float):
        module = type("Subject", (), {"measure": staticmethod(lambda: iter([WITHIN, OVER]))})
        monkeypatch.setattr(__main__.importlib, "import_module", lambda name: module)
        monkeypatch.setattr(__main__.os, "getloadavg", lambda: (load, load, load))

    return subjects


def test_runs_take_turns_and_the_best_of_each_counts():
    turns = []

    best = bench.best_of(2, lambda: turns.append("limit"), lambda: turns.append("product"))

    assert turns == ["limit", "product"] * 2
    assert len(best) == 2


def test_a_ratio_is_printed_with_its_peer_and_limit(measured, capsys):
    measured(load=0.2)

    code = __main__.main(["report"])

    printed = capsys.readouterr().out
    assert code == 1
    assert "ok   een rapport: 2.200 s, alleen WeasyPrint: 2.000 s, ratio 1.1 (at most 1.15)" in printed
    assert "OVER een import: 4.000 s, alleen COPY: 1.000 s, ratio 4 (at most 3)" in printed
    assert "cores" in printed


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Line("schijf", "ruimte", 15, 10.24, unit="bytes"), "schijf: 10.24 bytes, ruimte: 15 bytes, ratio 0.683"),
        (Line("bladzijde", "budget", 0.005, 0.00123), "bladzijde: 1.23 ms, budget: 5.00 ms, ratio 0.246 (at most 1)"),
    ],
)
def test_each_amount_has_its_unit(line, words):
    assert words in __main__.in_words(line)


def test_one_in_twenty_may_be_slower_than_p95():
    assert bench.p95([1.0] * 95 + [9.0] * 5) == 1.0
    assert bench.p95([1.0] * 94 + [9.0] * 6) == 9.0


def test_a_busy_machine_shows_ratios_and_judges_nothing(measured, capsys):
    measured(load=3.0)

    assert __main__.main(["report"]) == 0
    assert "ratios are shown, not judged" in capsys.readouterr().out


def test_what_was_lost_counts_on_a_busy_machine_too(monkeypatch, capsys):
    lost = Line("ideas lost", "none", 1, 1, at_most=0, unit="ideas", judged_when_busy=True)
    module = type("Subject", (), {"measure": staticmethod(lambda: iter([lost]))})
    monkeypatch.setattr(__main__.importlib, "import_module", lambda name: module)
    monkeypatch.setattr(__main__.os, "getloadavg", lambda: (3.0, 3.0, 3.0))

    assert __main__.main(["faults"]) == 1
    assert "OVER ideas lost: 1 ideas, none: 1 ideas" in capsys.readouterr().out


def test_the_outcome_is_kept_as_json(measured, tmp_path):
    measured(load=0.2)

    __main__.main(["report", "--json", str(tmp_path / "bench.json")])

    kept = json.loads((tmp_path / "bench.json").read_text())
    assert [(line["what"], line["ratio"], line["holds"]) for line in kept["lines"]] == [
        ("een rapport", 1.1, True),
        ("een import", 4.0, False),
    ]
    assert "cores" in kept["machine"]


def test_an_unknown_subject_is_named(capsys):
    with pytest.raises(SystemExit):
        __main__.main(["niets"])

    known = "backup, faults, figures, memory, national, night, pages, report"
    assert f"no subject niets; there are {known}" in capsys.readouterr().err
