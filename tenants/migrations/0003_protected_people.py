"""Protected persons: the kind of protection, their named handlers, and that there always is one."""

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

# As the owner: the handlers of the other organisation count too. The person's identity is held, so that the last
# two handlers cannot end each other at the same moment.
HAS_HANDLER = """
CREATE FUNCTION tenants_protected_person_has_handler() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE protected boolean;
BEGIN
    SELECT i.protection <> '' INTO protected
        FROM tenants_identity i WHERE i.person_id = NEW.person_id FOR UPDATE;
    IF protected AND NOT EXISTS (
        SELECT FROM tenants_handler h JOIN accounts_staffmember s ON s.id = h.staff_id
        WHERE h.person_id = NEW.person_id AND h.ended_on IS NULL AND s.active
    ) THEN
        RAISE EXCEPTION 'a protected person needs a named handler'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'protected_person_has_handler';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION tenants_protected_person_has_handler() FROM PUBLIC;
CREATE TRIGGER protected_person_has_handler AFTER INSERT OR UPDATE OF protection ON tenants_identity
    FOR EACH ROW WHEN (NEW.protection <> '') EXECUTE FUNCTION tenants_protected_person_has_handler();
CREATE TRIGGER handler_leaves_another AFTER UPDATE ON tenants_handler
    FOR EACH ROW EXECUTE FUNCTION tenants_protected_person_has_handler();
"""

HAS_HANDLER_BACK = """
DROP TRIGGER handler_leaves_another ON tenants_handler;
DROP TRIGGER protected_person_has_handler ON tenants_identity;
DROP FUNCTION tenants_protected_person_has_handler();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('tenants', '0002_guards'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalidentity',
            name='protection',
            field=models.CharField(blank=True, choices=[('marking', 'confidentiality marking'), ('registration', 'protected population registration'), ('assumed', 'assumed identity')], default='', max_length=12, verbose_name='protected identity'),
        ),
        migrations.AddField(
            model_name='identity',
            name='protection',
            field=models.CharField(blank=True, choices=[('marking', 'confidentiality marking'), ('registration', 'protected population registration'), ('assumed', 'assumed identity')], default='', max_length=12, verbose_name='protected identity'),
        ),
        migrations.CreateModel(
            name='Handler',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named_on', models.DateField(verbose_name='named')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended')),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='named by')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handlers', to='tenants.person', verbose_name='person')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handled', to='accounts.staffmember', verbose_name='named handler')),
            ],
            options={
                'verbose_name': 'named handler',
                'verbose_name_plural': 'named handlers',
                'ordering': ['named_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('person', 'staff'), name='handler_once', violation_error_code='handler_once', violation_error_message='This colleague is already a named handler for the person.'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('named_on')), _connector='OR'), name='handler_ended_after_named', violation_error_code='handler_ended_after_named', violation_error_message='A handler cannot end before the day of the naming.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalHandler',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('named_on', models.DateField(verbose_name='named')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.staffmember')),
                ('named_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='named by')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='tenants.person', verbose_name='person')),
                ('staff', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='named handler')),
            ],
            options={
                'verbose_name': 'historical named handler',
                'verbose_name_plural': 'historical named handlers',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
                'indexes': [models.Index(fields=['history_date', 'id'], name='tenants_his_history_af7470_idx')],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunSQL(HAS_HANDLER, HAS_HANDLER_BACK),
    ]
