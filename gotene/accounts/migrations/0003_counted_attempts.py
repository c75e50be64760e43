"""Where attempts to sign in are counted, for every process."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_absences")]

    operations = []
