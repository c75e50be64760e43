"""Meetings: their agenda as it was, what was decided and promised, and minutes that are locked when both approve."""

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.comparison
import gotene.audit.history
import simple_history.models
from django.db import migrations, models

STUB = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'its text is put in place after every migration' USING ERRCODE = 'check_violation';
END $$;
"""
FUNCTIONS = (
    "meetings_meeting_stands",
    "meetings_meeting_is_open",
    "meetings_action_point_is_kept",
    "meetings_approval_of_closed_meeting",
    "meetings_minutes_of_approved_meeting",
)
# Table, trigger, when, function with its argument.
TRIGGERS = (
    ("meetings_meeting", "meeting_stands", "UPDATE OR DELETE", "meetings_meeting_stands()"),
    ("meetings_meetingattendance", "attendance_in_meeting", "INSERT OR UPDATE OR DELETE", "meetings_meeting_is_open()"),
    ("meetings_agendaitem", "agenda_item_in_meeting", "INSERT", "meetings_meeting_is_open()"),
    ("meetings_agendaitem", "agenda_item_is_kept", "UPDATE OR DELETE", "documents_is_kept('agenda_item_is_kept')"),
    ("meetings_meetingdecision", "decision_in_meeting", "INSERT OR UPDATE OR DELETE", "meetings_meeting_is_open()"),
    ("meetings_actionpoint", "action_point_in_meeting", "INSERT", "meetings_meeting_is_open()"),
    ("meetings_actionpoint", "action_point_is_kept", "UPDATE OR DELETE", "meetings_action_point_is_kept()"),
    ("meetings_approval", "approval_of_closed_meeting", "INSERT", "meetings_approval_of_closed_meeting()"),
    ("meetings_approval", "approval_is_kept", "UPDATE OR DELETE", "documents_is_kept('approval_is_kept')"),
    ("meetings_minutes", "minutes_of_approved_meeting", "INSERT", "meetings_minutes_of_approved_meeting()"),
    ("meetings_minutes", "minutes_are_kept", "UPDATE OR DELETE", "documents_is_kept('minutes_are_kept')"),
)
FORWARD = "".join(STUB.format(function=function) for function in FUNCTIONS) + "".join(
    f"CREATE TRIGGER {trigger} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function};"
    for table, trigger, when, function in TRIGGERS
)
BACKWARD = "".join(f"DROP TRIGGER {trigger} ON {table};" for table, trigger, _when, _function in TRIGGERS) + "".join(
    f"DROP FUNCTION {function}();" for function in FUNCTIONS
)


class Migration(migrations.Migration):
    """What the functions let through stands in gotene/access/sql/ and is put in place after every migration."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("meetings", "0003_report_orders"),
        ("inspections", "0002_protocols"),
    ]

    operations = [
        migrations.CreateModel(
            name='ActionPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=300, verbose_name='what is to be done')),
                ('due_on', models.DateField(verbose_name='done by')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done')),
                ('struck', models.BooleanField(default=False, verbose_name='struck out')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='noted as done by')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='who does it')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='given_anew', to='meetings.actionpoint', verbose_name='instead of')),
            ],
            options={
                'verbose_name': 'promise',
                'verbose_name_plural': 'promises',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(choices=[('promises', 'Promises from last time'), ('check_ins', 'Check-ins due and late'), ('months', '6, 12 and 18 months since moving in'), ('inspections', 'Inspections'), ('requests', 'Requests and offers'), ('policies', 'Policy and agreement'), ('quota', 'Quota'), ('landlord_notices', 'Landlord informed, no receipt yet'), ('incidents', 'Confirmed incidents and repairs that are late'), ('takeovers', 'Takeovers under way'), ('empty', 'Empty contracts'), ('questions', 'Questions to the other side'), ('trend', 'Five years'), ('guarantees', 'Guarantees left'), ('needs', 'Needs'), ('outcomes', 'How it went, and months to an own lease'), ('other', 'Other')], max_length=20, verbose_name='heading')),
                ('subject_key', models.CharField(max_length=80, verbose_name='matter')),
                ('text', models.CharField(max_length=300, verbose_name='text')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('url', models.CharField(blank=True, max_length=200, verbose_name='page')),
                ('figures', models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='figures')),
                ('case_number', models.CharField(blank=True, max_length=20, verbose_name='case number')),
                ('added_at', models.DateTimeField(verbose_name='added')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='added by')),
                ('contract', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contracts.socialcontract', verbose_name='social contract')),
                ('promise', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='meetings.actionpoint', verbose_name='promise')),
            ],
            options={
                'verbose_name': 'item on the agenda',
                'verbose_name_plural': 'items on the agenda',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='actionpoint',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='meetings.agendaitem', verbose_name='item on the agenda'),
        ),
        migrations.CreateModel(
            name='HistoricalActionPoint',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('what', models.CharField(max_length=300, verbose_name='what is to be done')),
                ('due_on', models.DateField(verbose_name='done by')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done')),
                ('struck', models.BooleanField(default=False, verbose_name='struck out')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('done_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='noted as done by')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.staffmember')),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.agendaitem', verbose_name='item on the agenda')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='who does it')),
                ('replaces', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.actionpoint', verbose_name='instead of')),
            ],
            options={
                'verbose_name': 'historical promise',
                'verbose_name_plural': 'historical promises',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalMeeting',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kind', models.CharField(choices=[('monthly', 'monthly meeting'), ('half_yearly', 'half-yearly meeting')], max_length=15, verbose_name='kind')),
                ('held_on', models.DateField(verbose_name='day')),
                ('place', models.CharField(max_length=100, verbose_name='place')),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='begun')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('chair', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='chair')),
                ('closed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='closed by')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.staffmember')),
                ('opened_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='begun by')),
            ],
            options={
                'verbose_name': 'historical meeting',
                'verbose_name_plural': 'historical meetings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalMeetingDecision',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('text', models.CharField(max_length=500, verbose_name='decision')),
                ('struck', models.BooleanField(default=False, verbose_name='struck out')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.staffmember')),
                ('item', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.agendaitem', verbose_name='item on the agenda')),
            ],
            options={
                'verbose_name': 'historical decision of a meeting',
                'verbose_name_plural': 'historical decisions of meetings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('monthly', 'monthly meeting'), ('half_yearly', 'half-yearly meeting')], max_length=15, verbose_name='kind')),
                ('held_on', models.DateField(verbose_name='day')),
                ('place', models.CharField(max_length=100, verbose_name='place')),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='begun')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
                ('chair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='chair')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='closed by')),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='begun by')),
            ],
            options={
                'verbose_name': 'meeting',
                'verbose_name_plural': 'meetings',
                'ordering': ['-held_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalMeetingAttendance',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('present', models.BooleanField(default=True, verbose_name='present')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.staffmember')),
                ('staff', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.staffmember', verbose_name='who')),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.meeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'historical participant',
                'verbose_name_plural': 'historical participants',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('closing', models.DateTimeField(verbose_name='the minutes as closed')),
                ('side', models.CharField(choices=[('housing', 'Housing company'), ('social', 'Social services')], max_length=10, verbose_name='organisation')),
                ('at', models.DateTimeField(verbose_name='approved')),
                ('registration_number', models.CharField(blank=True, max_length=50, verbose_name='registration number')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='approved by')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='meetings.meeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='meetings.meeting', verbose_name='meeting'),
        ),
        migrations.CreateModel(
            name='MeetingAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('present', models.BooleanField(default=True, verbose_name='present')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='meetings.meeting', verbose_name='meeting')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='who')),
            ],
            options={
                'verbose_name': 'participant',
                'verbose_name_plural': 'participants',
                'ordering': ['staff__organisation', 'staff__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MeetingDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500, verbose_name='decision')),
                ('struck', models.BooleanField(default=False, verbose_name='struck out')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='meetings.agendaitem', verbose_name='item on the agenda')),
            ],
            options={
                'verbose_name': 'decision of a meeting',
                'verbose_name_plural': 'decisions of meetings',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf', models.BinaryField(verbose_name='document')),
                ('sha256', models.CharField(max_length=64, verbose_name='fingerprint')),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.staffmember', verbose_name='made by')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='meetings.meeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'minutes',
                'verbose_name_plural': 'minutes',
            },
        ),
        migrations.AddIndex(
            model_name='actionpoint',
            index=models.Index(condition=models.Q(('done_on', None)), fields=['due_on'], name='action_point_not_done'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='action_point_says_something', violation_error_code='action_point_says_something', violation_error_message='Write what is to be done.'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_by__isnull', True), ('done_on__isnull', True)), models.Q(('done_by__isnull', False), ('done_on__isnull', False)), _connector='OR'), name='action_point_done_whole', violation_error_code='action_point_done_whole', violation_error_message='That a promise is done needs both who and when.'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(('replaces', models.F('pk')), _negated=True), name='action_point_not_instead_of_itself', violation_error_code='action_point_not_instead_of_itself', violation_error_message='A promise cannot stand instead of itself.'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('struck', False)), fields=('replaces',), name='action_point_given_anew_once', violation_error_code='action_point_given_anew_once', violation_error_message='This promise has already been given anew. Change the new one.'),
        ),
        migrations.AddIndex(
            model_name='historicalactionpoint',
            index=models.Index(fields=['history_date', 'id'], name='meetings_hi_history_d2e0ea_idx'),
        ),
        migrations.AddIndex(
            model_name='historicalmeeting',
            index=models.Index(fields=['history_date', 'id'], name='meetings_hi_history_239393_idx'),
        ),
        migrations.AddIndex(
            model_name='historicalmeetingdecision',
            index=models.Index(fields=['history_date', 'id'], name='meetings_hi_history_34712a_idx'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['kind', '-held_on'], name='meetings_me_kind_82729f_idx'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('opened_at__isnull', True)), fields=('kind',), name='meeting_one_planned', violation_error_code='meeting_one_planned', violation_error_message='The next meeting of this kind is already planned. Change its day, or hold it first.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opened_at__isnull', True), ('opened_by__isnull', True)), models.Q(('opened_at__isnull', False), ('opened_by__isnull', False)), _connector='OR'), name='meeting_opened_whole', violation_error_code='meeting_opened_whole', violation_error_message='That a meeting began needs both who and when.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__gte', models.F('opened_at')), ('closed_by__isnull', False), ('opened_at__isnull', False)), _connector='OR'), name='meeting_closed_whole', violation_error_code='meeting_closed_whole', violation_error_message='A meeting is closed after it began, by somebody.'),
        ),
        migrations.AddIndex(
            model_name='historicalmeetingattendance',
            index=models.Index(fields=['history_date', 'id'], name='meetings_hi_history_265864_idx'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(fields=('meeting', 'closing', 'side'), name='approval_once_a_side', violation_error_code='approval_once_a_side', violation_error_message='Your organisation has already approved these minutes.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'section', 'subject_key'), name='agenda_item_once', violation_error_code='agenda_item_once', violation_error_message='This already stands on the agenda.'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='agenda_item_says_something', violation_error_code='agenda_item_says_something', violation_error_message='Write what the item is about.'),
        ),
        migrations.AddConstraint(
            model_name='meetingattendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'staff'), name='meeting_attendance_once', violation_error_code='meeting_attendance_once', violation_error_message='This person is already named at the meeting.'),
        ),
        migrations.AddConstraint(
            model_name='meetingdecision',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='meeting_decision_says_something', violation_error_code='meeting_decision_says_something', violation_error_message='Write what was decided.'),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
