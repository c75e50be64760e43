from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contracts", "0004_stairwell_asking")]

    operations = []
