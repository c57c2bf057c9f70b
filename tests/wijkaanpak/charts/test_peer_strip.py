"""The strip of peers: every peer a dot, ours and what lies around it each a mark of its own."""

import itertools
import re

from wijkaanpak import charts
from wijkaanpak.charts.words import MINUS


def test_a_peer_strip_has_a_dot_for_every_peer_and_marks_ours_apart():
    peers = [charts.Dot(f"Buurt {number}", number) for number in range(-30, 30)]
    chart = charts.peer_strip(
        "Misdrijven", charts.Dot("Selwerd", 15.9), peers, ordinary=charts.Ordinary(-16.1, 22.5), decimals=1
    )
    plain = chart.svg.replace("\xa0", " ")

    assert plain.count("<circle") == 60 + 1  # and the one of the key
    assert ">Selwerd +15,9 %<" in plain
    assert f">gewoon: tussen {MINUS}16,1 % en +22,5 %<" in plain
    assert chart.message.replace("\xa0", " ") == (
        "Misdrijven: Selwerd +15,9 %; van 60 gebieden veranderden er 14 meer en 46 minder."
    )
    assert chart.table.rows[14] == ("Selwerd", "+15,9\xa0%")
    assert len(chart.table.rows) == 61


def test_what_lies_around_is_a_mark_of_its_own_below_ours():
    peers = [charts.Dot(f"Buurt {number}", number) for number in range(-30, 30)]
    chart = charts.peer_strip("Misdrijven", charts.Dot("Selwerd", 5), peers, around=charts.Dot("eromheen: +5\xa0%", 5))

    own, beside = re.findall(r'<path d="M[\d.]+ ([\d.]+)', chart.svg)[:2][::-1]
    assert float(own) + 10 < float(beside)
    assert chart.svg.count('stroke-dasharray="4 3"') == 1
    assert ">eromheen: +5\xa0%<" in chart.svg


def test_dots_of_a_peer_strip_do_not_lie_on_each_other():
    peers = [charts.Dot("Buurt", number // 4) for number in range(60)]
    chart = charts.peer_strip("Misdrijven", charts.Dot("Selwerd", 3), peers)

    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', chart.svg)[:60]
    assert len(set(dots)) == 60
    columns = {x: sorted(float(y) for at, y in dots if at == x) for x, _y in dots}
    assert all(after - before >= 8 for ys in columns.values() for before, after in itertools.pairwise(ys))


def test_a_strip_tells_what_it_is_given_to_tell():
    table = charts.Table("Gebieden", ("Gebied",), (("Beijum",),))
    chart = charts.peer_strip("Misdrijven", charts.Dot("Selwerd", 3), [], message="dat is gewoon", table=table)

    assert (chart.message, chart.table) == ("Dat is gewoon.", table)
