"""A consent has a period and a manner, a no is kept too, and what is told says the paragraph or the harm test."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models
from django.db.models import F, Q

KINDS = [
    ("resident", "name and move-in date"),
    ("criteria", "requirements for takeover"),
    ("check_ins", "results of check-ins"),
    ("incidents", "what has gone wrong and been confirmed"),
    ("takeover", "takeover of the lease"),
    ("answers", "questions and answers about the home"),
    ("other", "something else about the home"),
]
MANNERS = [("writing", "in writing"), ("orally", "orally, at a meeting")]

# All columns at once: Django renders every model again for each that it adds itself.
COLUMNS = """
ALTER TABLE tenants_consent
    ADD COLUMN valid_until date NULL,
    ADD COLUMN given_how varchar(10) NOT NULL DEFAULT '',
    ADD COLUMN given_note varchar(200) NOT NULL DEFAULT '';
ALTER TABLE tenants_consent ALTER COLUMN given_how DROP DEFAULT, ALTER COLUMN given_note DROP DEFAULT;
ALTER TABLE tenants_historicalconsent
    ADD COLUMN valid_until date NULL,
    ADD COLUMN given_how varchar(10) NOT NULL DEFAULT '',
    ADD COLUMN given_note varchar(200) NOT NULL DEFAULT '';
ALTER TABLE tenants_historicalconsent ALTER COLUMN given_how DROP DEFAULT, ALTER COLUMN given_note DROP DEFAULT;
ALTER TABLE tenants_disclosure
    ADD COLUMN paragraph varchar(100) NOT NULL DEFAULT '',
    ADD COLUMN harm_test text NOT NULL DEFAULT '';
ALTER TABLE tenants_disclosure ALTER COLUMN paragraph DROP DEFAULT, ALTER COLUMN harm_test DROP DEFAULT;
"""
WITHOUT_COLUMNS = """
ALTER TABLE tenants_consent DROP COLUMN valid_until, DROP COLUMN given_how, DROP COLUMN given_note;
ALTER TABLE tenants_historicalconsent DROP COLUMN valid_until, DROP COLUMN given_how, DROP COLUMN given_note;
ALTER TABLE tenants_disclosure DROP COLUMN paragraph, DROP COLUMN harm_test;
"""

# They refuse everything until their text is put in place after the migrations (gotene/access/sql).
FUNCTIONS = ("tenants_consent_is_kept", "tenants_disclosure_on_ground")
STUB = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""
# The name of the trigger, its table, and what makes it.
TRIGGERS = (
    (
        "consent_is_kept",
        "tenants_consent",
        "CREATE TRIGGER consent_is_kept BEFORE DELETE OR UPDATE ON tenants_consent"
        " FOR EACH ROW EXECUTE FUNCTION tenants_consent_is_kept()",
    ),
    (
        "disclosure_on_ground",
        "tenants_disclosure",
        "CREATE TRIGGER disclosure_on_ground BEFORE INSERT ON tenants_disclosure"
        " FOR EACH ROW EXECUTE FUNCTION tenants_disclosure_on_ground()",
    ),
)


def kind():
    return models.CharField(choices=KINDS, max_length=20, verbose_name="kind of information")


def of_consents(model):
    return [
        migrations.AddField(
            model, "valid_until", models.DateField(blank=True, null=True, verbose_name="until and including")
        ),
        migrations.AddField(
            model,
            "given_how",
            models.CharField(blank=True, choices=MANNERS, max_length=10, verbose_name="how it was given"),
        ),
        migrations.AddField(
            model,
            "given_note",
            models.CharField(blank=True, max_length=200, verbose_name="at which meeting, and who was there"),
        ),
        migrations.AlterField(model, "kind", kind()),
    ]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("tenants", "0004_reveals")]

    operations = [
        migrations.RunSQL(
            COLUMNS,
            WITHOUT_COLUMNS,
            state_operations=[
                *of_consents("consent"),
                *of_consents("historicalconsent"),
                migrations.AlterField("disclosure", "kind", kind()),
                migrations.AddField(
                    "disclosure",
                    "paragraph",
                    models.CharField(blank=True, max_length=100, verbose_name="paragraph"),
                ),
                migrations.AddField(
                    "disclosure", "harm_test", models.TextField(blank=True, verbose_name="harm test")
                ),
            ],
        ),
        migrations.RemoveConstraint("consent", "consent_once_per_kind"),
        migrations.AddConstraint(
            "consent",
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("given_on")),
                name="consent_not_reversed",
                violation_error_code="consent_not_reversed",
                violation_error_message="The last day cannot be before the consent was given.",
            ),
        ),
        migrations.AddConstraint(
            "consent",
            models.CheckConstraint(
                condition=~Q(given_how="orally") | ~Q(given_note=""),
                name="consent_said_to_somebody",
                violation_error_code="consent_said_to_somebody",
                violation_error_message="Write at which meeting it was said, and who was there.",
            ),
        ),
        migrations.AddConstraint(
            "consent",
            models.UniqueConstraint(
                condition=Q(withdrawn_on__isnull=True),
                fields=("case", "kind", "valid_until"),
                name="consent_once_per_kind",
                nulls_distinct=False,
                violation_error_code="consent_once_per_kind",
                violation_error_message="There is already a consent for this kind of information.",
            ),
        ),
        migrations.AddConstraint(
            "disclosure",
            models.CheckConstraint(
                condition=(Q(paragraph="") | Q(ground="law")) & (Q(harm_test="") | Q(ground="harm_test")),
                name="disclosure_reasons_of_its_ground",
                violation_error_code="disclosure_reasons_of_its_ground",
                violation_error_message="A paragraph belongs to the law, and a harm test to a harm test.",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalConsentRefusal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("kind", kind()),
                ("said_on", models.DateField(verbose_name="said")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical no to telling",
                "verbose_name_plural": "historical noes to telling",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_6557a5_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ConsentRefusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", kind()),
                ("said_on", models.DateField(verbose_name="said")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consent_refusals",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
            ],
            options={
                "verbose_name": "no to telling",
                "verbose_name_plural": "noes to telling",
                "ordering": ["said_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "kind", "said_on"),
                        name="consent_refusal_once",
                        violation_error_code="consent_refusal_once",
                        violation_error_message="That no is already recorded.",
                    )
                ],
            },
        ),
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in FUNCTIONS),
        *(migrations.RunSQL(made, f"DROP TRIGGER {name} ON {table};") for name, table, made in TRIGGERS),
    ]
