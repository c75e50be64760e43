"""The order of long lists in the back office, as indexes."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contracts', '0002_guards'),
        ('tenants', '0002_guards'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='apartment',
            index=models.Index(fields=['object_number', '-id'], name='contracts_a_object__4a12be_idx'),
        ),
        migrations.AddIndex(
            model_name='lease',
            index=models.Index(fields=['-begins_on', '-id'], name='contracts_l_begins__b3653f_idx'),
        ),
    ]
