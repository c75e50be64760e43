"""What the sweep knows of guarantees on their way to none: one with a plan, and one with a letter and its receipt."""

import datetime

from django.utils import timezone

from contracts.models import GuaranteeNotice, GuaranteePlan, GuaranteeReceipt
from gotene.access.roles import Role
from tests import factories

WEEK = datetime.timedelta(days=7)


class WindingDown:
    """`about` says what each address is asked with."""

    def __init__(self, world):
        self.planned = world.guarantee
        coordinator = factories.staff(Role.COORDINATOR)
        GuaranteePlan.objects.create(
            guarantee=self.planned,
            way="notice",
            planned_notice_on=world.today + WEEK,
            planned_last_day=world.today + 52 * WEEK,
            owner=coordinator,
        )
        # Not of the company's own tenant: a guarantee lets the social services know the name.
        self.noticed = factories.guarantee(notice_given_on=world.today - WEEK, ends_on=world.today + 40 * WEEK)
        GuaranteeNotice.objects.create(
            guarantee=self.noticed,
            given_on=world.today - WEEK,
            ends_on=world.today + 40 * WEEK,
            pdf=b"%PDF-1.7",
            sha256="0" * 64,
            made_by=coordinator,
            made_at=timezone.now(),
        )
        GuaranteeReceipt.objects.create(
            guarantee=self.noticed, received_on=world.today - WEEK, received_by=world.letting
        )

    @property
    def about(self):
        planned, noticed = {"own": [self.planned.pk]}, {"own": [self.noticed.pk]}
        return {
            **dict.fromkeys(["guarantee", "plan_guarantee", "give_guarantee_notice"], planned),
            **dict.fromkeys(["guarantee_letter", "receive_guarantee_notice", "guarantee_tenant_told"], noticed),
        }
