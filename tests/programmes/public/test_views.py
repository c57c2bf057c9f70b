"""The pages about areas: what is found, what is not, and how many questions they ask."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from neighbourhoods.models import Area, Indicator, Release
from neighbourhoods.pages import drawn_profile
from neighbourhoods.releases import withdrawals
from programmes.models import ProgrammeAreaMember
from tests.neighbourhoods.support import NOON, PEOPLE, crimes, kwb, publish
from tests.support.factories import ProgrammeAreaFactory, ProgrammeFactory, UserFactory
from wijkaanpak import tenancy

SELWERD, BEIJUM, DISTRICT = "BU00141000", "BU00141100", "WK001410"


@pytest.fixture
def town(groningen, tmp_path):
    """Groningen with a wijk, two buurten and a programme."""
    groningen.code = "GM0014"
    groningen.save()
    rows = [
        ("Groningen", "GM0014", 1, 243768),
        ("Noordwest", DISTRICT, 1, 13000),
        ("Selwerd", SELWERD, 1, 6580),
        ("Beijum-West", BEIJUM, 1, 5855),
    ]
    publish(kwb(tmp_path, rows, (PEOPLE,)))
    publish(crimes(tmp_path, [(SELWERD, 2025, 374)]))
    programme = ProgrammeFactory(name="Selwerd aan zet", slug="selwerd", area_name="Selwerd", is_published=True)
    area = ProgrammeAreaFactory(programme=programme)
    ProgrammeAreaMember.objects.create(area=area, code=SELWERD)
    return groningen


def get(town, name: str, query: str = "", **kwargs):
    return Client().get(tenancy.path(town, name, **kwargs) + query)


def test_the_list_holds_buurten_by_wijk_and_programmes(town):
    content = get(town, "public:areas").content.decode()

    assert content.index("Noordwest") < content.index(f"/buurten/{SELWERD}/")
    assert "Zonder wijk" in content
    assert "/buurten/wijkaanpak/selwerd/" in content


def test_wijken_are_folded_until_somebody_searches(town):
    content, found = (get(town, "public:areas", query).content.decode() for query in ("", "?zoek=selw"))

    assert [page.count('<details class="wk-fold" open') for page in (content, found)] == [0, 1]
    assert "De hele wijk Noordwest" in content
    assert "1 buurt<" in content


@pytest.mark.parametrize(("search", "is_listed"), [("selw", True), ("BU00141000", True), ("beij", False)])
def test_a_search_narrows_the_list_down(town, search, is_listed):
    content = get(town, "public:areas", f"?zoek={search}").content.decode()

    assert (f"/buurten/{SELWERD}/" in content) is is_listed


def test_a_search_swaps_the_very_list(town):
    response = Client().get(tenancy.path(town, "public:areas") + "?zoek=selw", headers={"HX-Request": "true"})

    assert "<h1>" not in response.content.decode()
    assert 'id="found"' in response.content.decode()


def test_an_area_says_which_programme_it_belongs_to(town):
    content = get(town, "public:area", code=SELWERD).content.decode()

    assert "Hoort bij de wijkaanpak Selwerd aan zet" in content
    assert "Noordwest" in content
    assert "56,8" in content


@pytest.mark.parametrize("code", ["BU00149999", "BU03630000", "NL00", "selwerd", "GM0363"])
def test_an_area_that_is_not_here_is_not_found(town, code):
    assert get(town, "public:area", code=code).status_code == 404


def test_the_area_of_a_hidden_programme_is_not_found(town):
    ProgrammeFactory(slug="geheim", is_published=False)

    assert get(town, "public:programme_area", slug="geheim").status_code == 404


def test_a_comparison_refuses_a_fifth_area_and_names_what_it_does_not_know(town):
    five = "?" + "&".join(f"gebied={code}" for code in (SELWERD, BEIJUM, DISTRICT, "GM0014", "selwerd"))

    many, unknown, both = (
        get(town, "public:compare", five),
        get(town, "public:compare", f"?gebied=BU99999999&gebied={SELWERD}"),
        get(town, "public:compare", f"?gebied=selwerd&gebied={BEIJUM}&gebied="),
    )

    assert (many.status_code, unknown.status_code, both.status_code) == (400, 404, 200)
    assert "meer dan vier" in many.content.decode()
    assert "BU99999999" in unknown.content.decode()


def count(town, name: str, query: str = "", **kwargs) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert get(town, name, query, **kwargs).status_code == 200
    return len([sent for sent in queries if "SAVEPOINT" not in sent["sql"]])


def test_chapters_are_folded_and_one_link_opens_them_all(town):
    folded, whole = (get(town, "public:area", query, code=SELWERD).content.decode() for query in ("", "?open=alles"))

    assert [page.count('<details class="wk-fold"') for page in (folded, whole)] == [2, 2]
    assert [page.count('<details class="wk-fold" open') for page in (folded, whole)] == [1, 2]
    assert 'href="?open=alles#cijfers">Alles openen' in folded
    assert 'href="?#cijfers">Alles sluiten' in whole


def test_what_is_compared_stays_chosen(town):
    content = get(town, "public:compare", f"?gebied={SELWERD}&gebied=GM0014").content.decode()

    assert f'<option value="{SELWERD}" selected>' in content
    assert '<option value="GM0014" selected>' in content


def test_a_comparison_that_is_opened_keeps_its_areas(town):
    content = get(town, "public:compare", f"?gebied=selwerd&gebied={BEIJUM}").content.decode()

    assert f'href="?gebied=selwerd&amp;gebied={BEIJUM}&amp;open=alles#cijfers"' in content


def test_what_can_be_no_place_is_not_looked_for(town, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        found = get(town, "public:compare", "?gebied=sel%27wijk&gebied=x y")

    assert found.status_code == 404
    assert "sel&#x27;wijk" in found.content.decode()


@pytest.mark.parametrize(
    ("page", "query", "where"),
    [
        ("public:compare", "?gebied=x%00y", {}),
        ("initiatives:submit", "?wijkaanpak=x%00y", {}),
        ("public:area", "", {"code": "BU\0"}),
    ],
)
def test_an_address_that_no_text_can_have_is_not_there(town, page, query, where):
    assert get(town, page, query, **where).status_code == 404


def test_pages_ask_as_many_questions_at_ten_times_the_figures(town, tmp_path):
    asked = (
        ("public:areas", "", {}),
        ("public:area", "", {"code": SELWERD}),
        ("public:area", "", {"code": DISTRICT}),
        ("public:programme_area", "", {"slug": "selwerd"}),
        ("public:compare", f"?gebied={SELWERD}&gebied=selwerd&gebied={DISTRICT}", {}),
    )
    before = [count(town, name, query, **kwargs) for name, query, kwargs in asked]

    for year in range(2013, 2024):
        rows = [("Groningen", "GM0014", 1, 200000)] + [
            (f"Buurt {number}", f"BU0014{number:04d}", 1, year + number) for number in range(1000, 1030)
        ]
        publish(kwb(tmp_path, rows, (PEOPLE,), f"kwb_{year}.csv"))
    publish(crimes(tmp_path, [(SELWERD, year, 300 + year - 2010) for year in range(2010, 2025)], "meer.csv.gz"))

    after = [count(town, name, query, **kwargs) for name, query, kwargs in asked]
    assert after == before
    assert max(before[1:4]) <= 12


def test_who_comes_second_reads_the_same_page_without_it_being_drawn_again(town, monkeypatch):
    first = get(town, "public:area", code=SELWERD).content
    monkeypatch.setattr(drawn_profile, "render_to_string", lambda *_asked: "<p>opnieuw getekend</p>")

    assert get(town, "public:area", code=SELWERD).content == first
    assert b"opnieuw getekend" in get(town, "public:area", code=BEIJUM).content


def renamed(_folder):
    Indicator.objects.filter(key="misdrijven").update(name="aangiften")


def revised(folder):
    publish(crimes(folder, [(SELWERD, 2025, 375)]))


def withdrawn(_folder):
    release = Release.objects.latest("published_at", "pk")
    withdrawals.withdraw(release, by=UserFactory(), reason="Geteld in de verkeerde buurt.", at=NOON)


def called_otherwise(_folder):
    Area.objects.filter(code="GM0014").update(name="Grunnen")


@pytest.mark.parametrize("change", [renamed, revised, withdrawn, called_otherwise])
def test_what_changed_stands_on_the_page_at_once(town, tmp_path, change):
    before = get(town, "public:area", code=SELWERD).content

    change(tmp_path)

    assert get(town, "public:area", code=SELWERD).content != before
