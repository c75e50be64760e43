from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class InspectionKind(TextChoices):
    MOVE_IN = "move_in", _("move-in inspection")
    MOVE_OUT = "move_out", _("move-out inspection")
    BEFORE_TAKEOVER = "before_takeover", _("inspection before takeover")
    RE_INSPECTION = "re_inspection", _("re-inspection")
    INTERIM = "interim", _("interim inspection")


class Party(TextChoices):
    """Who looks at the apartment together. The first two are the organisations, by the same names."""

    HOUSING = "housing", _("the housing company")
    SOCIAL = "social", _("the social services")
    RESIDENT = "resident", _("the resident")


class Condition(IntegerChoices):
    """Svenska: skick."""

    AS_NEW = 0, _("as new")
    GOOD = 1, _("good")
    WORN = 2, _("worn")
    TO_MEND = 3, _("to be mended")


class Finding(TextChoices):
    NONE = "none", _("no remark")  # Svenska: utan anmärkning
    WEAR = "wear", _("normal wear")  # Svenska: normalt slitage
    DAMAGE = "damage", _("damage")  # Svenska: skada


class WhoPays(TextChoices):
    LANDLORD = "landlord", _("the landlord")
    MUNICIPALITY = "municipality", _("the municipality")
    RESIDENT = "resident", _("the resident")
