"""The walls between municipalities, and each trap that is known to make a hole in them."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from tests.conftest import make_municipality, make_user
from tests.support.database import seen_by_superuser
from wijkaanpak import tenancy
from wijkaanpak.accounts.models import Municipality, MunicipalityRole, Role
from wijkaanpak.row_security import is_tenant


def scalar(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchone()[0]


def rows(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


@pytest.fixture
def neighbours(db):
    """Two municipalities with one reader each, and nobody's context open."""
    here, there = make_municipality("hier", "Hier"), make_municipality("daar", "Daar")
    make_user("lezer", here, Role.READER)
    make_user("lezer", there, Role.READER)
    return here, there


def test_only_the_rows_of_the_open_municipality_exist(neighbours):
    for municipality in neighbours:
        with tenancy.municipality(municipality):
            assert {role.municipality_id for role in MunicipalityRole.objects.all()} == {municipality.pk}


def test_without_a_municipality_there_are_no_rows(neighbours):
    assert MunicipalityRole.objects.count() == 0


def test_an_inner_municipality_gives_way_to_the_outer_one_again(neighbours):
    here, there = neighbours

    with tenancy.municipality(here):
        with tenancy.municipality(there):
            assert tenancy.current_id() == there.pk
        seen = {role.municipality_id for role in MunicipalityRole.objects.all()}

    assert seen == {here.pk}
    assert scalar("select current_setting('app.municipality', true)") in ("", None)


def test_an_error_closes_the_municipality(neighbours):
    here, there = neighbours

    with tenancy.municipality(here):
        with pytest.raises(ZeroDivisionError), tenancy.municipality(there):
            1 / 0  # noqa: B018
        seen = {role.municipality_id for role in MunicipalityRole.objects.all()}

    assert seen == {here.pk}


def test_an_error_of_the_database_is_not_hidden_by_closing_the_municipality(neighbours):
    here, there = neighbours

    with tenancy.municipality(here):
        with pytest.raises(IntegrityError), tenancy.municipality(there):
            MunicipalityRole.objects.create(user_id=0, role="onbekend")
        seen = {role.municipality_id for role in MunicipalityRole.objects.all()}

    assert seen == {here.pk}


def test_a_rolled_back_savepoint_keeps_the_municipality(neighbours):
    here, _there = neighbours

    with tenancy.municipality(here):
        with pytest.raises(IntegrityError), transaction.atomic():
            MunicipalityRole.objects.create(user_id=0, role="onbekend")
        assert MunicipalityRole.objects.count() == 1


def test_a_row_cannot_be_written_for_another_municipality(neighbours):
    here, there = neighbours
    user = make_user("ander", here)

    with tenancy.municipality(here), pytest.raises(ProgrammingError, match="row-level security"):
        MunicipalityRole.objects.create(municipality=there, user=user, role=Role.READER)


def test_a_row_cannot_be_moved_to_another_municipality(neighbours):
    here, there = neighbours

    with tenancy.municipality(here), pytest.raises(ProgrammingError, match="row-level security"):
        MunicipalityRole.objects.update(municipality=there)


def test_a_row_outside_any_municipality_is_refused_before_the_database(db):
    with pytest.raises(tenancy.NoMunicipality):
        MunicipalityRole(role=Role.READER)


def test_the_setting_ends_with_its_transaction(transactional_db):
    here = make_municipality("hier", "Hier")
    make_user("lezer", here, Role.READER)

    with tenancy.municipality(here):
        inside = MunicipalityRole.objects.count()

    assert (inside, MunicipalityRole.objects.count()) == (1, 0)
    assert scalar("select nullif(current_setting('app.municipality', true), '')") is None


def test_the_superuser_sees_what_the_runtime_role_does_not(transactional_db):
    """Proves the tests above can fail: the rows are there."""
    make_user("lezer", make_municipality("hier", "Hier"), Role.READER)

    with seen_by_superuser() as superuser:
        there = superuser.execute("select count(*) from accounts_municipalityrole").fetchone()[0]

    assert (there, MunicipalityRole.objects.count()) == (1, 0)


def test_the_runtime_role_owns_nothing_and_may_not_change_tables(db):
    assert rows("select rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user") == [
        (False, False, False)
    ]
    assert rows("select relname from pg_class join pg_roles r on r.oid = relowner where rolname = current_user") == []
    with pytest.raises(ProgrammingError), transaction.atomic():
        scalar("create table zomaar (id int)")


# Tables without row security, and why.
PUBLIC = {
    "accounts.Municipality": "the tenants themselves; their names and addresses are public",
    "accounts.User": "somebody can work for two municipalities; roles are what gives access",
    "accounts.Letter": "about an account, which is of no municipality; gone once sent",
    "accounts.OpenSession": "where somebody is signed in, who may work for two municipalities; gone once it is over",
    "accounts.User_groups": "only for the reference-data admin",
    "accounts.User_user_permissions": "only for the reference-data admin",
    "wijkaanpak.LastTime": "when something last happened on the server; of no municipality",
    "neighbourhoods.Area": "places, as Statistics Netherlands draws them",
    "neighbourhoods.AreaLink": "how a place went on as another one",
    "neighbourhoods.Quantile": "how all buurten of the country lie; of figures of the whole country alone",
    "neighbourhoods.TableNews": "what publishers have of which we may not have the newest",
    "programmes.Challenge": "reference data",
    "programmes.GuidingPrinciple": "reference data",
}
LIBRARIES = {"admin", "auth", "contenttypes", "sessions", "account", "mfa", "pghistory"}


def own_models():
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.app_label not in LIBRARIES and model._meta.managed]


def is_partly_own(model):
    """Lines without an owner are everybody's (ADR 8)."""
    return any(field.name == "owner" and field.related_model is Municipality for field in model._meta.local_fields)


def test_every_model_is_of_a_municipality_or_on_the_public_list():
    walled = {model._meta.label for model in own_models() if is_tenant(model) or is_partly_own(model)}
    others = {model._meta.label for model in own_models()} - walled

    assert others == PUBLIC.keys()


HERE = "(NULLIF(current_setting('app.municipality'::text, true), ''::text))::bigint"
# For each kind of table its one policy: the name, for which commands and roles, what may be seen, what may be written.
OF_A_MUNICIPALITY = ("municipality", "*", [0], True, f"(municipality_id = {HERE})", None)
SHARED_OR_OWN = ("shared_or_own", "*", [0], True, f"((owner_id IS NULL) OR (owner_id = {HERE}))", None)


def test_each_wall_says_what_it_has_to_say(db):
    """Word for word, so that one that lets more through is found, and a second policy, which would widen it, too."""
    expected = {model._meta.db_table: [OF_A_MUNICIPALITY] for model in own_models() if is_tenant(model)}
    expected |= {model._meta.db_table: [SHARED_OR_OWN] for model in own_models() if is_partly_own(model)}

    found = {}
    for table, *policy in rows(
        "select c.relname, p.polname, p.polcmd::text, p.polroles::int[], p.polpermissive, "
        "pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid) "
        "from pg_policy p join pg_class c on c.oid = p.polrelid order by 1, 2"
    ):
        found.setdefault(table, []).append(tuple(policy))

    assert found == expected
    assert len(expected) > 100


def test_every_wall_stands_and_is_forced(db):
    """For the owner of the tables as well, as whom views are read."""
    standing = rows("select relname from pg_class where relrowsecurity and relforcerowsecurity")
    expected = {model._meta.db_table for model in own_models() if is_tenant(model) or is_partly_own(model)}

    assert {table for (table,) in standing} == expected


def test_every_table_with_a_municipality_is_secured(db):
    """By the catalogue, so that a table made by hand is found too."""
    assert (
        rows(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid "
            "where a.attname = 'municipality_id' and c.relkind in ('r', 'p') "
            "and not (c.relrowsecurity and c.relforcerowsecurity)"
        )
        == []
    )


def test_every_key_between_tables_of_a_municipality_carries_the_municipality(db):
    """For each plain foreign key there is one over (municipality, key), because the check itself sees every row."""
    missing = rows(
        """
        with tenant as (
            select attrelid, attnum from pg_attribute join pg_class on pg_class.oid = attrelid
            where attname = 'municipality_id' and relkind in ('r', 'p')
        ), keys as (
            select f.* from pg_constraint f join tenant a on a.attrelid = f.conrelid
            join tenant b on b.attrelid = f.confrelid where f.contype = 'f'
        )
        select conrelid::regclass::text, conname from keys k
        where array_length(conkey, 1) = 1 and not exists (
            select from keys c join tenant t on t.attrelid = c.conrelid
            where c.conrelid = k.conrelid and c.confrelid = k.confrelid and c.conkey @> array[t.attnum, k.conkey[1]]
        )
        """
    )

    assert missing == []


def test_every_unique_key_starts_with_the_municipality(db):
    """A refused duplicate must not tell what another municipality has."""
    loose = rows(
        """
        select i.indrelid::regclass::text, i.indexrelid::regclass::text from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'municipality_id'
        where i.indisunique and not i.indisprimary and i.indkey[0] <> a.attnum
        """
    )

    assert loose == []


def test_views_run_with_the_rights_of_the_reader(db):
    """A view made by the owner would see the rows of everybody. Without tenant tables under it that is no matter."""
    assert (
        rows(
            """
            select distinct v.relname from pg_class v join pg_depend d on d.refclassid = 'pg_class'::regclass
            join pg_rewrite w on w.oid = d.objid and w.ev_class = v.oid
            join pg_attribute a on a.attrelid = d.refobjid and a.attname = 'municipality_id'
            where v.relkind = 'v' and d.refobjid <> v.oid
            """
        )
        == []
    )


def test_a_page_of_a_municipality_is_answered_within_it(client, groningen, settings):
    response = client.get("/groningen/bestaat-niet/")

    assert response.status_code == 404
    assert response.wsgi_request.municipality == groningen


def test_an_unknown_municipality_is_an_unknown_page(client, db):
    assert client.get("/nergens/beheer/").status_code == 404


@pytest.mark.parametrize("slug", sorted(tenancy.RESERVED))
def test_reserved_words_cannot_be_a_municipality(slug):
    with pytest.raises(Exception, match="al een adres"):
        Municipality(name="X", slug=slug).clean_fields()
