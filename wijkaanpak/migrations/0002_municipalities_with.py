from django.db import migrations

# Asks as whoever calls it, so row security holds for each municipality in turn, as when they are opened one by one.
MAKE = """
create function municipalities_with(question text) returns setof bigint language plpgsql security invoker as $$
declare
    before constant text := coalesce(current_setting('app.municipality', true), '');
    here bigint;
    there_is boolean;
begin
    for here in select id from accounts_municipality order by id loop
        perform set_config('app.municipality', here::text, true);
        execute 'select exists (' || question || ')' into there_is;
        if there_is then
            return next here;
        end if;
    end loop;
    perform set_config('app.municipality', before, true);
end
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_role_ends_on'),
        ('wijkaanpak', '0001_allowances'),
    ]

    operations = [
        migrations.RunSQL(MAKE, 'drop function municipalities_with(text)'),
    ]
