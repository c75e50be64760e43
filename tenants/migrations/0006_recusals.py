"""Whoever knows the person leaves the case to a colleague."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models


def stub(function, trigger, table, when, arguments=""):
    """The function refuses until its text is put in place, after every migration, from gotene/access/sql/."""
    return migrations.RunSQL(
        f"""
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place'
        USING ERRCODE = 'check_violation', CONSTRAINT = '{trigger}';
END $$;
CREATE TRIGGER {trigger} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}({arguments});
""",
        f"DROP TRIGGER {trigger} ON {table}; DROP FUNCTION {function}();",
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("tenants", "0005_information_kinds")]

    operations = [
        migrations.CreateModel(
            name="HistoricalRecusal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("declared_on", models.DateField(verbose_name="since")),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="taken over")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
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
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="ended by",
                    ),
                ),
                (
                    "handed_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="handed to",
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
                (
                    "staff",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="takes no part",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical recusal",
                "verbose_name_plural": "historical recusals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="tenants_his_history_40c580_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("declared_on", models.DateField(verbose_name="since")),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="taken over")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="ended by",
                    ),
                ),
                (
                    "handed_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="handed to",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="takes no part",
                    ),
                ),
            ],
            options={
                "verbose_name": "recusal",
                "verbose_name_plural": "recusals",
                "ordering": ["-declared_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("case", "staff"),
                        name="recusal_once",
                        violation_error_code="recusal_once",
                        violation_error_message="You have already left this to a colleague.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handed_to", models.F("staff")), _negated=True),
                        name="recusal_to_another",
                        violation_error_code="recusal_to_another",
                        violation_error_message="Choose somebody other than yourself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_over_on__isnull", True),
                            ("taken_over_on__gte", models.F("declared_on")),
                            _connector="OR",
                        ),
                        name="recusal_taken_over_after",
                        violation_error_code="recusal_taken_over_after",
                        violation_error_message="It cannot be taken over before it was handed on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by__isnull", True), ("ended_on__isnull", True)),
                            models.Q(("ended_by__isnull", False), ("ended_on__gte", models.F("declared_on"))),
                            _connector="OR",
                        ),
                        name="recusal_ended_whole",
                        violation_error_code="recusal_ended_whole",
                        violation_error_message="It ends on a day after it began, and by somebody.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by__isnull", True),
                            models.Q(("ended_by", models.F("staff")), _negated=True),
                            _connector="OR",
                        ),
                        name="recusal_ended_by_another",
                        violation_error_code="recusal_ended_by_another",
                        violation_error_message="Nobody lets themselves back in: ask whoever is in charge.",
                    ),
                ],
            },
        ),
        stub(
            "tenants_recusal_hands_on",
            "recusal_hands_on",
            "tenants_recusal",
            "INSERT OR UPDATE",
            "'social', 'tenants_case', 'case_id'",
        ),
    ]
