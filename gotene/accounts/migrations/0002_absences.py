"""Absences with a deputy, and the guard of who changes whose account."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = []
