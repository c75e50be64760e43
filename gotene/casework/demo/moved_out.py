"""The notice by which a household left the contract that now stands empty, paid by the municipality."""

from contracts import rules
from contracts.enums import EndingReason, NoticeBy, NoticeLink, NoticeWay
from contracts.models import Notice, SubleaseEnding
from gotene.casework.demo.chronicle import office_day, told_once, write
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_months


def write_notice(home: HomePlan) -> None:
    """Given by the resident in time for the last day."""
    given_on = office_day(add_months(home.ends_on, -rules.NOTICE_MONTHS).replace(day=18))
    officer = home.case.officer
    notice = Notice(
        contract=home.sublease.contract,
        sublease=home.sublease,
        link=NoticeLink.SUBLEASE,
        given_by=NoticeBy.RESIDENT,
        given_on=given_on,
        way=NoticeWay.RECEIPT,
        lawful_ends_on=rules.notice_end(given_on),
        ends_on=home.ends_on,
        recorded_by=officer,
    )
    write([told_once(notice, given_on, officer)])
    ending = SubleaseEnding(notice=notice, case=home.case.case, reason=EndingReason.RELATIVES)
    write([told_once(ending, given_on, officer)])
