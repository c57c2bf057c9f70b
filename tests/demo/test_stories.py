"""The invented story holds together. No database: the files themselves."""

from datetime import date, datetime

import pytest

from demo import stories
from programmes import phases

PROGRAMMES = ("selwerd", "beijum", "de-wijert", "indische-buurt-de-hoogte", "lewenborg-west", "voorbeeldstad")
HAPPENED = {
    "on",
    "raised_on",
    "decided_on",
    "submitted_on",
    "carried_out_on",
    "withdrawn_on",
    "adopted_on",
    "published_on",
    "signal_on",
    "check_on",
    "finished_on",
    "stopped_on",
}


@pytest.fixture(params=PROGRAMMES)
def story(request: pytest.FixtureRequest) -> stories.Story:
    return stories.programme(request.param)


def walk(part: object) -> list[dict]:
    """Every table of a story, however deep."""
    if isinstance(part, dict):
        return [part, *(table for value in part.values() for table in walk(value))]
    if isinstance(part, list):
        return [table for value in part for table in walk(value)]
    return []


def test_nothing_has_happened_after_the_day_of_the_demo(story):
    late = [
        (key, value)
        for table in walk(story)
        for key, value in table.items()
        if key in HAPPENED and isinstance(value, date) and not isinstance(value, datetime) and value > stories.TODAY
    ]

    assert late == []


def test_orange_and_red_say_cause_consequence_and_steering(story):
    updates = [update for measure in story.get("measures", []) for update in measure["updates"]]

    bare = [
        update["text"]
        for update in updates
        if update["light"] != "green" and not {"cause", "consequence", "steering", "due"} <= update.keys()
    ]

    assert bare == []


def test_whoever_is_named_by_key_exists(story):
    partners = {part["key"] for part in story.get("partners", [])}
    named = {part["by"] for part in story.get("obstacles", [])}
    named |= {key for meeting in story.get("meetings", []) for key in meeting["present"]}
    named |= {key for agreement in story.get("agreements", []) for key in agreement["signed"]}
    named |= {part["owner"] for part in story.get("measures", []) if "owner" in part}

    assert named - partners == set()


def test_no_talk_counts_more_people_than_there_were(story):
    for talk in story.get("conversations", []):
        for groups in ("buurten", "ages"):
            assert sum(talk.get(groups, {}).values()) <= talk["people"], talk["title"]
        assert talk.get("buurten", {}).keys() <= set(story["buurten"]), talk["title"]


def test_activities_are_those_of_the_source_and_of_people_with_an_account(story):
    people = {person["key"] for person in stories.people()}
    told = story.get("activities", [])

    assert {part["key"] for part in told} <= {activity.key for activity in phases.ACTIVITIES}
    assert {part["owner"] for part in told if "owner" in part} <= people
    assert len({part["key"] for part in told}) == len(told)


def test_every_organisation_says_that_it_is_invented(story):
    names = [part["name"] for part in story.get("partners", [])]

    assert [name for name in names if "(verzonnen)" not in name and "(demo)" not in name] == []


def test_money_is_never_spent_beyond_what_was_committed_by_much(story):
    for year in story.get("years", []):
        for source, spent in year.get("spent", {}).items():
            assert spent <= 1.1 * year["committed"][source], (year["year"], source)


def test_nobody_has_an_address_that_could_exist():
    assert all(person["email"].endswith(".example") for person in stories.people())


def test_the_second_municipality_shares_no_person_and_no_word_of_its_own():
    ours = [person for person in stories.people() if person.get("municipality") != "voorbeeldstad"]
    theirs = [person for person in stories.people() if person.get("municipality") == "voorbeeldstad"]

    assert theirs
    assert not {person["name"] for person in ours} & {person["name"] for person in theirs}
    for name in PROGRAMMES[:-1]:
        assert "Kanarie" not in str(stories.programme(name))
        assert "Kwartelplein" not in str(stories.programme(name))
