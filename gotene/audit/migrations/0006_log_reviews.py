"""The monthly review of the read log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_seals")]

    operations = []
