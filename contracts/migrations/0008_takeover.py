"""Takeovers with their yeses and papers, and how a handover plan closes; an answered offer stays answered."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

FUNCTIONS = (
    "contracts_takeover_stands",
    "contracts_takeover_consent_stands",
    "contracts_takeover_paper_stands",
    "contracts_signed_paper_stands",
    "contracts_takeover_is_whole",
    "contracts_offer_answered_once",
)
# Refuses everything until its text is put in place after the migrations (gotene/access/sql).
STUB = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'nothing is written before the function is in place' USING ERRCODE = 'check_violation';
END $$;
"""

TRIGGERS = """
CREATE TRIGGER takeover_stands BEFORE INSERT OR UPDATE ON contracts_takeover
    FOR EACH ROW EXECUTE FUNCTION contracts_takeover_stands();
CREATE TRIGGER takeover_consent_stands BEFORE INSERT OR UPDATE ON contracts_takeoverconsent
    FOR EACH ROW EXECUTE FUNCTION contracts_takeover_consent_stands();
CREATE TRIGGER takeover_paper_stands BEFORE INSERT ON contracts_takeoverpaper
    FOR EACH ROW EXECUTE FUNCTION contracts_takeover_paper_stands();
CREATE TRIGGER takeover_paper_is_kept BEFORE UPDATE OR DELETE ON contracts_takeoverpaper
    FOR EACH ROW EXECUTE FUNCTION documents_is_kept('takeover_paper_is_kept');
CREATE TRIGGER takeover_paper_file_is_kept BEFORE UPDATE OR DELETE ON contracts_takeoverpaperfile
    FOR EACH ROW EXECUTE FUNCTION documents_is_kept('takeover_paper_is_kept');
CREATE TRIGGER signed_paper_stands BEFORE INSERT ON contracts_signedpaper
    FOR EACH ROW EXECUTE FUNCTION contracts_signed_paper_stands();
CREATE TRIGGER signed_paper_is_kept BEFORE UPDATE OR DELETE ON contracts_signedpaper
    FOR EACH ROW EXECUTE FUNCTION documents_is_kept('signed_paper_is_kept');
CREATE TRIGGER signed_scan_is_kept BEFORE UPDATE OR DELETE ON contracts_signedscan
    FOR EACH ROW EXECUTE FUNCTION documents_is_kept('signed_paper_is_kept');
CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER INSERT OR UPDATE ON contracts_takeover
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.completed_at IS NOT NULL) EXECUTE FUNCTION contracts_takeover_is_whole();
CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER INSERT OR UPDATE ON contracts_sublease
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contracts_takeover_is_whole();
CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER INSERT OR UPDATE ON contracts_socialcontract
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contracts_takeover_is_whole();
CREATE CONSTRAINT TRIGGER takeover_is_whole AFTER UPDATE ON contracts_lease
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (ROW(NEW.apartment_id, NEW.tenant_id, NEW.begins_on)
        IS DISTINCT FROM ROW(OLD.apartment_id, OLD.tenant_id, OLD.begins_on))
    EXECUTE FUNCTION contracts_takeover_is_whole();
CREATE TRIGGER offer_answered_once BEFORE UPDATE ON contracts_offer
    FOR EACH ROW EXECUTE FUNCTION contracts_offer_answered_once();
"""

TRIGGERS_BACK = """
DROP TRIGGER takeover_stands ON contracts_takeover;
DROP TRIGGER takeover_consent_stands ON contracts_takeoverconsent;
DROP TRIGGER takeover_paper_stands ON contracts_takeoverpaper;
DROP TRIGGER takeover_paper_is_kept ON contracts_takeoverpaper;
DROP TRIGGER takeover_paper_file_is_kept ON contracts_takeoverpaperfile;
DROP TRIGGER signed_paper_stands ON contracts_signedpaper;
DROP TRIGGER signed_paper_is_kept ON contracts_signedpaper;
DROP TRIGGER signed_scan_is_kept ON contracts_signedscan;
DROP TRIGGER takeover_is_whole ON contracts_takeover;
DROP TRIGGER takeover_is_whole ON contracts_sublease;
DROP TRIGGER takeover_is_whole ON contracts_socialcontract;
DROP TRIGGER takeover_is_whole ON contracts_lease;
DROP TRIGGER offer_answered_once ON contracts_offer;
"""


class Migration(migrations.Migration):
    """What the functions let through stands in gotene/access/sql/ and is put in place after every migration."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("contracts", "0007_incidents"),
        ("tenants", "0005_information_kinds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Takeover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("new_lease_from", models.DateField(verbose_name="the new lease begins")),
                ("prepared_on", models.DateField(verbose_name="prepared")),
                ("completed_at", models.DateTimeField(blank=True, null=True, verbose_name="carried out")),
                (
                    "lease_number",
                    models.BigIntegerField(blank=True, null=True, unique=True, verbose_name="number of the new lease"),
                ),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="cancelled")),
                ("cancel_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled")),
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
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="prepared by",
                    ),
                ),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.staffmember",
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
            name="TakeoverConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="recorded by",
                    ),
                ),
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
            name="TakeoverPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "takeover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="contracts.takeover",
                        verbose_name="takeover",
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
                "verbose_name": "file of a paper",
                "verbose_name_plural": "files of papers",
            },
        ),
        migrations.CreateModel(
            name="SignedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed",
                        to="contracts.takeoverpaper",
                        verbose_name="paper of a takeover",
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
        migrations.AddField(
            model_name="handoverplan",
            name="closed_on",
            field=models.DateField(blank=True, null=True, verbose_name="closed"),
        ),
        migrations.AddField(
            model_name="handoverplan",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[("own_lease", "own lease"), ("ended", "ended")],
                max_length=15,
                verbose_name="how the plan closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="handoverplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), ("outcome", "")),
                    models.Q(("closed_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="plan_closed_whole",
                violation_error_code="plan_closed_whole",
                violation_error_message="A plan that is closed has its day and how it went.",
            ),
        ),
        migrations.AddField(
            model_name="historicalhandoverplan",
            name="closed_on",
            field=models.DateField(blank=True, null=True, verbose_name="closed"),
        ),
        migrations.AddField(
            model_name="historicalhandoverplan",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[("own_lease", "own lease"), ("ended", "ended")],
                max_length=15,
                verbose_name="how the plan closed",
            ),
        ),
        *(migrations.RunSQL(STUB.format(name=name), f"DROP FUNCTION {name}();") for name in FUNCTIONS),
        migrations.RunSQL(TRIGGERS, TRIGGERS_BACK),
    ]
