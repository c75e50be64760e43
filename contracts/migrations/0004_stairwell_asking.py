"""The ledger of the stairwell check, and whom the placer has spoken with."""

import django.db.models.deletion
from django.db import migrations, models

KEPT = """
CREATE FUNCTION contracts_stairwell_asking_is_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'askings are only added'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stairwell_asking_is_kept';
END $$;
CREATE TRIGGER stairwell_asking_is_kept BEFORE UPDATE OR DELETE ON contracts_stairwellasking
    FOR EACH ROW EXECUTE FUNCTION contracts_stairwell_asking_is_kept();
"""

KEPT_BACK = """
DROP TRIGGER stairwell_asking_is_kept ON contracts_stairwellasking;
DROP FUNCTION contracts_stairwell_asking_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("contracts", "0003_one_home_at_a_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalplacement",
            name="spoken_with",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="spoken with",
            ),
        ),
        migrations.AddField(
            model_name="placement",
            name="spoken_with",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="spoken with",
            ),
        ),
        migrations.CreateModel(
            name="StairwellAsking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("case_number", models.TextField(verbose_name="case number")),
                ("obstacle", models.BooleanField(verbose_name="speak first")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="asked by",
                    ),
                ),
                (
                    "stairwell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.stairwell",
                        verbose_name="stairwell",
                    ),
                ),
            ],
            options={
                "verbose_name": "asking about a stairwell",
                "verbose_name_plural": "askings about stairwells",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.RunSQL(KEPT, KEPT_BACK),
    ]
