from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contracts", "0005_policy_versions")]

    operations = []
