from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class InspectionKind(TextChoices):
    MOVE_IN = "move_in", _("move-in inspection")
    MOVE_OUT = "move_out", _("move-out inspection")
    BEFORE_TAKEOVER = "before_takeover", _("inspection before takeover")
    RE_INSPECTION = "re_inspection", _("re-inspection")
    INTERIM = "interim", _("interim inspection")
