from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contracts", "0009_guarantee_plans")]

    operations = []
