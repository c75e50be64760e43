from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contracts", "0004_stairwell_asking"), ("tenants", "0005_information_kinds")]

    operations = []
