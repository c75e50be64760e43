"""More kinds of information that may pass to the company; and the guard of frozen documents, for all apps."""

from django.db import migrations, models

KINDS = [
    ("resident", "name and move-in date"),
    ("criteria", "requirements for takeover"),
    ("check_ins", "results of check-ins"),
    ("incidents", "what has gone wrong and been confirmed"),
    ("takeover", "takeover of the lease"),
    ("answers", "questions and answers about the home"),
]


FROZEN = """
CREATE FUNCTION documents_is_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'documents are only added' USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;
"""


def kind():
    return models.CharField(choices=KINDS, max_length=20, verbose_name="kind of information")


class Migration(migrations.Migration):
    dependencies = [("tenants", "0004_non_association")]

    operations = [
        migrations.RunSQL(FROZEN, "DROP FUNCTION documents_is_kept();"),
        *(
            migrations.AlterField(model_name=model, name="kind", field=kind())
            for model in ("consent", "historicalconsent", "disclosure")
        ),
    ]
