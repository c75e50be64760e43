"""What is hidden is shown for a reason, for a while."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tenants", "0003_personal_numbers")]

    operations = []
