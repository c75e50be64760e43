"""How the guarantees that are left come to their end: one with notice on its way, one with a plan."""

import datetime as dt

from contracts import rules
from contracts.enums import GuaranteeWay
from contracts.guarantee_letter import guarantee_letter
from contracts.models import Guarantee, GuaranteeNotice, GuaranteePlan, GuaranteeReceipt
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, at, office_day, office_day_from, told_once, write
from gotene.documents.frozen import frozen

PLANNED_NOTICE_IN_DAYS = 11


def write_winding_down(staff: dict[str, StaffMember], today: dt.date) -> None:
    for guarantee in Guarantee.objects.on(today).for_letter():
        if guarantee.notice_given_on:
            _notice(guarantee, staff, today)
        else:
            _plan(guarantee, staff, today)


def _notice(guarantee, staff, today):
    """The municipality's letter, received by the company; that the tenant has been told is still to do."""
    given = guarantee.notice_given_on
    made_at = at(given, 14)
    frozen(
        GuaranteeNotice,
        pdf=guarantee_letter(guarantee, made_by=staff["coordinator"], made_at=made_at),
        by=staff["coordinator"],
        made_at=made_at,
        guarantee=guarantee,
        given_on=given,
        ends_on=guarantee.ends_on,
    )
    planned = office_day(given - 60 * ONE_DAY)
    _write_plan(guarantee, staff["coordinator"], planned, planned_notice_on=given, last_day=guarantee.ends_on)
    received = office_day_from(given + ONE_DAY)
    receipt = GuaranteeReceipt(guarantee=guarantee, received_on=received, received_by=staff["finance"])
    write([told_once(receipt, received, staff["finance"])])


def _plan(guarantee, staff, today):
    notice = office_day_from(today + PLANNED_NOTICE_IN_DAYS * ONE_DAY)
    last_day = rules.guarantee_earliest_end(notice, guarantee.begins_on)
    _write_plan(guarantee, staff["head"], office_day(today - 30 * ONE_DAY), planned_notice_on=notice, last_day=last_day)


def _write_plan(guarantee, owner, day, *, planned_notice_on, last_day):
    plan = GuaranteePlan(
        guarantee=guarantee,
        way=GuaranteeWay.NOTICE,
        planned_notice_on=planned_notice_on,
        planned_last_day=last_day,
        owner=owner,
    )
    write([told_once(plan, day, owner)])
