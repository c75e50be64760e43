"""Deputies, questions to the other side, visits two together, and contracts left by whoever knows a resident."""

import datetime

import django.db.models.deletion
import django.db.models.expressions
import simple_history.models
from django.db import migrations, models

HANDS_ON = """
CREATE TRIGGER contract_recusal_hands_on BEFORE INSERT OR UPDATE ON contracts_contractrecusal
    FOR EACH ROW EXECUTE FUNCTION tenants_recusal_hands_on('housing', 'contracts_socialcontract', 'contract_id');
"""


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
    dependencies = [("accounts", "0001_initial"), ("contracts", "0009_guarantee_plans"), ("tenants", "0006_recusals")]

    operations = [
        migrations.CreateModel(
            name="ContractRecusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("declared_on", models.DateField(verbose_name="since")),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="taken over")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "recusal from a contract",
                "verbose_name_plural": "recusals from contracts",
                "ordering": ["-declared_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalContractRecusal",
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
            ],
            options={
                "verbose_name": "historical recusal from a contract",
                "verbose_name_plural": "historical recusals from contracts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalQuestion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "to_side",
                    models.CharField(
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="asked of",
                    ),
                ),
                ("text", models.TextField(max_length=500, verbose_name="question")),
                ("asked_on", models.DateField(verbose_name="asked")),
                ("answer_by", models.DateField(verbose_name="answer by")),
                ("answer", models.TextField(blank=True, max_length=500, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical question to the other side",
                "verbose_name_plural": "historical questions to the other side",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVisitInPairs",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical visits two together",
                "verbose_name_plural": "historical visits two together",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "to_side",
                    models.CharField(
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="asked of",
                    ),
                ),
                ("text", models.TextField(max_length=500, verbose_name="question")),
                ("asked_on", models.DateField(verbose_name="asked")),
                ("answer_by", models.DateField(verbose_name="answer by")),
                ("answer", models.TextField(blank=True, max_length=500, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
            ],
            options={
                "verbose_name": "question to the other side",
                "verbose_name_plural": "questions to the other side",
                "ordering": ["-asked_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitInPairs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "visits two together",
                "verbose_name_plural": "visits two together",
                "ordering": ["until", "pk"],
            },
        ),
        migrations.AddField(
            model_name="historicalsocialcontract",
            name="housing_deputy",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="deputy at the housing company",
            ),
        ),
        migrations.AddField(
            model_name="historicalsocialcontract",
            name="social_deputy",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="deputy at the social services",
            ),
        ),
        migrations.AddField(
            model_name="socialcontract",
            name="housing_deputy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="deputy at the housing company",
            ),
        ),
        migrations.AddField(
            model_name="socialcontract",
            name="social_deputy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="deputy at the social services",
            ),
        ),
        migrations.AlterField(
            model_name="historicalpolicyvalue",
            name="key",
            field=models.CharField(
                choices=[
                    ("quota_share", "quota: share of last year's turnover"),
                    ("quota_rounding", "quota: rounding"),
                    ("quota_floor", "quota: at least"),
                    ("guarantee_stop", "no new guarantees from"),
                    ("goal_months", "months from move-in to goal date"),
                    ("check_in_months", "months between check-ins"),
                    ("queue_age", "age to join the housing queue"),
                    ("income_kinds", "kinds of income that count"),
                    ("offer_answer_days", "days to answer an offer"),
                    ("unverified_check_days", "days to check an unverified report"),
                    ("question_answer_days", "weekdays to answer a question"),
                    ("turnover_counts_takeovers", "an apartment taken over counts as turnover"),
                ],
                max_length=30,
                verbose_name="what",
            ),
        ),
        migrations.AlterField(
            model_name="policyvalue",
            name="key",
            field=models.CharField(
                choices=[
                    ("quota_share", "quota: share of last year's turnover"),
                    ("quota_rounding", "quota: rounding"),
                    ("quota_floor", "quota: at least"),
                    ("guarantee_stop", "no new guarantees from"),
                    ("goal_months", "months from move-in to goal date"),
                    ("check_in_months", "months between check-ins"),
                    ("queue_age", "age to join the housing queue"),
                    ("income_kinds", "kinds of income that count"),
                    ("offer_answer_days", "days to answer an offer"),
                    ("unverified_check_days", "days to check an unverified report"),
                    ("question_answer_days", "weekdays to answer a question"),
                    ("turnover_counts_takeovers", "an apartment taken over counts as turnover"),
                ],
                max_length=30,
                verbose_name="what",
            ),
        ),
        migrations.AddConstraint(
            model_name="socialcontract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("housing_deputy__isnull", True),
                    models.Q(("housing_deputy", models.F("housing_contact")), _negated=True),
                    _connector="OR",
                ),
                name="social_contract_housing_deputy_is_another",
                violation_error_code="social_contract_housing_deputy_is_another",
                violation_error_message="The deputy must be somebody other than the contact.",
            ),
        ),
        migrations.AddConstraint(
            model_name="socialcontract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("social_deputy__isnull", True),
                    models.Q(("social_deputy", models.F("social_contact")), _negated=True),
                    _connector="OR",
                ),
                name="social_contract_social_deputy_is_another",
                violation_error_code="social_contract_social_deputy_is_another",
                violation_error_message="The deputy must be somebody other than the contact.",
            ),
        ),
        migrations.AddField(
            model_name="contractrecusal",
            name="contract",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recusals",
                to="contracts.socialcontract",
                verbose_name="social contract",
            ),
        ),
        migrations.AddField(
            model_name="contractrecusal",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="ended by",
            ),
        ),
        migrations.AddField(
            model_name="contractrecusal",
            name="handed_to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="handed to",
            ),
        ),
        migrations.AddField(
            model_name="contractrecusal",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="takes no part",
            ),
        ),
        migrations.AddField(
            model_name="historicalcontractrecusal",
            name="contract",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.socialcontract",
                verbose_name="social contract",
            ),
        ),
        migrations.AddField(
            model_name="historicalcontractrecusal",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="ended by",
            ),
        ),
        migrations.AddField(
            model_name="historicalcontractrecusal",
            name="handed_to",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="handed to",
            ),
        ),
        migrations.AddField(
            model_name="historicalcontractrecusal",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalcontractrecusal",
            name="staff",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="takes no part",
            ),
        ),
        migrations.AddField(
            model_name="historicalquestion",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="answered by",
            ),
        ),
        migrations.AddField(
            model_name="historicalquestion",
            name="answerer",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="who answers",
            ),
        ),
        migrations.AddField(
            model_name="historicalquestion",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="historicalquestion",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalquestion",
            name="sublease",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.sublease",
                verbose_name="sublease",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitinpairs",
            name="apartment",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.apartment",
                verbose_name="apartment",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitinpairs",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitinpairs",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="who follows it up",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="answered by",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="answerer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="who answers",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="sublease",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="questions",
                to="contracts.sublease",
                verbose_name="sublease",
            ),
        ),
        migrations.AddField(
            model_name="visitinpairs",
            name="apartment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visits_in_pairs",
                to="contracts.apartment",
                verbose_name="apartment",
            ),
        ),
        migrations.AddField(
            model_name="visitinpairs",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="who follows it up",
            ),
        ),
        migrations.AddConstraint(
            model_name="contractrecusal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("contract", "staff"),
                name="contract_recusal_once",
                violation_error_code="contract_recusal_once",
                violation_error_message="You have already left this to a colleague.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contractrecusal",
            constraint=models.CheckConstraint(
                condition=models.Q(("handed_to", models.F("staff")), _negated=True),
                name="contract_recusal_to_another",
                violation_error_code="contract_recusal_to_another",
                violation_error_message="Choose somebody other than yourself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contractrecusal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_over_on__isnull", True), ("taken_over_on__gte", models.F("declared_on")), _connector="OR"
                ),
                name="contract_recusal_taken_over_after",
                violation_error_code="contract_recusal_taken_over_after",
                violation_error_message="It cannot be taken over before it was handed on.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contractrecusal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_by__isnull", True), ("ended_on__isnull", True)),
                    models.Q(("ended_by__isnull", False), ("ended_on__gte", models.F("declared_on"))),
                    _connector="OR",
                ),
                name="contract_recusal_ended_whole",
                violation_error_code="contract_recusal_ended_whole",
                violation_error_message="It ends on a day after it began, and by somebody.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contractrecusal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_by__isnull", True),
                    models.Q(("ended_by", models.F("staff")), _negated=True),
                    _connector="OR",
                ),
                name="contract_recusal_ended_by_another",
                violation_error_code="contract_recusal_ended_by_another",
                violation_error_message="Nobody lets themselves back in: ask whoever is in charge.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalcontractrecusal",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_13ba0d_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalquestion",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_dc761b_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalvisitinpairs",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_833cdb_idx"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="question_written",
                violation_error_code="question_written",
                violation_error_message="Write what you want to know.",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer_by__gte", models.F("asked_on"))),
                name="question_answer_by_after_asked",
                violation_error_code="question_answer_by_after_asked",
                violation_error_message="The last day to answer cannot be before the question.",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="question_answer_whole",
                violation_error_code="question_answer_whole",
                violation_error_message="An answer needs a text, and both who and when.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitinpairs",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__gte", models.F("begins_on")),
                    (
                        "until__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("begins_on"), "+", models.Value(datetime.timedelta(days=184))
                        ),
                    ),
                ),
                name="visit_in_pairs_for_a_time",
                violation_error_code="visit_in_pairs_for_a_time",
                violation_error_message="Choose a last day within six months, and not before today.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitinpairs",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("begins_on")), _connector="OR"
                ),
                name="visit_in_pairs_ended_after",
                violation_error_code="visit_in_pairs_ended_after",
                violation_error_message="It cannot end before it began.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitinpairs",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("apartment",),
                name="visit_in_pairs_once",
                violation_error_code="visit_in_pairs_once",
                violation_error_message="It is already said that this apartment is visited two together.",
            ),
        ),
        migrations.RunSQL(HANDS_ON, "DROP TRIGGER contract_recusal_hands_on ON contracts_contractrecusal;"),
        stub(
            "contracts_contacts_of_own_side",
            "social_contract_contacts_of_own_side",
            "contracts_socialcontract",
            "INSERT OR UPDATE",
        ),
        stub(
            "contracts_question_to_the_other_side",
            "question_to_the_other_side",
            "contracts_question",
            "INSERT OR UPDATE",
        ),
        stub("contracts_question_is_kept", "question_is_kept", "contracts_question", "UPDATE OR DELETE"),
    ]
