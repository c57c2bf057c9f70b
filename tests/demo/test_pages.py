"""The pages of the demo answer, full programme or empty: what no small test story holds together."""

from django.test import Client

from wijkaanpak.accounts.models import User

SLUGS = ("selwerd", "beijum", "de-wijert", "indische-buurt-de-hoogte", "lewenborg-west")


def test_every_programme_can_be_seen_by_everybody_and_by_its_manager(demo, client: Client):
    for slug in SLUGS:
        assert client.get(f"/groningen/wijkaanpak/{slug}/").status_code == 200, slug

    client.force_login(User.objects.get(email="programmamanager@groningen.example"))

    for slug in SLUGS:
        for page in ("", "fasen/", "fasen/tijdlijn/", "gebied/", "gebied/gesprekken/", "succesfactoren/", "rapporten/"):
            assert client.get(f"/groningen/beheer/{slug}/{page}").status_code == 200, (slug, page)


def test_the_second_municipality_is_behind_a_wall(demo, client: Client):
    client.force_login(User.objects.get(email="programmamanager@voorbeeldstad.example"))

    assert client.get("/voorbeeldstad/beheer/kanariewijk/").status_code == 200
    assert client.get("/groningen/beheer/selwerd/").status_code == 404
    assert "Kanarie" not in client.get("/groningen/").content.decode()
