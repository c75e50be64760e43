"""Absences with a deputy, own addresses, and the guards of who changes whose account."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import simple_history.models
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

# They refuse everything until their text is put in place after the migrations (gotene/access/sql).
FUNCTIONS = (
    "accounts_absence_stands",
    "accounts_account_stands",
    "accounts_organisation_has_administrator",
    "accounts_staff_member_stands",
)
STUB = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""
# The name of the trigger, its table, and what makes it.
TRIGGERS = (
    (
        "absence_stands",
        "accounts_absence",
        "CREATE TRIGGER absence_stands BEFORE INSERT OR DELETE OR UPDATE ON accounts_absence"
        " FOR EACH ROW EXECUTE FUNCTION accounts_absence_stands()",
    ),
    (
        "account_stands",
        "accounts_user",
        "CREATE TRIGGER account_stands BEFORE INSERT OR DELETE OR UPDATE ON accounts_user"
        " FOR EACH ROW EXECUTE FUNCTION accounts_account_stands()",
    ),
    (
        "organisation_has_administrator",
        "accounts_staffmember",
        "CREATE TRIGGER organisation_has_administrator AFTER UPDATE ON accounts_staffmember"
        " FOR EACH ROW EXECUTE FUNCTION accounts_organisation_has_administrator()",
    ),
    (
        "staff_member_stands",
        "accounts_staffmember",
        "CREATE TRIGGER staff_member_stands BEFORE INSERT OR DELETE OR UPDATE ON accounts_staffmember"
        " FOR EACH ROW EXECUTE FUNCTION accounts_staff_member_stands()",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="StaffHome",
            fields=[
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="accounts.staffmember",
                        verbose_name="staff member",
                    ),
                ),
                ("street_address", models.CharField(max_length=100, verbose_name="street address")),
                ("city", models.CharField(max_length=50, verbose_name="town")),
            ],
            options={
                "verbose_name": "own address",
                "verbose_name_plural": "own addresses",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("street_address", ""), _negated=True), models.Q(("city", ""), _negated=True)
                        ),
                        name="staff_home_whole",
                        violation_error_code="staff_home_whole",
                        violation_error_message="Write both the street address and the town.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled")),
                (
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputised",
                        to="accounts.staffmember",
                        verbose_name="deputy",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted by",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="accounts.staffmember",
                        verbose_name="who is away",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["begins_on", "pk"],
                "indexes": [models.Index(fields=["deputy", "begins_on"], name="accounts_ab_deputy__34c23f_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="absence_not_reversed",
                        violation_error_code="absence_not_reversed",
                        violation_error_message="The last day cannot be before the first day.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("cancelled_on__isnull", True)),
                        expressions=[
                            ("staff", "="),
                            (
                                models.Func(
                                    models.F("begins_on"),
                                    models.F("ends_on"),
                                    models.Value("[]"),
                                    function="daterange",
                                ),
                                "&&",
                            ),
                        ],
                        name="absence_once",
                        violation_error_code="absence_once",
                        violation_error_message=(
                            "An absence is already noted for those days. Change or cancel that one."
                        ),
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deputy", models.F("staff")), _negated=True),
                        name="absence_deputy_is_another",
                        violation_error_code="absence_deputy_is_another",
                        violation_error_message="Choose somebody else as deputy.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAbsence",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                *(
                    (
                        name,
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            to="accounts.staffmember",
                            verbose_name=called,
                        ),
                    )
                    for name, called in (("deputy", "deputy"), ("recorded_by", "noted by"), ("staff", "who is away"))
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
                "verbose_name": "historical absence",
                "verbose_name_plural": "historical absences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="accounts_hi_history_d304df_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in FUNCTIONS),
        *(migrations.RunSQL(made, f"DROP TRIGGER {name} ON {table};") for name, table, made in TRIGGERS),
    ]
