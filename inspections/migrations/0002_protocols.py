from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial"), ("contracts", "0010_questions")]

    operations = []
