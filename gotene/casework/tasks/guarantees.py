"""Guarantees that nobody has given notice on."""

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Guarantee
from gotene.access.roles import Permission
from gotene.casework.tasks.task import Task
from gotene.templatetags.swedish import long_date


def tasks(staff, today):
    if not staff.may(Permission.CHANGE_GUARANTEES):
        return []
    without_notice = Guarantee.objects.visible_to(staff).on(today).filter(notice_given_on=None)
    return [
        Task(
            _("Guarantee without notice: free on %(day)s if notice is given today")
            % {"day": long_date(guarantee.earliest_end(today))},
            str(guarantee.apartment),
            reverse("guarantees"),
        )
        for guarantee in without_notice.with_place_and_tenant()
    ]
