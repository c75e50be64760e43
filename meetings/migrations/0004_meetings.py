from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_report_orders"), ("inspections", "0002_protocols")]

    operations = []
