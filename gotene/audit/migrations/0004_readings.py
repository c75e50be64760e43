"""The read log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_jobs_are_kept")]

    operations = []
