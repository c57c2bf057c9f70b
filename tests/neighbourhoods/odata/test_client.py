"""What is asked of a server of tables, and what is never followed."""

import pytest

from neighbourhoods import odata
from neighbourhoods.odata.client import ODataClient, literal


def test_a_link_to_another_host_is_refused(source):
    source.faults = [("/Observations", "stranger")]

    with pytest.raises(odata.ChangedShape, match=r"andere server \(169\.254\.169\.254\)"):
        odata.fetch("85984NED")


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "//example.org/x",
        "http://user@127.0.0.1:8000/x",
        "http://127.0.0.1:9000/x",
        "file:///etc/passwd",
        "http://127.0.0.1.example.org:8000/x",
        "http://127.0.0.1:port/x",
    ],
)
def test_own_refuses_what_is_elsewhere(link):
    with pytest.raises(odata.ChangedShape):
        ODataClient("http://127.0.0.1:8000/CBS").own(link)


@pytest.mark.parametrize(
    "link", ["85984NED/Observations?$skip=3", "http://127.0.0.1:8000/CBS/85984NED/Observations?$skip=3"]
)
def test_own_knows_its_own(link):
    assert ODataClient("http://127.0.0.1:8000/CBS").own(link).endswith("8000/CBS/85984NED/Observations?$skip=3")


def test_a_redirect_is_not_followed(source):
    source.faults = [("/Properties", "redirect")]

    with pytest.raises(odata.ChangedShape, match="code 302"):
        odata.fetch("85984NED")


def test_quotes_are_escaped(source):
    source.tables["85984NED"].title = "Kerncijfers 's-Hertogenbosch"
    client = ODataClient(f"{source.address}/CBS")

    found = client.get(f"{client.base}/Datasets", {"$filter": f"startswith(Title,{literal(chr(39) + 's-')})"})
    whole = client.get(f"{client.base}/Datasets", {"$filter": f"contains(Title,{literal(chr(39) + 's-')})"})

    assert (len(found["value"]), len(whole["value"])) == (0, 1)


@pytest.mark.parametrize("code", ["85984NED/../..", "NED", "http://x", "85984NED?$top=1", "'"])
def test_what_is_no_number_of_a_table_is_not_asked(source, code):
    with pytest.raises(odata.UnknownTable, match="85984NED"):
        odata.fetch(code)

    assert source.asked == []


def test_an_unknown_table(source):
    with pytest.raises(odata.UnknownTable, match="bestaat niet"):
        odata.fetch("99999NED")
