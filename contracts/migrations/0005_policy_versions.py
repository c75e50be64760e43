"""Policies get their life: draft, consultation with answers, decided; and what used a number says which version it was."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

# Versions from before: who decided them was not noted then.
NOT_NOTED = "Inte antecknat"

GUARDED = (
    ("policy_stands", "contracts_policy"),
    ("policy_value_stands", "contracts_policyvalue"),
    ("agreement_yes_stands", "contracts_agreementyes"),
    ("consultation_stands", "contracts_consultation"),
    ("consultation_recipient_stands", "contracts_consultationrecipient"),
    ("consultation_answer_stands", "contracts_consultationanswer"),
)
GUARD = """
CREATE FUNCTION contracts_{name}() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place'
        USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
END $$;
CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION contracts_{name}();
"""
GUARD_BACK = """
DROP TRIGGER {name} ON {table};
DROP FUNCTION contracts_{name}();
"""


class Migration(migrations.Migration):
    """What the functions let through stands in gotene/access/sql/ and is put in place after every migration."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("contracts", "0004_stairwell_asking"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementYes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="organisation",
                    ),
                ),
                ("said_on", models.DateField(verbose_name="agreed")),
            ],
            options={
                "verbose_name": "yes to an agreement",
                "verbose_name_plural": "yeses to agreements",
                "ordering": ["said_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_on", models.DateField(verbose_name="sent")),
                ("answer_by", models.DateField(verbose_name="answer by")),
                ("message", models.TextField(blank=True, verbose_name="what we ask you")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                ("outcome", models.TextField(blank=True, verbose_name="what came of it")),
            ],
            options={
                "verbose_name": "consultation",
                "verbose_name_plural": "consultations",
                "ordering": ["-sent_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsultationAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answered_on", models.DateField(verbose_name="answered")),
                ("answered_by", models.CharField(max_length=100, verbose_name="answered by")),
                ("text", models.TextField(verbose_name="answer")),
            ],
            options={
                "verbose_name": "answer to a consultation",
                "verbose_name_plural": "answers to consultations",
                "ordering": ["answered_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsultationRecipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="who is asked")),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="organisation",
                    ),
                ),
                ("met", models.TextField(blank=True, verbose_name="how the answer was met")),
            ],
            options={
                "verbose_name": "who is asked",
                "verbose_name_plural": "who are asked",
                "ordering": ["-side", "name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgreementYes",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="organisation",
                    ),
                ),
                ("said_on", models.DateField(verbose_name="agreed")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical yes to an agreement",
                "verbose_name_plural": "historical yeses to agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConsultation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("sent_on", models.DateField(verbose_name="sent")),
                ("answer_by", models.DateField(verbose_name="answer by")),
                ("message", models.TextField(blank=True, verbose_name="what we ask you")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                ("outcome", models.TextField(blank=True, verbose_name="what came of it")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical consultation",
                "verbose_name_plural": "historical consultations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConsultationAnswer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("answered_on", models.DateField(verbose_name="answered")),
                ("answered_by", models.CharField(max_length=100, verbose_name="answered by")),
                ("text", models.TextField(verbose_name="answer")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical answer to a consultation",
                "verbose_name_plural": "historical answers to consultations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConsultationRecipient",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="who is asked")),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="organisation",
                    ),
                ),
                ("met", models.TextField(blank=True, verbose_name="how the answer was met")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical who is asked",
                "verbose_name_plural": "historical who are asked",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="policy",
            name="policy_one_version_a_day",
        ),
        migrations.AddField(
            model_name="guarantee",
            name="exception_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="contracts.policy",
                verbose_name="exception from",
            ),
        ),
        migrations.AddField(
            model_name="handoverplan",
            name="policy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="contracts.policy",
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="historicalguarantee",
            name="exception_from",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.policy",
                verbose_name="exception from",
            ),
        ),
        migrations.AddField(
            model_name="historicalhandoverplan",
            name="policy",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.policy",
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffer",
            name="policy",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.policy",
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="historicalpolicy",
            name="decided_by",
            field=models.CharField(blank=True, default=NOT_NOTED, max_length=100, verbose_name="decided by"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalpolicy",
            name="dropped_on",
            field=models.DateField(blank=True, null=True, verbose_name="dropped"),
        ),
        migrations.AddField(
            model_name="historicalpolicy",
            name="text",
            field=models.TextField(blank=True, verbose_name="what it says"),
        ),
        migrations.AddField(
            model_name="offer",
            name="policy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="contracts.policy",
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="policy",
            name="decided_by",
            field=models.CharField(blank=True, default=NOT_NOTED, max_length=100, verbose_name="decided by"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="policy",
            name="dropped_on",
            field=models.DateField(blank=True, null=True, verbose_name="dropped"),
        ),
        migrations.AddField(
            model_name="policy",
            name="text",
            field=models.TextField(blank=True, verbose_name="what it says"),
        ),
        migrations.AlterField(
            model_name="historicalpolicy",
            name="decided_on",
            field=models.DateField(blank=True, null=True, verbose_name="decided"),
        ),
        migrations.AlterField(
            model_name="historicalpolicy",
            name="valid_from",
            field=models.DateField(blank=True, null=True, verbose_name="in force from"),
        ),
        migrations.AlterField(
            model_name="policy",
            name="decided_on",
            field=models.DateField(blank=True, null=True, verbose_name="decided"),
        ),
        migrations.AlterField(
            model_name="policy",
            name="valid_from",
            field=models.DateField(blank=True, null=True, verbose_name="in force from"),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_on__isnull", False)),
                fields=("kind", "valid_from"),
                name="policy_one_version_a_day",
                violation_error_code="policy_one_version_a_day",
                violation_error_message="There is already a version of this kind in force from that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by", ""), ("decided_on__isnull", True)),
                    models.Q(
                        ("decided_on__isnull", False),
                        ("valid_from__isnull", False),
                        models.Q(("decided_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="policy_decided_whole",
                violation_error_code="policy_decided_whole",
                violation_error_message="A decision needs its day, who decided, and from when it is in force.",
            ),
        ),
        migrations.AddConstraint(
            model_name="policy",
            constraint=models.CheckConstraint(
                condition=models.Q(("dropped_on__isnull", True), ("decided_on__isnull", True), _connector="OR"),
                name="policy_dropped_undecided",
                violation_error_code="policy_dropped_undecided",
                violation_error_message="What has been decided is not dropped: decide a new version instead.",
            ),
        ),
        migrations.AddField(
            model_name="agreementyes",
            name="policy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="yeses",
                to="contracts.policy",
                verbose_name="version",
            ),
        ),
        migrations.AddField(
            model_name="agreementyes",
            name="said_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="agreed by",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="closed by",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="policy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultations",
                to="contracts.policy",
                verbose_name="version",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="sent_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="sent by",
            ),
        ),
        migrations.AddField(
            model_name="consultationanswer",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="written by",
            ),
        ),
        migrations.AddField(
            model_name="consultationrecipient",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recipients",
                to="contracts.consultation",
                verbose_name="consultation",
            ),
        ),
        migrations.AddField(
            model_name="consultationanswer",
            name="recipient",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answer",
                to="contracts.consultationrecipient",
                verbose_name="who is asked",
            ),
        ),
        migrations.AddField(
            model_name="historicalagreementyes",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalagreementyes",
            name="policy",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.policy",
                verbose_name="version",
            ),
        ),
        migrations.AddField(
            model_name="historicalagreementyes",
            name="said_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="agreed by",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultation",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="closed by",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultation",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultation",
            name="policy",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.policy",
                verbose_name="version",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultation",
            name="sent_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="sent by",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultationanswer",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultationanswer",
            name="recipient",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.consultationrecipient",
                verbose_name="who is asked",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultationanswer",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="written by",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultationrecipient",
            name="consultation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.consultation",
                verbose_name="consultation",
            ),
        ),
        migrations.AddField(
            model_name="historicalconsultationrecipient",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementyes",
            constraint=models.UniqueConstraint(
                fields=("policy", "side"),
                name="agreement_yes_once",
                violation_error_code="agreement_yes_once",
                violation_error_message="Your organisation has already said yes to this agreement.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer_by__gt", models.F("sent_on"))),
                name="consultation_time_to_answer",
                violation_error_code="consultation_time_to_answer",
                violation_error_message="The last day to answer must come after the day it is sent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_by__isnull", True), ("closed_on__isnull", True), ("outcome", "")),
                    models.Q(
                        ("closed_by__isnull", False),
                        ("closed_on__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="consultation_closed_whole",
                violation_error_code="consultation_closed_whole",
                violation_error_message="Closing a consultation needs the day, who closed it, and what came of it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on__isnull", True)),
                fields=("policy",),
                name="consultation_one_open",
                violation_error_code="consultation_one_open",
                violation_error_message="This version is already out for consultation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationrecipient",
            constraint=models.UniqueConstraint(
                fields=("consultation", "name"),
                name="consultation_recipient_once",
                violation_error_code="consultation_recipient_once",
                violation_error_message="Each is asked once.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationrecipient",
            constraint=models.UniqueConstraint(
                condition=models.Q(("side", "social")),
                fields=("consultation",),
                name="consultation_social_services_once",
                violation_error_code="consultation_social_services_once",
                violation_error_message="The social services are asked once.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationrecipient",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["", "social"])),
                name="consultation_not_of_oneself",
                violation_error_code="consultation_not_of_oneself",
                violation_error_message="The company does not ask itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultationanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text", ""), _negated=True), models.Q(("answered_by", ""), _negated=True)),
                name="consultation_answer_whole",
                violation_error_code="consultation_answer_whole",
                violation_error_message="An answer needs its text and who gave it.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalagreementyes",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_a44e14_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalconsultation",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_711a19_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalconsultationanswer",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_c413f8_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalconsultationrecipient",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_6eb362_idx"),
        ),
        *(
            migrations.RunSQL(GUARD.format(name=name, table=table), GUARD_BACK.format(name=name, table=table))
            for name, table in GUARDED
        ),
    ]
