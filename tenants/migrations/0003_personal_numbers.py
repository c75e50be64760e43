"""Personal numbers are encrypted."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tenants", "0002_release_0_2_guards")]

    operations = []
