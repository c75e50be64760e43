"""Long reports are made in the background."""

import django.db.models.deletion
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION meetings_report_order_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an order is kept as it was placed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'report_order_is_kept';
END $$;
CREATE TRIGGER report_order_is_kept BEFORE UPDATE OR DELETE ON meetings_reportorder
    FOR EACH ROW EXECUTE FUNCTION meetings_report_order_is_kept();
"""

BACKWARD = """
DROP TRIGGER report_order_is_kept ON meetings_reportorder;
DROP FUNCTION meetings_report_order_is_kept();
"""


class Migration(migrations.Migration):
    """What the function lets through stands in gotene/access/sql/ and is put in place after every migration."""

    dependencies = [
        ('accounts', '0001_initial'),
        ('meetings', '0002_reports_are_kept'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_from', models.DateField(verbose_name='from')),
                ('pages', models.PositiveIntegerField(verbose_name='pages expected')),
                ('ordered_at', models.DateTimeField(verbose_name='ordered')),
                ('job', models.UUIDField(editable=False, null=True, unique=True, verbose_name='job')),
                ('pages_done', models.PositiveIntegerField(default=0, verbose_name='pages drawn')),
                ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='ordered by')),
                ('report', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.report', verbose_name='report')),
            ],
            options={
                'verbose_name': 'report that is being made',
                'verbose_name_plural': 'reports that are being made',
                'constraints': [models.CheckConstraint(condition=models.Q(('period_from__day', 1), ('period_from__month__in', (1, 7))), name='report_order_of_half_year', violation_error_code='report_order_of_half_year', violation_error_message='A half-year begins on 1 January or 1 July.')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
