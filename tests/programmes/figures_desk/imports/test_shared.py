"""Where several municipalities work, the page says beforehand who may bring in national tables."""

from wijkaanpak import tenancy


def test_who_may_not_share_reads_what_to_do_before_sending_anything(as_, manager, groningen, other_municipality):
    upload = as_(manager)
    told = "Uw gemeente leest hier eigen tabellen in"
    before = upload("imports:upload").content.decode()
    groningen.shares_figures = False
    groningen.save()

    after = upload("imports:upload").content.decode()

    assert (told in before, told in after) == (False, True)
    assert "Vraag de beheerder van het platform" in after
    assert tenancy.path(groningen, "mappings:listing") in after
