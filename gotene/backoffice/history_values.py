"""What a change was from and to, as it is said on screen: a dash for nothing, words for choices, days as elsewhere."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.models import DeletedObject
from simple_history.template_utils import HistoricalRecordContextHelper

NOTHING = "–"


class HistoryValues(HistoricalRecordContextHelper):
    """simple-history's own would write None, True, UTC times, and "Deleted" where nothing had been chosen."""

    def prepare_delta_change_value(self, change, value):
        value = super().prepare_delta_change_value(change, value)
        if value in (None, "") or (isinstance(value, DeletedObject) and value.pk is None):
            return NOTHING
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, dt.datetime):
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        choices = dict(self.model._meta.get_field(change.field).flatchoices)
        return str(choices[value]) if isinstance(value, str) and value in choices else value
