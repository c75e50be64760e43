"""The year's quota: opening it, taking a place, agreeing on more."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import PolicyKey
from contracts.figures import turnover_in
from contracts.models import PolicyValue, QuotaExtension, QuotaPlace, QuotaYear
from gotene.access.roles import Side
from gotene.refusals import refusals, save_checked


@transaction.atomic
def open_quota_year(year, *, by, policy_day, computed_afterwards=False):
    """The ceiling of `year` from the turnover of the year before and the agreement in force on `policy_day`."""

    def number(key):
        return PolicyValue.objects.in_force(key, policy_day)

    share = number(PolicyKey.QUOTA_SHARE)
    rounding, floor = number(PolicyKey.QUOTA_ROUNDING).value, number(PolicyKey.QUOTA_FLOOR).value
    turnover = turnover_in(year - 1)
    return save_checked(
        by,
        QuotaYear(
            year=year,
            turnover=turnover,
            share=share.value,
            rounding=rounding,
            floor=floor,
            ceiling=rules.quota_ceiling(turnover, share.value, rounding, floor),
            policy=share.policy,
            computed_afterwards=computed_afterwards,
        ),
    )


@transaction.atomic
def recount_quota_year(year, *, by):
    """The ceiling of a year opened before the turnover it rests on was whole, counted again by the same agreement.

    Raises ValidationError for a year that is over: its figures stand as they were used.
    """
    year = QuotaYear.objects.select_for_update().get(pk=year.pk)
    if year.year < timezone.localdate().year:
        raise ValidationError(_("The year is over: its figures stand."), code="quota_year_over")
    year.turnover = turnover_in(year.year - 1)
    year.ceiling = rules.quota_ceiling(year.turnover, year.share, year.rounding, year.floor)
    return save_checked(by, year)


@transaction.atomic
def take_quota_place(contract, *, by):
    """Count `contract` against the quota of the year it begins; None for a landlord outside the agreement.

    Holds the year until the transaction ends: of many who ask at once for the last place, one gets it. In a request
    the place is taken by whoever is signed in, which `by` must be; a command says `by` alone.
    Raises ValidationError when no place is left or the year is not opened.
    """
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT contracts_take_quota_place(%s, %s)", [contract.pk, by and by.pk])
        (number,) = cursor.fetchone()
    if number is None:
        return None
    place = QuotaPlace.objects.select_related("year").get(contract=contract)
    place.contract = contract
    return place


@transaction.atomic
def extend_quota(year, *, places, reason, agreed_on, agreed_by_housing, agreed_by_social, by):
    """More places than the ceiling: "about ten per cent" is passed with a reason that both sides agree on."""
    if agreed_by_housing.organisation_id != Side.HOUSING or agreed_by_social.organisation_id != Side.SOCIAL:
        raise ValidationError(_("Name one person from each organisation."), code="quota_extension_both_sides")
    return save_checked(
        by,
        QuotaExtension(
            year=year,
            places=places,
            reason=reason,
            agreed_on=agreed_on,
            agreed_by_housing=agreed_by_housing,
            agreed_by_social=agreed_by_social,
        ),
    )
