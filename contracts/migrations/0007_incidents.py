"""Incidents with their steps and repairs, and unverified reports."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

GUARD = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place'
        USING ERRCODE = 'check_violation', CONSTRAINT = '{trigger}';
END $$;
CREATE TRIGGER {trigger} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
"""
GUARD_BACK = """
DROP TRIGGER {trigger} ON {table};
DROP FUNCTION {function}();
"""
GUARDED = tuple(
    dict(zip(("function", "trigger", "when", "table"), guarded, strict=True))
    for guarded in (
        ("contracts_incident_of_own_contract", "incident_of_own_contract", "INSERT", "contracts_incident"),
        ("contracts_incident_step_in_order", "incident_step_in_order", "INSERT", "contracts_incidentstep"),
        ("contracts_repair_of_confirmed", "repair_of_confirmed", "INSERT OR UPDATE", "contracts_repair"),
        ("contracts_unverified_stands", "unverified_stands", "INSERT OR UPDATE", "contracts_unverifiedreport"),
    )
)
# One guard for all that is kept; whichever migration comes first makes it.
KEPT = """
CREATE OR REPLACE FUNCTION documents_is_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place'
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0];
END $$;
CREATE TRIGGER incident_is_kept BEFORE UPDATE OR DELETE ON contracts_incident
    FOR EACH ROW EXECUTE FUNCTION documents_is_kept('incident_is_kept');
CREATE TRIGGER incident_step_is_kept BEFORE UPDATE OR DELETE ON contracts_incidentstep
    FOR EACH ROW EXECUTE FUNCTION documents_is_kept('incident_step_is_kept');
"""
KEPT_BACK = """
DROP TRIGGER incident_is_kept ON contracts_incident;
DROP TRIGGER incident_step_is_kept ON contracts_incidentstep;
"""


class Migration(migrations.Migration):
    """What the functions let through stands in gotene/access/sql/ and is put in place after every migration."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("contracts", "0006_endings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("late_rent", "late rent"),
                            ("disturbance", "disturbance"),
                            ("damage", "damage"),
                            ("access", "no access to the apartment"),
                        ],
                        max_length=15,
                        verbose_name="what",
                    ),
                ),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sublease", "the resident's rent to the municipality"),
                            ("head_lease", "the municipality's rent to the landlord"),
                        ],
                        max_length=10,
                        verbose_name="whose rent",
                    ),
                ),
                ("rent_month", models.DateField(blank=True, null=True, verbose_name="rent for the month")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="amount (SEK)"
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="happened")),
                ("text", models.CharField(blank=True, max_length=200, verbose_name="what was seen or heard")),
                ("reported_on", models.DateField(verbose_name="reported")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="reported by",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
            ],
            options={
                "verbose_name": "incident",
                "verbose_name_plural": "incidents",
                "ordering": ["-happened_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUnverifiedReport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("late_rent", "late rent"),
                            ("disturbance", "disturbance"),
                            ("damage", "damage"),
                            ("access", "no access to the apartment"),
                        ],
                        max_length=15,
                        verbose_name="about",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("neighbour", "a neighbour"),
                            ("anonymous", "somebody who did not say who"),
                            ("other_tenant", "another tenant"),
                            ("staff", "staff"),
                            ("other", "somebody else"),
                        ],
                        max_length=15,
                        verbose_name="source",
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=100, verbose_name="what was said, in one line")),
                ("received_on", models.DateField(verbose_name="received")),
                ("check_by", models.DateField(verbose_name="check by")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("became_incident", "became an incident"), ("not_cleared", "could not be cleared up")],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="settled")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
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
                        verbose_name="settled by",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="received by",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical unverified report",
                "verbose_name_plural": "historical unverified reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRepair",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("what", models.CharField(max_length=200, verbose_name="what is done")),
                ("due_on", models.DateField(verbose_name="done by")),
                (
                    "responsible",
                    models.CharField(
                        choices=[
                            ("resident", "the resident"),
                            ("housing", "Götenebostäder"),
                            ("social", "the social services"),
                        ],
                        max_length=10,
                        verbose_name="who does it",
                    ),
                ),
                ("agreed_on", models.DateField(verbose_name="agreed")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="put right")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted by",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="seen by",
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
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agreed repair",
                "verbose_name_plural": "historical agreed repairs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIncidentStep",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answered", "has answered"),
                            ("silent", "had the chance to answer and did not"),
                            ("confirmed", "confirmed"),
                            ("not_cleared", "could not be cleared up"),
                            ("rectification", "rectification demanded"),
                            ("board_notified", "social board notified"),
                            ("tenant_served", "tenant served the notice of the right to recover the lease"),
                            ("rent_undertaken", "rent undertaken by the social board"),
                        ],
                        max_length=15,
                        verbose_name="what was done",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="briefly")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted by",
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
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical step",
                "verbose_name_plural": "historical steps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IncidentStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answered", "has answered"),
                            ("silent", "had the chance to answer and did not"),
                            ("confirmed", "confirmed"),
                            ("not_cleared", "could not be cleared up"),
                            ("rectification", "rectification demanded"),
                            ("board_notified", "social board notified"),
                            ("tenant_served", "tenant served the notice of the right to recover the lease"),
                            ("rent_undertaken", "rent undertaken by the social board"),
                        ],
                        max_length=15,
                        verbose_name="what was done",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="briefly")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted by",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Repair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=200, verbose_name="what is done")),
                ("due_on", models.DateField(verbose_name="done by")),
                (
                    "responsible",
                    models.CharField(
                        choices=[
                            ("resident", "the resident"),
                            ("housing", "Götenebostäder"),
                            ("social", "the social services"),
                        ],
                        max_length=10,
                        verbose_name="who does it",
                    ),
                ),
                ("agreed_on", models.DateField(verbose_name="agreed")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="put right")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted by",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="seen by",
                    ),
                ),
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repair",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreed repair",
                "verbose_name_plural": "agreed repairs",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="UnverifiedReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("late_rent", "late rent"),
                            ("disturbance", "disturbance"),
                            ("damage", "damage"),
                            ("access", "no access to the apartment"),
                        ],
                        max_length=15,
                        verbose_name="about",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("neighbour", "a neighbour"),
                            ("anonymous", "somebody who did not say who"),
                            ("other_tenant", "another tenant"),
                            ("staff", "staff"),
                            ("other", "somebody else"),
                        ],
                        max_length=15,
                        verbose_name="source",
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=100, verbose_name="what was said, in one line")),
                ("received_on", models.DateField(verbose_name="received")),
                ("check_by", models.DateField(verbose_name="check by")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("became_incident", "became an incident"), ("not_cleared", "could not be cleared up")],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="settled")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
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
                        verbose_name="settled by",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="received by",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
            ],
            options={
                "verbose_name": "unverified report",
                "verbose_name_plural": "unverified reports",
                "ordering": ["check_by", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalIncident",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("late_rent", "late rent"),
                            ("disturbance", "disturbance"),
                            ("damage", "damage"),
                            ("access", "no access to the apartment"),
                        ],
                        max_length=15,
                        verbose_name="what",
                    ),
                ),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sublease", "the resident's rent to the municipality"),
                            ("head_lease", "the municipality's rent to the landlord"),
                        ],
                        max_length=10,
                        verbose_name="whose rent",
                    ),
                ),
                ("rent_month", models.DateField(blank=True, null=True, verbose_name="rent for the month")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=9, null=True, verbose_name="amount (SEK)"
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="happened")),
                ("text", models.CharField(blank=True, max_length=200, verbose_name="what was seen or heard")),
                ("reported_on", models.DateField(verbose_name="reported")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
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
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="reported by",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical incident",
                "verbose_name_plural": "historical incidents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_b257eb_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("amount__gt", 0),
                        ("amount__isnull", False),
                        ("kind", "late_rent"),
                        ("link__in", ["sublease", "head_lease"]),
                        ("rent_month__isnull", False),
                    ),
                    models.Q(
                        models.Q(("kind", "late_rent"), _negated=True),
                        ("amount__isnull", True),
                        ("link", ""),
                        ("rent_month__isnull", True),
                        models.Q(("text", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="incident_whole",
                violation_error_code="incident_whole",
                violation_error_message="Late rent needs whose rent it is, the month and the amount. Anything else needs what was seen or heard, and no sum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("rent_month__isnull", True), ("rent_month__day", 1), _connector="OR"),
                name="incident_rent_month_first",
                violation_error_code="incident_rent_month_first",
                violation_error_message="The month is kept as its first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("link", "sublease"), _negated=True), ("sublease__isnull", False), _connector="OR"
                    ),
                    models.Q(
                        models.Q(("link", "head_lease"), _negated=True), ("sublease__isnull", True), _connector="OR"
                    ),
                ),
                name="incident_rent_of_one_link",
                violation_error_code="incident_rent_of_one_link",
                violation_error_message="The resident owes the municipality, and the municipality owes the landlord: say which it is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("reported_on__gte", models.F("happened_on"))),
                name="incident_reported_after",
                violation_error_code="incident_reported_after",
                violation_error_message="It cannot be reported before it happened.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalunverifiedreport",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_1b91f5_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalrepair",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_de1304_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalincidentstep",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_ffaefc_idx"),
        ),
        migrations.AddConstraint(
            model_name="incidentstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("confirmed", "not_cleared"))),
                fields=("incident",),
                name="incident_one_outcome",
                violation_error_code="incident_one_outcome",
                violation_error_message="Somebody has already recorded what came of it. Reload the page to see.",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "answered"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="incident_answer_written",
                violation_error_code="incident_answer_written",
                violation_error_message="Write briefly what the answer was.",
            ),
        ),
        migrations.AddConstraint(
            model_name="repair",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("agreed_on"))),
                name="repair_due_after_agreed",
                violation_error_code="repair_due_after_agreed",
                violation_error_message="Give time to put it right: choose today or a later day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="repair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                    models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                    _connector="OR",
                ),
                name="repair_done_whole",
                violation_error_code="repair_done_whole",
                violation_error_message="Give both the day when it was put right and who saw it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="unverifiedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("check_by__gte", models.F("received_on"))),
                name="unverified_check_after_received",
                violation_error_code="unverified_check_after_received",
                violation_error_message="It cannot be checked before it was received: choose a later day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="unverifiedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_by__isnull", True),
                        ("ended_on__isnull", True),
                        ("incident__isnull", True),
                        ("outcome", ""),
                    ),
                    models.Q(
                        ("ended_by__isnull", False),
                        ("ended_on__isnull", False),
                        ("incident__isnull", False),
                        ("outcome", "became_incident"),
                    ),
                    models.Q(
                        ("ended_by__isnull", False),
                        ("ended_on__isnull", False),
                        ("incident__isnull", True),
                        ("outcome", "not_cleared"),
                    ),
                    _connector="OR",
                ),
                name="unverified_end_whole",
                violation_error_code="unverified_end_whole",
                violation_error_message="Say what came of it, when and by whom; an incident is named.",
            ),
        ),
        migrations.AddConstraint(
            model_name="unverifiedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("received_on")), _connector="OR"
                ),
                name="unverified_ended_after_received",
                violation_error_code="unverified_ended_after_received",
                violation_error_message="It cannot be settled before it was received.",
            ),
        ),
        *(migrations.RunSQL(GUARD.format(**guarded), GUARD_BACK.format(**guarded)) for guarded in GUARDED),
        migrations.RunSQL(KEPT, KEPT_BACK),
    ]
