from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    HALF_YEARLY = "half_yearly", _("half-yearly report")  # Svenska: halvårsrapport
