"""The seals of the read log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_readings")]

    operations = []
