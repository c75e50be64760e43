"""More kinds of information that may pass to the company. Nothing changes in the database but what Django knows."""

from django.db import migrations, models

KINDS = [
    ("resident", "name and move-in date"),
    ("criteria", "requirements for takeover"),
    ("check_ins", "results of check-ins"),
    ("incidents", "what has gone wrong and been confirmed"),
    ("takeover", "takeover of the lease"),
    ("answers", "questions and answers about the home"),
]


def kind():
    return models.CharField(choices=KINDS, max_length=20, verbose_name="kind of information")


class Migration(migrations.Migration):
    dependencies = [("tenants", "0004_non_association")]

    operations = [
        migrations.AlterField(model_name=model, name="kind", field=kind())
        for model in ("consent", "historicalconsent", "disclosure")
    ]
