"""What somebody was typing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=500, verbose_name="form")),
                ("sealed", models.TextField(verbose_name="what was typed")),
                ("saved_at", models.DateTimeField(verbose_name="last typed")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.staffmember",
                        verbose_name="typed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "draft",
                "verbose_name_plural": "drafts",
                "indexes": [models.Index(fields=["saved_at"], name="draft_by_age")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("staff", "form"),
                        name="draft_of_each_form",
                        violation_error_code="draft_of_each_form",
                        violation_error_message="There is already a draft of this form.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sealed__startswith", "gAAAAA")),
                        name="draft_is_sealed",
                        violation_error_code="draft_is_sealed",
                        violation_error_message="A draft is kept encrypted.",
                    ),
                ],
            },
        ),
    ]
