"""Where attempts to sign in are counted, for every process; and whose identity provider vouches for whom."""

from django.db import migrations

TABLE = """
CREATE TABLE accounts_countedattempt (
    cache_key varchar(64) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX accounts_countedattempt_expires ON accounts_countedattempt (expires);
"""
# It refuses everything until its text is put in place after the migrations (gotene/access/sql).
STUB = """
CREATE FUNCTION accounts_identity_of_own_organisation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""
TRIGGER = (
    "CREATE TRIGGER identity_of_own_organisation BEFORE INSERT OR UPDATE ON socialaccount_socialaccount"
    " FOR EACH ROW EXECUTE FUNCTION accounts_identity_of_own_organisation()"
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_absences"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.RunSQL(TABLE, "DROP TABLE accounts_countedattempt;"),
        migrations.RunSQL(STUB, "DROP FUNCTION accounts_identity_of_own_organisation();"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER identity_of_own_organisation ON socialaccount_socialaccount;"),
        # Somebody with a new identity at the provider is linked anew by the administrator, never by the e-mail address.
        migrations.RunSQL(
            "CREATE UNIQUE INDEX identity_one_of_a_provider ON socialaccount_socialaccount (user_id, provider);",
            "DROP INDEX identity_one_of_a_provider;",
        ),
    ]
