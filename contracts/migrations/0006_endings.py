"""Notices and how subleases end, that no takeover is planned, and placements without an offer."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

# The functions' texts are those of gotene/access/sql, which are put in place after the migrations.
GUARDS = "".join(
    f"""
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE {kind} {trigger} {when} ON {table} {how} FOR EACH ROW EXECUTE FUNCTION {function}();
"""
    for function, kind, trigger, when, table, how in (
        ("contracts_notice_is_kept", "TRIGGER", "notice_is_kept", "BEFORE UPDATE", "contracts_notice", ""),
        (
            "contracts_notice_of_own_contract",
            "TRIGGER",
            "notice_of_own_contract",
            "BEFORE INSERT",
            "contracts_notice",
            "",
        ),
        (
            "contracts_notice_has_ending",
            "CONSTRAINT TRIGGER",
            "notice_has_ending",
            "AFTER INSERT",
            "contracts_notice",
            "DEFERRABLE INITIALLY DEFERRED",
        ),
        (
            "contracts_ending_says_about_children",
            "TRIGGER",
            "ending_says_about_children",
            "BEFORE INSERT OR UPDATE",
            "contracts_subleaseending",
            "",
        ),
        (
            "contracts_no_takeover_is_kept",
            "TRIGGER",
            "no_takeover_is_kept",
            "BEFORE UPDATE",
            "contracts_notakeover",
            "",
        ),
    )
)

GUARDS_BACK = """
DROP TRIGGER no_takeover_is_kept ON contracts_notakeover;
DROP TRIGGER ending_says_about_children ON contracts_subleaseending;
DROP TRIGGER notice_has_ending ON contracts_notice;
DROP TRIGGER notice_of_own_contract ON contracts_notice;
DROP TRIGGER notice_is_kept ON contracts_notice;
DROP FUNCTION contracts_no_takeover_is_kept();
DROP FUNCTION contracts_ending_says_about_children();
DROP FUNCTION contracts_notice_has_ending();
DROP FUNCTION contracts_notice_of_own_contract();
DROP FUNCTION contracts_notice_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("tenants", "0005_information_kinds"),
        ("contracts", "0005_policy_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalNoTakeover",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("decided_on", models.DateField(verbose_name="decided")),
                ("review_by", models.DateField(verbose_name="review by")),
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
                "verbose_name": "historical no takeover planned",
                "verbose_name_plural": "historical no takeover planned",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNoTakeoverReason",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("text", models.TextField(verbose_name="reason")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical why no takeover is planned",
                "verbose_name_plural": "historical why no takeover is planned",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical notice",
                "verbose_name_plural": "historical notices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical how a sublease ended",
                "verbose_name_plural": "historical how subleases ended",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NoTakeover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_on", models.DateField(verbose_name="decided")),
                ("review_by", models.DateField(verbose_name="review by")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "no takeover planned",
                "verbose_name_plural": "no takeover planned",
                "ordering": ["-decided_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="NoTakeoverReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="reason")),
            ],
            options={
                "verbose_name": "why no takeover is planned",
                "verbose_name_plural": "why no takeover is planned",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-given_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SubleaseEnding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.AlterField(
            model_name="placement",
            name="offer",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="placement",
                to="contracts.offer",
                verbose_name="offer",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotakeover",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotakeover",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalnotakeover",
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
            model_name="historicalnotakeoverreason",
            name="case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="tenants.case",
                verbose_name="case",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotakeoverreason",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalnotice",
            name="agreed_by",
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
            model_name="historicalnotice",
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
            model_name="historicalnotice",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="historicalnotice",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="recorded by",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotice",
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
            model_name="historicalnotice",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="withdrawn by",
            ),
        ),
        migrations.AddField(
            model_name="historicalsubleaseending",
            name="case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="tenants.case",
                verbose_name="case",
            ),
        ),
        migrations.AddField(
            model_name="historicalsubleaseending",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.staffmember"
            ),
        ),
        migrations.AddField(
            model_name="notakeover",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="notakeover",
            name="sublease",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="no_takeovers",
                to="contracts.sublease",
                verbose_name="sublease",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotakeoverreason",
            name="no_takeover",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.notakeover",
                verbose_name="no takeover planned",
            ),
        ),
        migrations.AddField(
            model_name="notakeoverreason",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="no_takeover_reasons",
                to="tenants.case",
                verbose_name="case",
            ),
        ),
        migrations.AddField(
            model_name="notakeoverreason",
            name="no_takeover",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reason",
                to="contracts.notakeover",
                verbose_name="no takeover planned",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="agreed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="agreed by",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="contract",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="contracts.socialcontract",
                verbose_name="social contract",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="recorded by",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="sublease",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="contracts.sublease",
                verbose_name="sublease",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="withdrawn by",
            ),
        ),
        migrations.AddField(
            model_name="historicalsubleaseending",
            name="notice",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="contracts.notice",
                verbose_name="notice",
            ),
        ),
        migrations.AddField(
            model_name="subleaseending",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endings",
                to="tenants.case",
                verbose_name="case",
            ),
        ),
        migrations.AddField(
            model_name="subleaseending",
            name="notice",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ending",
                to="contracts.notice",
                verbose_name="notice",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalnotakeover",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_cc9d17_idx"),
        ),
        migrations.AddIndex(
            model_name="historicalnotice",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_415560_idx"),
        ),
        migrations.AddConstraint(
            model_name="notakeover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("sublease",),
                name="no_takeover_once",
                violation_error_code="no_takeover_once",
                violation_error_message="It is already decided that no takeover is planned. Review it instead.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notakeover",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="notakeover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("decided_on")), _connector="OR"
                ),
                name="no_takeover_ended_after_decided",
                violation_error_code="no_takeover_ended_after_decided",
                violation_error_message="It cannot end before it was decided.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalnotakeoverreason",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_8e64df_idx"),
        ),
        migrations.AddConstraint(
            model_name="notakeoverreason",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="no_takeover_reasoned",
                violation_error_code="no_takeover_reasoned",
                violation_error_message="Say why no takeover is planned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("link", "sublease"), ("sublease__isnull", False)),
                    models.Q(("link", "head_lease"), ("sublease__isnull", True)),
                    _connector="OR",
                ),
                name="notice_link_whole",
                violation_error_code="notice_link_whole",
                violation_error_message="A notice is of the sublease or of the head lease, not both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_by__in", ["resident", "municipality", "estate"]), ("link", "sublease")),
                    models.Q(("given_by__in", ["municipality", "company"]), ("link", "head_lease")),
                    _connector="OR",
                ),
                name="notice_by_party",
                violation_error_code="notice_by_party",
                violation_error_message="Only those who are party to the lease give notice on it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sublease__isnull", False), ("withdrawn_on__isnull", True)),
                fields=("sublease",),
                name="notice_once_of_sublease",
                violation_error_code="notice_once_of_sublease",
                violation_error_message="Notice has already been given on the sublease.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sublease__isnull", True), ("withdrawn_on__isnull", True)),
                fields=("contract",),
                name="notice_once_of_head_lease",
                violation_error_code="notice_once_of_head_lease",
                violation_error_message="Notice has already been given on the head lease.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("lawful_ends_on__gte", models.F("given_on"))),
                name="notice_ends_after_given",
                violation_error_code="notice_ends_after_given",
                violation_error_message="A notice cannot end the lease before it was given.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__gte", models.F("lawful_ends_on")), ("agreed_on__isnull", False), _connector="OR"
                ),
                name="notice_earlier_by_agreement",
                violation_error_code="notice_earlier_by_agreement",
                violation_error_message="The lease ends before the day by law only when both parties agree.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_by__isnull", True), ("agreed_on__isnull", True)),
                    models.Q(
                        ("agreed_by__isnull", False), ("agreed_on__isnull", False), ("wished_ends_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="notice_agreement_whole",
                violation_error_code="notice_agreement_whole",
                violation_error_message="An agreement needs who, when and which day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("forfeiture", False), models.Q(("way", "registered_letter"), _negated=True), _connector="OR"
                ),
                name="notice_forfeiture_served",
                violation_error_code="notice_forfeiture_served",
                violation_error_message="A notice because of forfeiture must be served: a registered letter is not enough (JB 12:8).",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("disputed_on__isnull", True), ("referred_on__isnull", True), ("settled_on__isnull", True)
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
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_by__isnull", True), ("withdrawn_on__isnull", True)),
                    models.Q(("withdrawn_by__isnull", False), ("withdrawn_on__isnull", False)),
                    _connector="OR",
                ),
                name="notice_withdrawn_whole",
                violation_error_code="notice_withdrawn_whole",
                violation_error_message="A withdrawal needs both who and when.",
            ),
        ),
        migrations.AddIndex(
            model_name="historicalsubleaseending",
            index=models.Index(fields=["history_date", "id"], name="contracts_h_history_860363_idx"),
        ),
        migrations.AddConstraint(
            model_name="subleaseending",
            constraint=models.CheckConstraint(
                condition=models.Q(("died_on__isnull", True), ("reason", "deceased"), _connector="OR"),
                name="ending_death_dated",
                violation_error_code="ending_death_dated",
                violation_error_message="A day of death belongs only with somebody who has died.",
            ),
        ),
        migrations.RunSQL(GUARDS, GUARDS_BACK),
    ]
