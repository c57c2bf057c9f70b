"""A form that is sent by many at the same moment is stored once."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.test import Client

from programmes.models import Stakeholder
from tests.conftest import make_user
from tests.support import sendings
from tests.support.factories import ProgrammeFactory
from tests.support.world import client_of
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Role


def test_two_hundred_at_the_same_moment_make_one(transactional_db, groningen):
    with tenancy.municipality(groningen):
        programme = ProgrammeFactory(slug="selwerd")
        anna = client_of(make_user("anna", groningen, Role.PROGRAMME_MANAGER))
    page = tenancy.path(groningen, "stakeholders:add", slug=programme.slug)
    shown = sendings.form_of(anna.get(page).content, page, page)
    sent, cookies = shown.filled("Anna"), anna.cookies.output(attrs=[], header="", sep=";")

    def send(_number: int) -> tuple[int, str]:
        try:
            answer = Client(headers={"cookie": cookies}).post(page, sent)
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(send, range(200)))

    with tenancy.municipality(groningen):
        row = Stakeholder.objects.get()
    assert answers == {(302, tenancy.path(groningen, "stakeholders:detail", slug=programme.slug, pk=row.pk))}
