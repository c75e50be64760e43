"""Every table of contracts as release 0.2 had it; the guards follow."""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import simple_history.models
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("contracts", "0001_initial"),
        ("contracts", "0002_guards"),
        ("contracts", "0003_one_home_at_a_time"),
        ("contracts", "0004_stairwell_asking"),
        ("contracts", "0005_policy_versions"),
        ("contracts", "0006_endings"),
        ("contracts", "0007_incidents"),
        ("contracts", "0008_takeover"),
        ("contracts", "0009_guarantee_plans"),
    ]

    initial = True

    dependencies = [
        ("tenants", "0001_release_0_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPolicy",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letting_policy", "letting policy"),
                            ("cooperation_agreement", "cooperation agreement"),
                            ("municipal_decision", "decision by the municipality"),
                        ],
                        max_length=25,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="what it says")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided")),
                ("decided_by", models.CharField(blank=True, max_length=100, verbose_name="decided by")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="dropped")),
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
            ],
            options={
                "verbose_name": "historical policy or agreement",
                "verbose_name_plural": "historical policies and agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_f75823_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Policy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letting_policy", "letting policy"),
                            ("cooperation_agreement", "cooperation agreement"),
                            ("municipal_decision", "decision by the municipality"),
                        ],
                        max_length=25,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="what it says")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided")),
                ("decided_by", models.CharField(blank=True, max_length=100, verbose_name="decided by")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="dropped")),
            ],
            options={
                "verbose_name": "policy or agreement",
                "verbose_name_plural": "policies and agreements",
                "ordering": ["-valid_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_on__isnull", False)),
                        fields=("kind", "valid_from"),
                        name="policy_one_version_a_day",
                        violation_error_code="policy_one_version_a_day",
                        violation_error_message="There is already a version of this kind in force from that day.",
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(("dropped_on__isnull", True), ("decided_on__isnull", True), _connector="OR"),
                        name="policy_dropped_undecided",
                        violation_error_code="policy_dropped_undecided",
                        violation_error_message="What has been decided is not dropped: decide a new version instead.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPolicyValue",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
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
                ("text", models.CharField(max_length=200, verbose_name="value")),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="policy or agreement",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical policy value",
                "verbose_name_plural": "historical policy values",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_d0224c_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PolicyValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="contracts.policy",
                        verbose_name="policy or agreement",
                    ),
                ),
                (
                    "key",
                    models.CharField(
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
                ("text", models.CharField(max_length=200, verbose_name="value")),
            ],
            options={
                "verbose_name": "policy value",
                "verbose_name_plural": "policy values",
                "ordering": ["key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("policy", "key"),
                        name="policy_value_once",
                        violation_error_code="policy_value_once",
                        violation_error_message="This number is already set in this version.",
                    )
                ],
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
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="version",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="agreed by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical yes to an agreement",
                "verbose_name_plural": "historical yeses to agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_a44e14_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AgreementYes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="yeses",
                        to="contracts.policy",
                        verbose_name="version",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("housing", "Housing company"), ("social", "Social services")],
                        max_length=10,
                        verbose_name="organisation",
                    ),
                ),
                ("said_on", models.DateField(verbose_name="agreed")),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="agreed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "yes to an agreement",
                "verbose_name_plural": "yeses to agreements",
                "ordering": ["said_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("policy", "side"),
                        name="agreement_yes_once",
                        violation_error_code="agreement_yes_once",
                        violation_error_message="Your organisation has already said yes to this agreement.",
                    )
                ],
            },
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
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="version",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="sent by",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="closed by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical consultation",
                "verbose_name_plural": "historical consultations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_711a19_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="contracts.policy",
                        verbose_name="version",
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="sent")),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="sent by",
                    ),
                ),
                ("answer_by", models.DateField(verbose_name="answer by")),
                ("message", models.TextField(blank=True, verbose_name="what we ask you")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="closed by",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="what came of it")),
            ],
            options={
                "verbose_name": "consultation",
                "verbose_name_plural": "consultations",
                "ordering": ["-sent_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer_by__gt", models.F("sent_on"))),
                        name="consultation_time_to_answer",
                        violation_error_code="consultation_time_to_answer",
                        violation_error_message="The last day to answer must come after the day it is sent.",
                    ),
                    models.CheckConstraint(
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
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=("policy",),
                        name="consultation_one_open",
                        violation_error_code="consultation_one_open",
                        violation_error_message="This version is already out for consultation.",
                    ),
                ],
            },
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
                (
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.consultation",
                        verbose_name="consultation",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical who is asked",
                "verbose_name_plural": "historical who are asked",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_6eb362_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ConsultationRecipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recipients",
                        to="contracts.consultation",
                        verbose_name="consultation",
                    ),
                ),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("consultation", "name"),
                        name="consultation_recipient_once",
                        violation_error_code="consultation_recipient_once",
                        violation_error_message="Each is asked once.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("side", "social")),
                        fields=("consultation",),
                        name="consultation_social_services_once",
                        violation_error_code="consultation_social_services_once",
                        violation_error_message="The social services are asked once.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["", "social"])),
                        name="consultation_not_of_oneself",
                        violation_error_code="consultation_not_of_oneself",
                        violation_error_message="The company does not ask itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalConsultationAnswer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("answered_on", models.DateField(verbose_name="answered")),
                ("answered_by", models.CharField(max_length=100, verbose_name="answered by")),
                ("text", models.TextField(verbose_name="answer")),
                (
                    "recipient",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.consultationrecipient",
                        verbose_name="who is asked",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="written by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical answer to a consultation",
                "verbose_name_plural": "historical answers to consultations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_c413f8_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ConsultationAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recipient",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="contracts.consultationrecipient",
                        verbose_name="who is asked",
                    ),
                ),
                ("answered_on", models.DateField(verbose_name="answered")),
                ("answered_by", models.CharField(max_length=100, verbose_name="answered by")),
                ("text", models.TextField(verbose_name="answer")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a consultation",
                "verbose_name_plural": "answers to consultations",
                "ordering": ["answered_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("answered_by", ""), _negated=True)
                        ),
                        name="consultation_answer_whole",
                        violation_error_code="consultation_answer_whole",
                        violation_error_message="An answer needs its text and who gave it.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLandlord",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(db_index=True, max_length=100, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("municipal", "municipal company"), ("private", "private landlord")],
                        default="private",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical landlord",
                "verbose_name_plural": "historical landlords",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_7f8f1e_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Landlord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("municipal", "municipal company"), ("private", "private landlord")],
                        default="private",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "landlord",
                "verbose_name_plural": "landlords",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "municipal")),
                        fields=("kind",),
                        name="landlord_one_municipal_company",
                        violation_error_code="landlord_one_municipal_company",
                        violation_error_message="There is already a municipal company.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProperty",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("designation", models.CharField(db_index=True, max_length=100, verbose_name="property designation")),
                (
                    "landlord",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.landlord",
                        verbose_name="landlord",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical property",
                "verbose_name_plural": "historical properties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_1ed9f4_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Property",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "landlord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="properties",
                        to="contracts.landlord",
                        verbose_name="landlord",
                    ),
                ),
                ("designation", models.CharField(max_length=100, unique=True, verbose_name="property designation")),
            ],
            options={
                "verbose_name": "property",
                "verbose_name_plural": "properties",
                "ordering": ["designation"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStairwell",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("street_address", models.CharField(max_length=100, verbose_name="street address")),
                ("entrance", models.CharField(blank=True, max_length=5, verbose_name="entrance")),
                (
                    "postal_code",
                    models.CharField(
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{3} \\d{2}$", "Write the postal code as 533 30.")
                        ],
                        verbose_name="postal code",
                    ),
                ),
                ("city", models.CharField(max_length=50, verbose_name="town")),
                ("built_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="built")),
                (
                    "property",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.property",
                        verbose_name="property",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical stairwell",
                "verbose_name_plural": "historical stairwells",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_bfd2de_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Stairwell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "property",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stairwells",
                        to="contracts.property",
                        verbose_name="property",
                    ),
                ),
                ("street_address", models.CharField(max_length=100, verbose_name="street address")),
                ("entrance", models.CharField(blank=True, max_length=5, verbose_name="entrance")),
                (
                    "postal_code",
                    models.CharField(
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{3} \\d{2}$", "Write the postal code as 533 30.")
                        ],
                        verbose_name="postal code",
                    ),
                ),
                ("city", models.CharField(max_length=50, verbose_name="town")),
                ("built_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="built")),
            ],
            options={
                "verbose_name": "stairwell",
                "verbose_name_plural": "stairwells",
                "ordering": ["city", "street_address", "entrance"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("property", "street_address", "entrance"),
                        name="stairwell_unique",
                        violation_error_code="stairwell_unique",
                        violation_error_message="This stairwell is already in the register.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("postal_code__regex", "^\\d{3} \\d{2}$")),
                        name="stairwell_postal_code_form",
                        violation_error_code="stairwell_postal_code_form",
                        violation_error_message="Write the postal code as 533 30.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalApartment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("object_number", models.CharField(max_length=30, verbose_name="object number")),
                (
                    "apartment_number",
                    models.CharField(
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{4}$", "The apartment number is four digits, for example 1003."
                            )
                        ],
                        verbose_name="apartment number",
                    ),
                ),
                ("floor", models.SmallIntegerField(verbose_name="floor")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("1rokv", "1 room and kitchenette"),
                            ("1rok", "1 room and kitchen"),
                            ("2rok", "2 rooms and kitchen"),
                            ("3rok", "3 rooms and kitchen"),
                            ("4rok", "4 rooms and kitchen"),
                            ("5rok", "5 rooms and kitchen"),
                            ("6rok", "6 rooms and kitchen"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "area",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=6,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="area, m²",
                    ),
                ),
                ("has_lift", models.BooleanField(default=False, verbose_name="lift")),
                ("has_balcony", models.BooleanField(default=False, verbose_name="balcony")),
                ("block_reason", models.CharField(blank=True, max_length=100, verbose_name="not to be let because of")),
                (
                    "stairwell",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.stairwell",
                        verbose_name="stairwell",
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.landlord",
                        verbose_name="landlord",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical apartment",
                "verbose_name_plural": "historical apartments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_3b9d13_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Apartment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stairwell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apartments",
                        to="contracts.stairwell",
                        verbose_name="stairwell",
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apartments",
                        to="contracts.landlord",
                        verbose_name="landlord",
                    ),
                ),
                ("object_number", models.CharField(max_length=30, verbose_name="object number")),
                (
                    "apartment_number",
                    models.CharField(
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{4}$", "The apartment number is four digits, for example 1003."
                            )
                        ],
                        verbose_name="apartment number",
                    ),
                ),
                ("floor", models.SmallIntegerField(verbose_name="floor")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("1rokv", "1 room and kitchenette"),
                            ("1rok", "1 room and kitchen"),
                            ("2rok", "2 rooms and kitchen"),
                            ("3rok", "3 rooms and kitchen"),
                            ("4rok", "4 rooms and kitchen"),
                            ("5rok", "5 rooms and kitchen"),
                            ("6rok", "6 rooms and kitchen"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "area",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=6,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="area, m²",
                    ),
                ),
                ("has_lift", models.BooleanField(default=False, verbose_name="lift")),
                ("has_balcony", models.BooleanField(default=False, verbose_name="balcony")),
                ("block_reason", models.CharField(blank=True, max_length=100, verbose_name="not to be let because of")),
            ],
            options={
                "verbose_name": "apartment",
                "verbose_name_plural": "apartments",
                "ordering": ["object_number"],
                "indexes": [models.Index(fields=["object_number", "-id"], name="contracts_a_object__4a12be_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("landlord", "object_number"),
                        name="apartment_object_number_unique",
                        violation_error_code="apartment_object_number_unique",
                        violation_error_message="There is already an apartment with this object number.",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        fields=("stairwell", "apartment_number"),
                        name="apartment_number_unique_in_stairwell",
                        violation_error_code="apartment_number_unique_in_stairwell",
                        violation_error_message="There is already an apartment with this number at the address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("apartment_number__regex", "^\\d{4}$")),
                        name="apartment_number_form",
                        violation_error_code="apartment_number_form",
                        violation_error_message="The apartment number is four digits, for example 1003.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("area__gt", 0)),
                        name="apartment_area_positive",
                        violation_error_code="apartment_area_positive",
                        violation_error_message="The area must be more than 0 m².",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalApartmentRent",
            fields=[
                ("monthly", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="rent a month, kr")),
                (
                    "apartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical rent",
                "verbose_name_plural": "historical rents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [
                    models.Index(fields=["history_date", "apartment_id"], name="contracts_h_history_ad24ff_idx")
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ApartmentRent",
            fields=[
                (
                    "apartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="rent",
                        serialize=False,
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                ("monthly", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="rent a month, kr")),
            ],
            options={
                "verbose_name": "rent",
                "verbose_name_plural": "rents",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("monthly__gt", 0)),
                        name="apartment_rent_positive",
                        violation_error_code="apartment_rent_positive",
                        violation_error_message="The rent must be more than 0 kr.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSocialContract",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("number", models.CharField(db_index=True, max_length=20, verbose_name="contract number")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[("taken_over", "own lease"), ("ended", "ended"), ("handed_back", "handed back")],
                        max_length=15,
                        verbose_name="how it ended",
                    ),
                ),
                (
                    "apartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "housing_contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="contact at the housing company",
                    ),
                ),
                (
                    "social_contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="contact at the social services",
                    ),
                ),
                (
                    "housing_deputy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="deputy at the housing company",
                    ),
                ),
                (
                    "social_deputy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="deputy at the social services",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical social contract",
                "verbose_name_plural": "historical social contracts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_2e2764_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SocialContract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("number", models.CharField(max_length=20, unique=True, verbose_name="contract number")),
                (
                    "apartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="social_contracts",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "housing_contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="contact at the housing company",
                    ),
                ),
                (
                    "social_contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="contact at the social services",
                    ),
                ),
                (
                    "housing_deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="deputy at the housing company",
                    ),
                ),
                (
                    "social_deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="deputy at the social services",
                    ),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[("taken_over", "own lease"), ("ended", "ended"), ("handed_back", "handed back")],
                        max_length=15,
                        verbose_name="how it ended",
                    ),
                ),
            ],
            options={
                "verbose_name": "social contract",
                "verbose_name_plural": "social contracts",
                "ordering": ["-begins_on", "-pk"],
                "indexes": [
                    models.Index(fields=["begins_on"], name="contracts_s_begins__09e616_idx"),
                    models.Index(fields=["ends_on"], name="contracts_s_ends_on_2f5e49_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="social_contract_not_reversed",
                        violation_error_code="social_contract_not_reversed",
                        violation_error_message="The last day cannot be before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^K-\\d{4}-\\d{2,}$")),
                        name="social_contract_number_form",
                        violation_error_code="social_contract_number_form",
                        violation_error_message="A contract number looks like K-2026-03.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end_reason", ""), ("ends_on__isnull", False), _connector="OR"),
                        name="social_contract_end_dated",
                        violation_error_code="social_contract_end_dated",
                        violation_error_message="Give the last day of the contract as well as how it ended.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("housing_deputy__isnull", True),
                            models.Q(("housing_deputy", models.F("housing_contact")), _negated=True),
                            _connector="OR",
                        ),
                        name="social_contract_housing_deputy_is_another",
                        violation_error_code="social_contract_housing_deputy_is_another",
                        violation_error_message="The deputy must be somebody other than the contact.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("social_deputy__isnull", True),
                            models.Q(("social_deputy", models.F("social_contact")), _negated=True),
                            _connector="OR",
                        ),
                        name="social_contract_social_deputy_is_another",
                        violation_error_code="social_contract_social_deputy_is_another",
                        violation_error_message="The deputy must be somebody other than the contact.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalContractRecusal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("declared_on", models.DateField(verbose_name="since")),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="taken over")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
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
            ],
            options={
                "verbose_name": "historical recusal from a contract",
                "verbose_name_plural": "historical recusals from contracts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_13ba0d_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ContractRecusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="takes no part",
                    ),
                ),
                ("declared_on", models.DateField(verbose_name="since")),
                (
                    "handed_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="handed to",
                    ),
                ),
                ("taken_over_on", models.DateField(blank=True, null=True, verbose_name="taken over")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
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
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
            ],
            options={
                "verbose_name": "recusal from a contract",
                "verbose_name_plural": "recusals from contracts",
                "ordering": ["-declared_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("contract", "staff"),
                        name="contract_recusal_once",
                        violation_error_code="contract_recusal_once",
                        violation_error_message="You have already left this to a colleague.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handed_to", models.F("staff")), _negated=True),
                        name="contract_recusal_to_another",
                        violation_error_code="contract_recusal_to_another",
                        violation_error_message="Choose somebody other than yourself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_over_on__isnull", True),
                            ("taken_over_on__gte", models.F("declared_on")),
                            _connector="OR",
                        ),
                        name="contract_recusal_taken_over_after",
                        violation_error_code="contract_recusal_taken_over_after",
                        violation_error_message="It cannot be taken over before it was handed on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_by__isnull", True), ("ended_on__isnull", True)),
                            models.Q(("ended_by__isnull", False), ("ended_on__gte", models.F("declared_on"))),
                            _connector="OR",
                        ),
                        name="contract_recusal_ended_whole",
                        violation_error_code="contract_recusal_ended_whole",
                        violation_error_message="It ends on a day after it began, and by somebody.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by__isnull", True),
                            models.Q(("ended_by", models.F("staff")), _negated=True),
                            _connector="OR",
                        ),
                        name="contract_recusal_ended_by_another",
                        violation_error_code="contract_recusal_ended_by_another",
                        violation_error_message="Nobody lets themselves back in: ask whoever is in charge.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGuarantee",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("ceiling", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="ceiling, kr")),
                ("notice_given_on", models.DateField(blank=True, null=True, verbose_name="notice given")),
                (
                    "release_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_lease", "the tenant gets a lease without guarantee"),
                            ("moves", "the tenant moves"),
                        ],
                        max_length=10,
                        verbose_name="how it ended",
                    ),
                ),
                (
                    "exception_decision",
                    models.CharField(blank=True, max_length=60, verbose_name="decision on exception"),
                ),
                ("exception_reason", models.TextField(blank=True, verbose_name="reason for exception")),
                (
                    "permanent_home",
                    models.BooleanField(default=False, verbose_name="permanent home with right of extension"),
                ),
                (
                    "no_other_way",
                    models.BooleanField(default=False, verbose_name="the need cannot be met in any other way"),
                ),
                (
                    "apartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="tenant",
                    ),
                ),
                (
                    "exception_decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="exception decided by",
                    ),
                ),
                (
                    "exception_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="exception from",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical guarantee",
                "verbose_name_plural": "historical guarantees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_1f7678_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Guarantee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "apartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guarantees",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guarantees",
                        to="tenants.person",
                        verbose_name="tenant",
                    ),
                ),
                ("ceiling", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="ceiling, kr")),
                ("notice_given_on", models.DateField(blank=True, null=True, verbose_name="notice given")),
                (
                    "release_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_lease", "the tenant gets a lease without guarantee"),
                            ("moves", "the tenant moves"),
                        ],
                        max_length=10,
                        verbose_name="how it ended",
                    ),
                ),
                (
                    "exception_decision",
                    models.CharField(blank=True, max_length=60, verbose_name="decision on exception"),
                ),
                ("exception_reason", models.TextField(blank=True, verbose_name="reason for exception")),
                (
                    "exception_decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="exception decided by",
                    ),
                ),
                (
                    "exception_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="exception from",
                    ),
                ),
                (
                    "permanent_home",
                    models.BooleanField(default=False, verbose_name="permanent home with right of extension"),
                ),
                (
                    "no_other_way",
                    models.BooleanField(default=False, verbose_name="the need cannot be met in any other way"),
                ),
            ],
            options={
                "verbose_name": "guarantee",
                "verbose_name_plural": "guarantees",
                "ordering": ["begins_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="guarantee_not_reversed",
                        violation_error_code="guarantee_not_reversed",
                        violation_error_message="The last day cannot be before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ceiling__gt", 0)),
                        name="guarantee_ceiling_positive",
                        violation_error_code="guarantee_ceiling_positive",
                        violation_error_message="The ceiling must be more than 0 kr.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("exception_decided_by__isnull", True),
                                ("exception_decision", ""),
                                ("exception_reason", ""),
                            ),
                            models.Q(
                                models.Q(("exception_decision", ""), _negated=True),
                                models.Q(("exception_reason", ""), _negated=True),
                                ("exception_decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="guarantee_exception_whole",
                        violation_error_code="guarantee_exception_whole",
                        violation_error_message="An exception needs the decision, the reason and who decided.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exception_decision", ""), ("no_other_way", False), ("permanent_home", False)),
                            models.Q(
                                models.Q(("exception_decision", ""), _negated=True),
                                ("no_other_way", True),
                                ("permanent_home", True),
                            ),
                            _connector="OR",
                        ),
                        name="guarantee_exception_tested",
                        violation_error_code="guarantee_exception_tested",
                        violation_error_message="The municipality may take on a guarantee only for a permanent home with right of extension, and when the need cannot be met in any other way (KBef 2:6). An exception needs yes to both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("release_reason", ""), ("ends_on__isnull", False), _connector="OR"),
                        name="guarantee_release_dated",
                        violation_error_code="guarantee_release_dated",
                        violation_error_message="Give the last day of the guarantee as well as how it ended.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuaranteeNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField(verbose_name="document")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "guarantee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter",
                        to="contracts.guarantee",
                        verbose_name="guarantee",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="notice given")),
                ("ends_on", models.DateField(verbose_name="last day")),
            ],
            options={
                "verbose_name": "notice on a guarantee",
                "verbose_name_plural": "notices on guarantees",
                "ordering": ["-given_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("given_on"))),
                        name="guarantee_notice_ends_after_given",
                        violation_error_code="guarantee_notice_ends_after_given",
                        violation_error_message="The guarantee cannot end before notice is given.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGuaranteeReceipt",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("received_on", models.DateField(verbose_name="received")),
                ("tenant_told_on", models.DateField(blank=True, null=True, verbose_name="tenant told")),
                (
                    "guarantee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.guarantee",
                        verbose_name="guarantee",
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
                    "tenant_told_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="tenant told by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical receipt of a notice on a guarantee",
                "verbose_name_plural": "historical receipts of notices on guarantees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_48fffa_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="GuaranteeReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "guarantee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt",
                        to="contracts.guarantee",
                        verbose_name="guarantee",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received")),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="received by",
                    ),
                ),
                ("tenant_told_on", models.DateField(blank=True, null=True, verbose_name="tenant told")),
                (
                    "tenant_told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="tenant told by",
                    ),
                ),
            ],
            options={
                "verbose_name": "receipt of a notice on a guarantee",
                "verbose_name_plural": "receipts of notices on guarantees",
                "ordering": ["-received_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tenant_told_by__isnull", True), ("tenant_told_on__isnull", True)),
                            models.Q(
                                ("tenant_told_by__isnull", False), ("tenant_told_on__gte", models.F("received_on"))
                            ),
                            _connector="OR",
                        ),
                        name="guarantee_tenant_told_whole",
                        violation_error_code="guarantee_tenant_told_whole",
                        violation_error_message="That the tenant has been told needs a day, not before the notice, and who.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGuaranteePlan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("notice", "the municipality gives notice"),
                            ("own_lease", "the tenant gets a lease without guarantee"),
                            ("moves", "the tenant moves"),
                        ],
                        max_length=10,
                        verbose_name="way out",
                    ),
                ),
                ("planned_notice_on", models.DateField(blank=True, null=True, verbose_name="planned day of notice")),
                ("planned_last_day", models.DateField(verbose_name="planned last day")),
                (
                    "guarantee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.guarantee",
                        verbose_name="guarantee",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="responsible",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical plan for a guarantee",
                "verbose_name_plural": "historical plans for guarantees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_b5345d_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="GuaranteePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "guarantee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan",
                        to="contracts.guarantee",
                        verbose_name="guarantee",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("notice", "the municipality gives notice"),
                            ("own_lease", "the tenant gets a lease without guarantee"),
                            ("moves", "the tenant moves"),
                        ],
                        max_length=10,
                        verbose_name="way out",
                    ),
                ),
                ("planned_notice_on", models.DateField(blank=True, null=True, verbose_name="planned day of notice")),
                ("planned_last_day", models.DateField(verbose_name="planned last day")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="responsible",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan for a guarantee",
                "verbose_name_plural": "plans for guarantees",
                "ordering": ["planned_last_day", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("planned_notice_on__isnull", False), ("way", "notice")),
                            models.Q(models.Q(("way", "notice"), _negated=True), ("planned_notice_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="guarantee_plan_notice_dated",
                        violation_error_code="guarantee_plan_notice_dated",
                        violation_error_message="Give the day when notice is to be given, for that way out alone.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_notice_on__isnull", True),
                            ("planned_last_day__gt", models.F("planned_notice_on")),
                            _connector="OR",
                        ),
                        name="guarantee_plan_ends_after_notice",
                        violation_error_code="guarantee_plan_ends_after_notice",
                        violation_error_message="The guarantee cannot end before notice is given.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSublease",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("case_number", models.CharField(max_length=20, verbose_name="case number")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[("taken_over", "own lease"), ("ended", "ended")],
                        max_length=15,
                        verbose_name="how it ended",
                    ),
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
            ],
            options={
                "verbose_name": "historical sublease",
                "verbose_name_plural": "historical subleases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_77fd8b_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Sublease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subleases",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
                ("case_number", models.CharField(max_length=20, verbose_name="case number")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[("taken_over", "own lease"), ("ended", "ended")],
                        max_length=15,
                        verbose_name="how it ended",
                    ),
                ),
            ],
            options={
                "verbose_name": "sublease",
                "verbose_name_plural": "subleases",
                "ordering": ["-begins_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="sublease_not_reversed",
                        violation_error_code="sublease_not_reversed",
                        violation_error_message="The last day cannot be before the first day.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("contract", "="),
                            (
                                models.Func(
                                    models.F("begins_on"), models.F("ends_on"), models.Value("[]"), function="daterange"
                                ),
                                "&&",
                            ),
                        ],
                        name="sublease_one_at_a_time",
                        violation_error_code="sublease_one_at_a_time",
                        violation_error_message="Somebody already lives in the apartment in that period.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("case_number", "="),
                            (
                                models.Func(
                                    models.F("begins_on"), models.F("ends_on"), models.Value("[]"), function="daterange"
                                ),
                                "&&",
                            ),
                        ],
                        name="sublease_one_home_at_a_time",
                        violation_error_code="sublease_one_home_at_a_time",
                        violation_error_message="The household already has a home in that period. End that sublease before the new one begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end_reason", ""), ("ends_on__isnull", False), _connector="OR"),
                        name="sublease_end_dated",
                        violation_error_code="sublease_end_dated",
                        violation_error_message="Give the last day of the sublease as well as how it ended.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalResident",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("adult", "adult"), ("child", "child")],
                        default="adult",
                        max_length=5,
                        verbose_name="adult or child",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical resident",
                "verbose_name_plural": "historical residents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_831e8d_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Resident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sublease",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="residents",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="residences",
                        to="tenants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("adult", "adult"), ("child", "child")],
                        default="adult",
                        max_length=5,
                        verbose_name="adult or child",
                    ),
                ),
            ],
            options={
                "verbose_name": "resident",
                "verbose_name_plural": "residents",
                "ordering": ["kind", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sublease", "person"),
                        name="resident_once",
                        violation_error_code="resident_once",
                        violation_error_message="This person is already named in the sublease.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLandlordNotice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("informed_on", models.DateField(verbose_name="landlord informed")),
                ("received_at", models.DateTimeField(blank=True, null=True, verbose_name="receipt")),
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
                    "informed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="informed by",
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
                        verbose_name="receipt by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical notice to the landlord",
                "verbose_name_plural": "historical notices to the landlord",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_a8d66c_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LandlordNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sublease",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="landlord_notice",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                ("informed_on", models.DateField(verbose_name="landlord informed")),
                (
                    "informed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="informed by",
                    ),
                ),
                ("received_at", models.DateTimeField(blank=True, null=True, verbose_name="receipt")),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="receipt by",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice to the landlord",
                "verbose_name_plural": "notices to the landlord",
                "ordering": ["-informed_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at__isnull", True), ("received_by__isnull", True)),
                            models.Q(("received_at__isnull", False), ("received_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="landlord_notice_receipt_whole",
                        violation_error_code="landlord_notice_receipt_whole",
                        violation_error_message="A receipt needs both who and when.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHandoverPlan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="plan begins")),
                ("goal_date", models.DateField(verbose_name="goal date")),
                ("summary", models.CharField(blank=True, max_length=150, verbose_name="the plan in one line")),
                ("first_check_in_on", models.DateField(verbose_name="first check-in")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("own_lease", "own lease"), ("ended", "ended")],
                        max_length=15,
                        verbose_name="how the plan closed",
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
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="by",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical handover plan",
                "verbose_name_plural": "historical handover plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_e66df5_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HandoverPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sublease",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                ("begins_on", models.DateField(verbose_name="plan begins")),
                ("goal_date", models.DateField(verbose_name="goal date")),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="by",
                    ),
                ),
                ("summary", models.CharField(blank=True, max_length=150, verbose_name="the plan in one line")),
                ("first_check_in_on", models.DateField(verbose_name="first check-in")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("own_lease", "own lease"), ("ended", "ended")],
                        max_length=15,
                        verbose_name="how the plan closed",
                    ),
                ),
            ],
            options={
                "verbose_name": "handover plan",
                "verbose_name_plural": "handover plans",
                "ordering": ["goal_date", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("goal_date__gt", models.F("begins_on"))),
                        name="plan_goal_after_start",
                        violation_error_code="plan_goal_after_start",
                        violation_error_message="The goal date must lie after the start of the plan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_check_in_on__gte", models.F("begins_on"))),
                        name="plan_first_check_in_after_start",
                        violation_error_code="plan_first_check_in_after_start",
                        violation_error_message="The first check-in cannot be before the start of the plan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("outcome", "")),
                            models.Q(("closed_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="plan_closed_whole",
                        violation_error_code="plan_closed_whole",
                        violation_error_message="A plan that is closed has its day and how it went.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTakeoverCriterion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("text", models.CharField(max_length=150, verbose_name="requirement")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("agreed_on", models.DateField(verbose_name="agreed")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.handoverplan",
                        verbose_name="handover plan",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical requirement for takeover",
                "verbose_name_plural": "historical requirements for takeover",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_5499e7_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TakeoverCriterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="contracts.handoverplan",
                        verbose_name="handover plan",
                    ),
                ),
                ("text", models.CharField(max_length=150, verbose_name="requirement")),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("agreed_on", models.DateField(verbose_name="agreed")),
            ],
            options={
                "verbose_name": "requirement for takeover",
                "verbose_name_plural": "requirements for takeover",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "text"),
                        name="criterion_once_in_plan",
                        violation_error_code="criterion_once_in_plan",
                        violation_error_message="This requirement is already in the plan.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCheckIn",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("held_on", models.DateField(verbose_name="held")),
                ("next_on", models.DateField(verbose_name="next check-in")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.handoverplan",
                        verbose_name="handover plan",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="held by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical check-in",
                "verbose_name_plural": "historical check-ins",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_68e4b8_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_ins",
                        to="contracts.handoverplan",
                        verbose_name="handover plan",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="held")),
                (
                    "held_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="held by",
                    ),
                ),
                ("next_on", models.DateField(verbose_name="next check-in")),
            ],
            options={
                "verbose_name": "check-in",
                "verbose_name_plural": "check-ins",
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "held_on"),
                        name="check_in_once_a_day",
                        violation_error_code="check_in_once_a_day",
                        violation_error_message="There is already a check-in on that day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_on__gt", models.F("held_on"))),
                        name="check_in_next_after_held",
                        violation_error_code="check_in_next_after_held",
                        violation_error_message="The next check-in must be after this one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCheckInResult",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("met", "met"), ("not_met", "not met"), ("not_applicable", "not applicable")],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("next_step", models.CharField(blank=True, max_length=200, verbose_name="next step")),
                (
                    "check_in",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.checkin",
                        verbose_name="check-in",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.takeovercriterion",
                        verbose_name="requirement",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical result",
                "verbose_name_plural": "historical results",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_f29494_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CheckInResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "check_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="contracts.checkin",
                        verbose_name="check-in",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="contracts.takeovercriterion",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("met", "met"), ("not_met", "not met"), ("not_applicable", "not applicable")],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("next_step", models.CharField(blank=True, max_length=200, verbose_name="next step")),
            ],
            options={
                "verbose_name": "result",
                "verbose_name_plural": "results",
                "ordering": ["criterion__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("check_in", "criterion"),
                        name="check_in_result_once",
                        violation_error_code="check_in_result_once",
                        violation_error_message="This requirement already has a result at this check-in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "not_met"), _negated=True),
                            models.Q(
                                models.Q(("reason", ""), _negated=True), models.Q(("next_step", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="check_in_not_met_explained",
                        violation_error_code="check_in_not_met_explained",
                        violation_error_message="A requirement that is not met needs the reason and the next step.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHousingRequest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("case_number", models.CharField(max_length=20, verbose_name="case number")),
                ("requested_on", models.DateField(verbose_name="requested")),
                ("rooms_min", models.PositiveSmallIntegerField(verbose_name="rooms, at least")),
                ("rooms_max", models.PositiveSmallIntegerField(verbose_name="rooms, at most")),
                (
                    "access",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lift_or_ground_floor", "lift or ground floor"),
                                ("step_free", "step-free entrance"),
                                ("bathroom_with_support", "bathroom with room for support"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="accessibility",
                    ),
                ),
                (
                    "towns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=50),
                        blank=True,
                        default=list,
                        verbose_name="part of town",
                    ),
                ),
                ("needed_from", models.DateField(verbose_name="needed from")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="requested by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="withdrawn by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical housing request",
                "verbose_name_plural": "historical housing requests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_77fb5a_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HousingRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_number", models.CharField(max_length=20, verbose_name="case number")),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="requested by",
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="requested")),
                ("rooms_min", models.PositiveSmallIntegerField(verbose_name="rooms, at least")),
                ("rooms_max", models.PositiveSmallIntegerField(verbose_name="rooms, at most")),
                (
                    "access",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lift_or_ground_floor", "lift or ground floor"),
                                ("step_free", "step-free entrance"),
                                ("bathroom_with_support", "bathroom with room for support"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="accessibility",
                    ),
                ),
                (
                    "towns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=50),
                        blank=True,
                        default=list,
                        verbose_name="part of town",
                    ),
                ),
                ("needed_from", models.DateField(verbose_name="needed from")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="withdrawn by",
                    ),
                ),
            ],
            options={
                "verbose_name": "housing request",
                "verbose_name_plural": "housing requests",
                "ordering": ["requested_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rooms_max__gte", models.F("rooms_min")), ("rooms_min__gte", 1)),
                        name="housing_request_rooms_in_order",
                        violation_error_code="housing_request_rooms_in_order",
                        violation_error_message="Give at least 1 room, and no fewer at most than at least.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_by__isnull", True), ("withdrawn_on__isnull", True)),
                            models.Q(("withdrawn_by__isnull", False), ("withdrawn_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="housing_request_withdrawn_whole",
                        violation_error_code="housing_request_withdrawn_whole",
                        violation_error_message="A withdrawal needs both who and when.",
                    ),
                ],
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
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "reported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="reported by",
                    ),
                ),
            ],
            options={
                "verbose_name": "incident",
                "verbose_name_plural": "incidents",
                "ordering": ["-happened_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(("rent_month__isnull", True), ("rent_month__day", 1), _connector="OR"),
                        name="incident_rent_month_first",
                        violation_error_code="incident_rent_month_first",
                        violation_error_message="The month is kept as its first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("link", "sublease"), _negated=True),
                                ("sublease__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("link", "head_lease"), _negated=True),
                                ("sublease__isnull", True),
                                _connector="OR",
                            ),
                        ),
                        name="incident_rent_of_one_link",
                        violation_error_code="incident_rent_of_one_link",
                        violation_error_message="The resident owes the municipality, and the municipality owes the landlord: say which it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reported_on__gte", models.F("happened_on"))),
                        name="incident_reported_after",
                        violation_error_code="incident_reported_after",
                        violation_error_message="It cannot be reported before it happened.",
                    ),
                ],
            },
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
            ],
            options={
                "verbose_name": "historical step",
                "verbose_name_plural": "historical steps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_ffaefc_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IncidentStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
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
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted by",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="briefly")),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ("confirmed", "not_cleared"))),
                        fields=("incident",),
                        name="incident_one_outcome",
                        violation_error_code="incident_one_outcome",
                        violation_error_message="Somebody has already recorded what came of it. Reload the page to see.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "answered"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="incident_answer_written",
                        violation_error_code="incident_answer_written",
                        violation_error_message="Write briefly what the answer was.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLease",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "apartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="tenant",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical lease",
                "verbose_name_plural": "historical leases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_e365f8_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "apartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leases",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leases",
                        to="tenants.person",
                        verbose_name="tenant",
                    ),
                ),
            ],
            options={
                "verbose_name": "lease",
                "verbose_name_plural": "leases",
                "ordering": ["-begins_on", "-pk"],
                "indexes": [
                    models.Index(fields=["apartment", "begins_on"], name="contracts_l_apartme_6f1db7_idx"),
                    models.Index(fields=["ends_on"], name="contracts_l_ends_on_a9c3e9_idx"),
                    models.Index(fields=["-begins_on", "-id"], name="contracts_l_begins__b3653f_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="lease_not_reversed",
                        violation_error_code="lease_not_reversed",
                        violation_error_message="The last day cannot be before the first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNoTakeover",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("decided_on", models.DateField(verbose_name="decided")),
                ("review_by", models.DateField(verbose_name="review by")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="decided by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical no takeover planned",
                "verbose_name_plural": "historical no takeover planned",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_cc9d17_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NoTakeover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sublease",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="no_takeovers",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="decided by",
                    ),
                ),
                ("review_by", models.DateField(verbose_name="review by")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "no takeover planned",
                "verbose_name_plural": "no takeover planned",
                "ordering": ["-decided_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("sublease",),
                        name="no_takeover_once",
                        violation_error_code="no_takeover_once",
                        violation_error_message="It is already decided that no takeover is planned. Review it instead.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_by__gt", models.F("decided_on")),
                            (
                                "review_by__lte",
                                models.Func(
                                    models.F("decided_on"),
                                    output_field=models.DateField(),
                                    template="(%(expressions)s + interval '1 year')::date",
                                ),
                            ),
                        ),
                        name="no_takeover_reviewed_yearly",
                        violation_error_code="no_takeover_reviewed_yearly",
                        violation_error_message="The review must be after the decision, and within a year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("decided_on")), _connector="OR"
                        ),
                        name="no_takeover_ended_after_decided",
                        violation_error_code="no_takeover_ended_after_decided",
                        violation_error_message="It cannot end before it was decided.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNoTakeoverReason",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("text", models.TextField(verbose_name="reason")),
                (
                    "no_takeover",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.notakeover",
                        verbose_name="no takeover planned",
                    ),
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
            ],
            options={
                "verbose_name": "historical why no takeover is planned",
                "verbose_name_plural": "historical why no takeover is planned",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_8e64df_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NoTakeoverReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "no_takeover",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reason",
                        to="contracts.notakeover",
                        verbose_name="no takeover planned",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="no_takeover_reasons",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                ("text", models.TextField(verbose_name="reason")),
            ],
            options={
                "verbose_name": "why no takeover is planned",
                "verbose_name_plural": "why no takeover is planned",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="no_takeover_reasoned",
                        violation_error_code="no_takeover_reasoned",
                        violation_error_message="Say why no takeover is planned.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNotice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "link",
                    models.CharField(
                        choices=[("sublease", "the sublease"), ("head_lease", "the head lease")],
                        max_length=10,
                        verbose_name="which lease",
                    ),
                ),
                (
                    "given_by",
                    models.CharField(
                        choices=[
                            ("resident", "the resident"),
                            ("municipality", "the municipality"),
                            ("estate", "the estate"),
                            ("company", "the landlord"),
                        ],
                        max_length=15,
                        verbose_name="given by",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="notice given")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("receipt", "handed over against a receipt"),
                            ("registered_letter", "registered letter"),
                            ("served", "served by a bailiff or process server"),
                            ("oral", "orally, acknowledged in writing"),
                        ],
                        max_length=20,
                        verbose_name="how it was given",
                    ),
                ),
                ("forfeiture", models.BooleanField(default=False, verbose_name="the lease is forfeited")),
                ("states_reasons", models.BooleanField(default=False, verbose_name="the notice states the reason")),
                ("lawful_ends_on", models.DateField(verbose_name="last day by law")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("wished_ends_on", models.DateField(blank=True, null=True, verbose_name="earlier day asked for")),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed")),
                ("disputed_on", models.DateField(blank=True, null=True, verbose_name="disputed")),
                ("referred_on", models.DateField(blank=True, null=True, verbose_name="referred to the rent tribunal")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="dispute settled")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn")),
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
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="recorded by",
                    ),
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
                        verbose_name="agreed by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="withdrawn by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical notice",
                "verbose_name_plural": "historical notices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_415560_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
                (
                    "sublease",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                (
                    "link",
                    models.CharField(
                        choices=[("sublease", "the sublease"), ("head_lease", "the head lease")],
                        max_length=10,
                        verbose_name="which lease",
                    ),
                ),
                (
                    "given_by",
                    models.CharField(
                        choices=[
                            ("resident", "the resident"),
                            ("municipality", "the municipality"),
                            ("estate", "the estate"),
                            ("company", "the landlord"),
                        ],
                        max_length=15,
                        verbose_name="given by",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="notice given")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("receipt", "handed over against a receipt"),
                            ("registered_letter", "registered letter"),
                            ("served", "served by a bailiff or process server"),
                            ("oral", "orally, acknowledged in writing"),
                        ],
                        max_length=20,
                        verbose_name="how it was given",
                    ),
                ),
                ("forfeiture", models.BooleanField(default=False, verbose_name="the lease is forfeited")),
                ("states_reasons", models.BooleanField(default=False, verbose_name="the notice states the reason")),
                ("lawful_ends_on", models.DateField(verbose_name="last day by law")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="recorded by",
                    ),
                ),
                ("wished_ends_on", models.DateField(blank=True, null=True, verbose_name="earlier day asked for")),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="agreed by",
                    ),
                ),
                ("disputed_on", models.DateField(blank=True, null=True, verbose_name="disputed")),
                ("referred_on", models.DateField(blank=True, null=True, verbose_name="referred to the rent tribunal")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="dispute settled")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="withdrawn by",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-given_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("link", "sublease"), ("sublease__isnull", False)),
                            models.Q(("link", "head_lease"), ("sublease__isnull", True)),
                            _connector="OR",
                        ),
                        name="notice_link_whole",
                        violation_error_code="notice_link_whole",
                        violation_error_message="A notice is of the sublease or of the head lease, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_by__in", ["resident", "municipality", "estate"]), ("link", "sublease")),
                            models.Q(("given_by__in", ["municipality", "company"]), ("link", "head_lease")),
                            _connector="OR",
                        ),
                        name="notice_by_party",
                        violation_error_code="notice_by_party",
                        violation_error_message="Only those who are party to the lease give notice on it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sublease__isnull", False), ("withdrawn_on__isnull", True)),
                        fields=("sublease",),
                        name="notice_once_of_sublease",
                        violation_error_code="notice_once_of_sublease",
                        violation_error_message="Notice has already been given on the sublease.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("sublease__isnull", True), ("withdrawn_on__isnull", True)),
                        fields=("contract",),
                        name="notice_once_of_head_lease",
                        violation_error_code="notice_once_of_head_lease",
                        violation_error_message="Notice has already been given on the head lease.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lawful_ends_on__gte", models.F("given_on"))),
                        name="notice_ends_after_given",
                        violation_error_code="notice_ends_after_given",
                        violation_error_message="A notice cannot end the lease before it was given.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__gte", models.F("lawful_ends_on")), ("agreed_on__isnull", False), _connector="OR"
                        ),
                        name="notice_earlier_by_agreement",
                        violation_error_code="notice_earlier_by_agreement",
                        violation_error_message="The lease ends before the day by law only when both parties agree.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_by__isnull", True), ("agreed_on__isnull", True)),
                            models.Q(
                                ("agreed_by__isnull", False),
                                ("agreed_on__isnull", False),
                                ("wished_ends_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="notice_agreement_whole",
                        violation_error_code="notice_agreement_whole",
                        violation_error_message="An agreement needs who, when and which day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forfeiture", False),
                            models.Q(("given_by", "municipality"), ("link", "sublease")),
                            ("given_by", "company"),
                            _connector="OR",
                        ),
                        name="notice_forfeiture_by_landlord",
                        violation_error_code="notice_forfeiture_by_landlord",
                        violation_error_message="Only the landlord gives notice because the lease is forfeited.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forfeiture", False),
                            models.Q(("way", "registered_letter"), _negated=True),
                            _connector="OR",
                        ),
                        name="notice_forfeiture_served",
                        violation_error_code="notice_forfeiture_served",
                        violation_error_message="A notice because of forfeiture must be served: a registered letter is not enough (JB 12:8).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("way", "oral"), _negated=True),
                            ("given_by__in", ["resident", "estate"]),
                            models.Q(("given_by", "municipality"), ("link", "head_lease")),
                            _connector="OR",
                        ),
                        name="notice_oral_by_tenant",
                        violation_error_code="notice_oral_by_tenant",
                        violation_error_message="The landlord gives notice in writing (JB 12:8).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disputed_on__isnull", True),
                                ("referred_on__isnull", True),
                                ("settled_on__isnull", True),
                            ),
                            models.Q(
                                ("disputed_on__isnull", False),
                                ("forfeiture", False),
                                ("given_by", "municipality"),
                                ("link", "sublease"),
                            ),
                            _connector="OR",
                        ),
                        name="notice_disputed_by_resident",
                        violation_error_code="notice_disputed_by_resident",
                        violation_error_message="What is disputed is a notice by the municipality on the sublease, and not one of forfeiture.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_by__isnull", True), ("withdrawn_on__isnull", True)),
                            models.Q(("withdrawn_by__isnull", False), ("withdrawn_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="notice_withdrawn_whole",
                        violation_error_code="notice_withdrawn_whole",
                        violation_error_message="A withdrawal needs both who and when.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occupancy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "apartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occupancies",
                        to="contracts.apartment",
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("lease_id", models.BigIntegerField(null=True, unique=True)),
                (
                    "social_contract",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.socialcontract",
                    ),
                ),
            ],
            options={
                "verbose_name": "occupancy",
                "verbose_name_plural": "occupancies",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("apartment", "="), ("period", "&&")],
                        name="apartment_let_once",
                        violation_error_code="apartment_let_once",
                        violation_error_message="The apartment is already let in that period. Choose another day or another apartment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease_id__isnull", False), ("social_contract__isnull", True)),
                            models.Q(("lease_id__isnull", True), ("social_contract__isnull", False)),
                            _connector="OR",
                        ),
                        name="occupancy_of_one_kind",
                        violation_error_code="occupancy_of_one_kind",
                        violation_error_message="An apartment is let either by a lease or by a social contract.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOffer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("offered_on", models.DateField(verbose_name="offered")),
                ("available_from", models.DateField(verbose_name="available from")),
                ("answer_by", models.DateField(verbose_name="answer by")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("declined", "declined"), ("withdrawn", "withdrawn")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("decline_reason", models.CharField(blank=True, max_length=200, verbose_name="reason for declining")),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.housingrequest",
                        verbose_name="housing request",
                    ),
                ),
                (
                    "apartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="offered by",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="by",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="answered by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical offer",
                "verbose_name_plural": "historical offers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_8cdc62_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="contracts.housingrequest",
                        verbose_name="housing request",
                    ),
                ),
                (
                    "apartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                ("offered_on", models.DateField(verbose_name="offered")),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="offered by",
                    ),
                ),
                ("available_from", models.DateField(verbose_name="available from")),
                ("answer_by", models.DateField(verbose_name="answer by")),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="by",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("declined", "declined"), ("withdrawn", "withdrawn")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="answered by",
                    ),
                ),
                ("decline_reason", models.CharField(blank=True, max_length=200, verbose_name="reason for declining")),
            ],
            options={
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
                "ordering": ["-offered_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("apartment",),
                        name="offer_one_open_per_apartment",
                        violation_error_code="offer_one_open_per_apartment",
                        violation_error_message="The apartment is already offered and waits for an answer.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answer__in", ["", "accepted"])),
                        fields=("request",),
                        name="offer_one_live_per_request",
                        violation_error_code="offer_one_live_per_request",
                        violation_error_message="This request already has an offer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="offer_answer_whole",
                        violation_error_code="offer_answer_whole",
                        violation_error_message="An answer needs both who and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "declined"), _negated=True),
                            models.Q(("decline_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="offer_declined_with_reason",
                        violation_error_code="offer_declined_with_reason",
                        violation_error_message="Give the reason for declining, so that the next offer fits better.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_by__gte", models.F("offered_on"))),
                        name="offer_answer_by_after_offered",
                        violation_error_code="offer_answer_by_after_offered",
                        violation_error_message="The last day to answer cannot be before the offer.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPlacement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("reasons", models.TextField(verbose_name="reasons")),
                ("placed_at", models.DateTimeField(verbose_name="placed")),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.offer",
                        verbose_name="offer",
                    ),
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
                    "placed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="placed by",
                    ),
                ),
                (
                    "spoken_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="spoken with",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical placement",
                "verbose_name_plural": "historical placements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_30a7e7_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "offer",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placement",
                        to="contracts.offer",
                        verbose_name="offer",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "sublease",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placement",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                ("reasons", models.TextField(verbose_name="reasons")),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="placed by",
                    ),
                ),
                ("placed_at", models.DateTimeField(verbose_name="placed")),
                (
                    "spoken_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="spoken with",
                    ),
                ),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "ordering": ["-placed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="placement_reasoned",
                        violation_error_code="placement_reasoned",
                        violation_error_message="Say why this household is placed in this apartment.",
                    )
                ],
            },
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
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="asked by",
                    ),
                ),
                (
                    "answerer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who answers",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="answered by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical question to the other side",
                "verbose_name_plural": "historical questions to the other side",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_dc761b_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sublease",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
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
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="asked by",
                    ),
                ),
                (
                    "answerer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who answers",
                    ),
                ),
                ("answer_by", models.DateField(verbose_name="answer by")),
                ("answer", models.TextField(blank=True, max_length=500, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="answered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "question to the other side",
                "verbose_name_plural": "questions to the other side",
                "ordering": ["-asked_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="question_written",
                        violation_error_code="question_written",
                        violation_error_message="Write what you want to know.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_by__gte", models.F("asked_on"))),
                        name="question_answer_by_after_asked",
                        violation_error_code="question_answer_by_after_asked",
                        violation_error_message="The last day to answer cannot be before the question.",
                    ),
                    models.CheckConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalQuotaYear",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(db_index=True, verbose_name="year")),
                ("turnover", models.PositiveSmallIntegerField(verbose_name="turnover the year before")),
                ("share", models.DecimalField(decimal_places=3, max_digits=4, verbose_name="share")),
                (
                    "rounding",
                    models.CharField(
                        choices=[("nearest", "to the nearest whole number"), ("down", "down"), ("up", "up")],
                        max_length=10,
                        verbose_name="rounding",
                    ),
                ),
                ("floor", models.PositiveSmallIntegerField(default=0, verbose_name="at least")),
                ("ceiling", models.PositiveSmallIntegerField(verbose_name="ceiling")),
                ("computed_afterwards", models.BooleanField(default=False, verbose_name="computed afterwards")),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.policy",
                        verbose_name="by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical quota year",
                "verbose_name_plural": "historical quota years",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_5fb608_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="QuotaYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                ("turnover", models.PositiveSmallIntegerField(verbose_name="turnover the year before")),
                ("share", models.DecimalField(decimal_places=3, max_digits=4, verbose_name="share")),
                (
                    "rounding",
                    models.CharField(
                        choices=[("nearest", "to the nearest whole number"), ("down", "down"), ("up", "up")],
                        max_length=10,
                        verbose_name="rounding",
                    ),
                ),
                ("floor", models.PositiveSmallIntegerField(default=0, verbose_name="at least")),
                ("ceiling", models.PositiveSmallIntegerField(verbose_name="ceiling")),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quota_years",
                        to="contracts.policy",
                        verbose_name="by",
                    ),
                ),
                ("computed_afterwards", models.BooleanField(default=False, verbose_name="computed afterwards")),
            ],
            options={
                "verbose_name": "quota year",
                "verbose_name_plural": "quota years",
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalQuotaExtension",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("places", models.PositiveSmallIntegerField(verbose_name="more places")),
                ("reason", models.TextField(verbose_name="reason")),
                ("agreed_on", models.DateField(verbose_name="agreed")),
                (
                    "year",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.quotayear",
                        verbose_name="year",
                    ),
                ),
                (
                    "agreed_by_housing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="agreed for the housing company by",
                    ),
                ),
                (
                    "agreed_by_social",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="agreed for the social services by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical more places",
                "verbose_name_plural": "historical more places",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_2b6eef_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="QuotaExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="contracts.quotayear",
                        verbose_name="year",
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(verbose_name="more places")),
                ("reason", models.TextField(verbose_name="reason")),
                ("agreed_on", models.DateField(verbose_name="agreed")),
                (
                    "agreed_by_housing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="agreed for the housing company by",
                    ),
                ),
                (
                    "agreed_by_social",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="agreed for the social services by",
                    ),
                ),
            ],
            options={
                "verbose_name": "more places",
                "verbose_name_plural": "more places",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("places__gt", 0), models.Q(("reason", ""), _negated=True)),
                        name="quota_extension_reasoned",
                        violation_error_code="quota_extension_reasoned",
                        violation_error_message="Give the number of places and the reason.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalQuotaPlace",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="place")),
                (
                    "year",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.quotayear",
                        verbose_name="year",
                    ),
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
            ],
            options={
                "verbose_name": "historical quota place",
                "verbose_name_plural": "historical quota places",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_455084_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="QuotaPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="contracts.quotayear",
                        verbose_name="year",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="place")),
                (
                    "contract",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quota_place",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
                    ),
                ),
            ],
            options={
                "verbose_name": "quota place",
                "verbose_name_plural": "quota places",
                "ordering": ["year", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "number"),
                        name="quota_place_once",
                        violation_error_code="quota_place_once",
                        violation_error_message="The place was taken a moment ago. Try again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gt", 0)),
                        name="quota_place_counts_from_one",
                        violation_error_code="quota_place_counts_from_one",
                        violation_error_message="Places are counted from 1.",
                    ),
                ],
            },
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
            ],
            options={
                "verbose_name": "historical agreed repair",
                "verbose_name_plural": "historical agreed repairs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_de1304_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Repair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repair",
                        to="contracts.incident",
                        verbose_name="incident",
                    ),
                ),
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
                (
                    "agreed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="noted by",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="put right")),
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
            ],
            options={
                "verbose_name": "agreed repair",
                "verbose_name_plural": "agreed repairs",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("agreed_on"))),
                        name="repair_due_after_agreed",
                        violation_error_code="repair_due_after_agreed",
                        violation_error_message="Give time to put it right: choose today or a later day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="repair_done_whole",
                        violation_error_code="repair_done_whole",
                        violation_error_message="Give both the day when it was put right and who saw it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StairwellAsking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                (
                    "stairwell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.stairwell",
                        verbose_name="stairwell",
                    ),
                ),
                ("case_number", models.TextField(verbose_name="case number")),
                ("obstacle", models.BooleanField(verbose_name="speak first")),
            ],
            options={
                "verbose_name": "asking about a stairwell",
                "verbose_name_plural": "askings about stairwells",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSubleaseEnding",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("own_home", "a home of one's own elsewhere"),
                            ("relatives", "moved in with relatives or friends"),
                            ("other_housing", "other housing by the social services"),
                            ("institution", "care or institution"),
                            ("left_municipality", "moved from the municipality"),
                            ("lost", "lost the home by notice"),
                            ("deceased", "deceased"),
                            ("unknown", "unknown"),
                        ],
                        max_length=20,
                        verbose_name="how it ended",
                    ),
                ),
                ("died_on", models.DateField(blank=True, null=True, verbose_name="day of death")),
                ("children_affected", models.TextField(blank=True, verbose_name="how the children are affected")),
                (
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.notice",
                        verbose_name="notice",
                    ),
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
            ],
            options={
                "verbose_name": "historical how a sublease ended",
                "verbose_name_plural": "historical how subleases ended",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_860363_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SubleaseEnding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ending",
                        to="contracts.notice",
                        verbose_name="notice",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endings",
                        to="tenants.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("own_home", "a home of one's own elsewhere"),
                            ("relatives", "moved in with relatives or friends"),
                            ("other_housing", "other housing by the social services"),
                            ("institution", "care or institution"),
                            ("left_municipality", "moved from the municipality"),
                            ("lost", "lost the home by notice"),
                            ("deceased", "deceased"),
                            ("unknown", "unknown"),
                        ],
                        max_length=20,
                        verbose_name="how it ended",
                    ),
                ),
                ("died_on", models.DateField(blank=True, null=True, verbose_name="day of death")),
                ("children_affected", models.TextField(blank=True, verbose_name="how the children are affected")),
            ],
            options={
                "verbose_name": "how a sublease ended",
                "verbose_name_plural": "how subleases ended",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("died_on__isnull", True), ("reason", "deceased"), _connector="OR"),
                        name="ending_death_dated",
                        violation_error_code="ending_death_dated",
                        violation_error_message="A day of death belongs only with somebody who has died.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTakeover",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("new_lease_from", models.DateField(verbose_name="the new lease begins")),
                ("prepared_on", models.DateField(verbose_name="prepared")),
                ("completed_at", models.DateTimeField(blank=True, null=True, verbose_name="carried out")),
                (
                    "lease_number",
                    models.BigIntegerField(
                        blank=True, db_index=True, null=True, verbose_name="number of the new lease"
                    ),
                ),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled")),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled")),
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
                    "tenant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="new tenant",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="prepared by",
                    ),
                ),
                (
                    "completed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="carried out by",
                    ),
                ),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="cancelled by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical takeover",
                "verbose_name_plural": "historical takeovers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_893568_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Takeover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sublease",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takeovers",
                        to="contracts.sublease",
                        verbose_name="sublease",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenants.person",
                        verbose_name="new tenant",
                    ),
                ),
                ("new_lease_from", models.DateField(verbose_name="the new lease begins")),
                ("prepared_on", models.DateField(verbose_name="prepared")),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="prepared by",
                    ),
                ),
                ("completed_at", models.DateTimeField(blank=True, null=True, verbose_name="carried out")),
                (
                    "completed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="carried out by",
                    ),
                ),
                (
                    "lease_number",
                    models.BigIntegerField(blank=True, null=True, unique=True, verbose_name="number of the new lease"),
                ),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled")),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="cancelled by",
                    ),
                ),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled")),
            ],
            options={
                "verbose_name": "takeover",
                "verbose_name_plural": "takeovers",
                "ordering": ["-prepared_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_on__isnull", True)),
                        fields=("sublease",),
                        name="takeover_once",
                        violation_error_code="takeover_once",
                        violation_error_message="A takeover of this home has already been prepared.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("new_lease_from__gt", models.F("prepared_on"))),
                        name="takeover_after_prepared",
                        violation_error_code="takeover_after_prepared",
                        violation_error_message="Choose a day to come for the new lease.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("completed_at__isnull", True),
                                ("completed_by__isnull", True),
                                ("lease_number__isnull", True),
                            ),
                            models.Q(
                                ("completed_at__isnull", False),
                                ("completed_by__isnull", False),
                                ("lease_number__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="takeover_completed_whole",
                        violation_error_code="takeover_completed_whole",
                        violation_error_message="A takeover that is carried out has its day, who did it and the lease.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancel_reason", ""), ("cancelled_by__isnull", True), ("cancelled_on__isnull", True)
                            ),
                            models.Q(
                                ("cancelled_by__isnull", False),
                                ("cancelled_on__isnull", False),
                                models.Q(("cancel_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="takeover_cancelled_whole",
                        violation_error_code="takeover_cancelled_whole",
                        violation_error_message="Say why the takeover is cancelled.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_at__isnull", True), ("cancelled_on__isnull", True), _connector="OR"
                        ),
                        name="takeover_ends_one_way",
                        violation_error_code="takeover_ends_one_way",
                        violation_error_message="What has been carried out is not cancelled.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTakeoverConsent",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("resident", "the resident"),
                            ("social", "the social services"),
                            ("housing", "Götenebostäder"),
                        ],
                        max_length=10,
                        verbose_name="whose yes",
                    ),
                ),
                ("said_on", models.DateField(verbose_name="said yes")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="taken back")),
                (
                    "takeover",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.takeover",
                        verbose_name="takeover",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="taken back by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical yes to a takeover",
                "verbose_name_plural": "historical yeses to takeovers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_f43f35_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TakeoverConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "takeover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="contracts.takeover",
                        verbose_name="takeover",
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("resident", "the resident"),
                            ("social", "the social services"),
                            ("housing", "Götenebostäder"),
                        ],
                        max_length=10,
                        verbose_name="whose yes",
                    ),
                ),
                ("said_on", models.DateField(verbose_name="said yes")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="recorded by",
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="taken back")),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="taken back by",
                    ),
                ),
            ],
            options={
                "verbose_name": "yes to a takeover",
                "verbose_name_plural": "yeses to takeovers",
                "ordering": ["said_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("takeover", "party"),
                        name="takeover_consent_once",
                        violation_error_code="takeover_consent_once",
                        violation_error_message="This yes is already noted.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_by__isnull", True), ("withdrawn_on__isnull", True)),
                            models.Q(("withdrawn_by__isnull", False), ("withdrawn_on__gte", models.F("said_on"))),
                            _connector="OR",
                        ),
                        name="takeover_consent_withdrawn_whole",
                        violation_error_code="takeover_consent_withdrawn_whole",
                        violation_error_message="A yes is taken back by somebody, on the day it was said or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakeoverPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "takeover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="contracts.takeover",
                        verbose_name="takeover",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("end_sublease", "agreement to end the sublease"),
                            ("end_head_lease", "agreement to end the social contract"),
                            ("new_lease", "the new lease"),
                            ("letter", "letter for the resident to keep"),
                        ],
                        max_length=15,
                        verbose_name="paper",
                    ),
                ),
                ("with_names", models.BooleanField(verbose_name="with names")),
                ("made_on", models.DateField(verbose_name="made")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper of a takeover",
                "verbose_name_plural": "papers of takeovers",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TakeoverPaperFile",
            fields=[
                ("pdf", models.BinaryField(verbose_name="document")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="made by",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="contracts.takeoverpaper",
                        verbose_name="paper of a takeover",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a paper",
                "verbose_name_plural": "files of papers",
            },
        ),
        migrations.CreateModel(
            name="SignedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed",
                        to="contracts.takeoverpaper",
                        verbose_name="paper of a takeover",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="signed")),
                ("received_on", models.DateField(verbose_name="attached")),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="attached by",
                    ),
                ),
            ],
            options={
                "verbose_name": "signed paper",
                "verbose_name_plural": "signed papers",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signed_on__lte", models.F("received_on"))),
                        name="signed_paper_signed_first",
                        violation_error_code="signed_paper_signed_first",
                        violation_error_message="The paper cannot have been signed after today.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedScan",
            fields=[
                (
                    "signed",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="scan",
                        serialize=False,
                        to="contracts.signedpaper",
                        verbose_name="signed paper",
                    ),
                ),
                ("content", models.BinaryField(verbose_name="scan or photo")),
                ("content_type", models.CharField(max_length=20, verbose_name="kind of file")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
            ],
            options={
                "verbose_name": "scan of a signed paper",
                "verbose_name_plural": "scans of signed papers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("content_type__in", ["application/pdf", "image/jpeg"])),
                        name="signed_scan_pdf_or_photo",
                        violation_error_code="signed_scan_pdf_or_photo",
                        violation_error_message="Attach a PDF or a photo.",
                    )
                ],
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
            ],
            options={
                "verbose_name": "historical unverified report",
                "verbose_name_plural": "historical unverified reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_1b91f5_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="UnverifiedReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.socialcontract",
                        verbose_name="social contract",
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
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="received by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "unverified report",
                "verbose_name_plural": "unverified reports",
                "ordering": ["check_by", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("check_by__gte", models.F("received_on"))),
                        name="unverified_check_after_received",
                        violation_error_code="unverified_check_after_received",
                        violation_error_message="It cannot be checked before it was received: choose a later day.",
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("received_on")), _connector="OR"
                        ),
                        name="unverified_ended_after_received",
                        violation_error_code="unverified_ended_after_received",
                        violation_error_message="It cannot be settled before it was received.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalVisitInPairs",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "apartment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who follows it up",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical visits two together",
                "verbose_name_plural": "historical visits two together",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [models.Index(fields=["history_date", "id"], name="contracts_h_history_833cdb_idx")],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VisitInPairs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "apartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits_in_pairs",
                        to="contracts.apartment",
                        verbose_name="apartment",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="who follows it up",
                    ),
                ),
                ("begins_on", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "visits two together",
                "verbose_name_plural": "visits two together",
                "ordering": ["until", "pk"],
                "constraints": [
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("begins_on")), _connector="OR"
                        ),
                        name="visit_in_pairs_ended_after",
                        violation_error_code="visit_in_pairs_ended_after",
                        violation_error_message="It cannot end before it began.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("apartment",),
                        name="visit_in_pairs_once",
                        violation_error_code="visit_in_pairs_once",
                        violation_error_message="It is already said that this apartment is visited two together.",
                    ),
                ],
            },
        ),
    ]
