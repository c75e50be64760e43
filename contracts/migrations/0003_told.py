"""What the social services tell the company of their own accord."""

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
# Refuses everything until its text is put in place after the migrations (gotene/access/sql).
STUB = """
CREATE FUNCTION contracts_told_is_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""
TRIGGER = (
    "CREATE TRIGGER told_is_kept BEFORE INSERT OR DELETE OR UPDATE ON contracts_told"
    " FOR EACH ROW EXECUTE FUNCTION contracts_told_is_kept()"
)


def own_fields():
    return [
        ("kind", models.CharField(choices=KINDS, max_length=20, verbose_name="kind of information")),
        ("text", models.TextField(max_length=1000, verbose_name="what is told")),
        ("told_at", models.DateTimeField(verbose_name="told at")),
        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read at")),
    ]


def kept_key(to, name):
    """A key of the history, which outlives what it points to."""
    return models.ForeignKey(
        blank=True,
        db_constraint=False,
        null=True,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to=to,
        verbose_name=name,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("contracts", "0002_release_0_2_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalTold",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                *own_fields(),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                ("read_by", kept_key("accounts.staffmember", "read by")),
                ("sublease", kept_key("contracts.sublease", "sublease")),
                ("told_by", kept_key("accounts.staffmember", "told by")),
            ],
            options={
                "verbose_name": "historical what is told",
                "verbose_name_plural": "historical what is told",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_6335db_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *own_fields(),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="read by",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="told by",
                    ),
                ),
            ],
            options={
                "verbose_name": "what is told",
                "verbose_name_plural": "what is told",
                "ordering": ["-told_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(text=""),
                        name="told_written",
                        violation_error_code="told_written",
                        violation_error_message="Write what is to be told.",
                    ),
                    models.CheckConstraint(
                        condition=Q(read_at__isnull=True, read_by__isnull=True)
                        | Q(read_at__isnull=False, read_by__isnull=False, read_at__gte=F("told_at")),
                        name="told_read_whole",
                        violation_error_code="told_read_whole",
                        violation_error_message="That it is read needs both who and when, after it was told.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(STUB, "DROP FUNCTION contracts_told_is_kept();"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER told_is_kept ON contracts_told;"),
    ]
