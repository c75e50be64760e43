"""Each submission is its sender's: what is there is a few days' double clicks, and goes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("audit", "0001_initial")]

    operations = [
        migrations.RunSQL("DELETE FROM audit_submission", migrations.RunSQL.noop),
        migrations.AddField(
            "submission",
            "staff",
            models.ForeignKey(
                default=0,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.staffmember",
                verbose_name="sent by",
            ),
            preserve_default=False,
        ),
    ]
