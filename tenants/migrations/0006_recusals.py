from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tenants", "0005_information_kinds")]

    operations = []
