"""The six guiding principles and the seven challenges. Editable afterwards: existing rows stay as they are."""

from django.db import migrations

GUIDING_PRINCIPLES = [
    ("future", "bewoners toekomst bieden"),
    ("resilience", "versterking van sociale weerbaarheid en emancipatie"),
    ("tailored", "mens- en gebiedsgericht maatwerk"),
    ("vertical_alignment", "integrale samenwerking door verticale afstemming"),
    ("national_involvement", "nationale betrokkenheid"),
    ("invest_now", "nu investeren in toekomstige baten"),
]
CHALLENGES = [
    ("liveability", "leefbaarheidsverschillen", False),
    ("opportunity", "kansenongelijkheid", False),
    ("crime", "(drugs)criminaliteit en ondermijning", False),
    ("polarisation", "polarisatie en afbrokkelend vertrouwen", False),
    ("health", "gezondheidsverschillen", False),
    ("building", "woningbouw (verdichting)", True),
    ("sustainability", "verduurzaming (aardgasvrij)", True),
]


def load(apps, schema_editor):
    alias = schema_editor.connection.alias
    principles = apps.get_model("programmes", "GuidingPrinciple").objects.using(alias)
    for number, (key, name) in enumerate(GUIDING_PRINCIPLES, start=1):
        principles.get_or_create(key=key, defaults={"number": number, "name": name})
    challenges = apps.get_model("programmes", "Challenge").objects.using(alias)
    for number, (key, name, is_new) in enumerate(CHALLENGES, start=1):
        challenges.get_or_create(key=key, defaults={"number": number, "name": name, "is_new": is_new})


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
