"""A consent has a period."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tenants", "0004_reveals")]

    operations = []
