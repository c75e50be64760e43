"""When something goes wrong: reported, heard, confirmed or not, and put right."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import IncidentKind, IncidentStepKind, RentLink
from contracts.models import Incident, IncidentStep, Repair
from contracts.models.incident import HEARD
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.dates import end_of_month
from gotene.refusals import refusals, save_checked
from gotene.text import format_money
from tenants.actions import disclose
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Case

# What the law asks for beside hearing and deciding, and which kind of incident each belongs to.
LAW_STEPS = {
    IncidentKind.DISTURBANCE: (IncidentStepKind.RECTIFICATION, IncidentStepKind.BOARD_NOTIFIED),
    IncidentKind.LATE_RENT: (
        IncidentStepKind.TENANT_SERVED,
        IncidentStepKind.BOARD_NOTIFIED,
        IncidentStepKind.RENT_UNDERTAKEN,
    ),
}


@transaction.atomic
def report_incident(contract, *, kind, text="", happened_on=None, link="", rent_month=None, amount=None, by):
    """Report on `contract` what has gone wrong; the other organisation sees it at once.

    It is about the household that lived there then. Late rent has its link, month and amount, and its day is the one
    when it was due; the municipality's own rent (the head lease) is about nobody who lives there. Raises
    ValidationError for rent that is not late yet, and without consent where the social services report on a household.
    """
    today = timezone.localdate()
    if kind == IncidentKind.LATE_RENT:
        happened_on = rules.rent_due_on(rent_month.year, rent_month.month)
        if happened_on >= today:
            not_late = ValidationError(
                _("That rent is due on %(day)s, so it is not late yet."),
                code="rent_not_late",
                params={"day": date_format(happened_on, "Y-m-d")},
            )
            raise ValidationError({"rent_month": not_late})
    incident = save_checked(
        by,
        Incident(
            contract=contract,
            sublease=household_of(contract, link=link, rent_month=rent_month, happened_on=happened_on),
            kind=kind,
            link=link,
            rent_month=rent_month,
            amount=amount,
            happened_on=happened_on,
            text=text,
            reported_on=today,
            reported_by=by,
        ),
    )
    _told_by(by, incident, lambda: _now("Reported: %(what)s.") % {"what": _what(incident)})
    return incident


@transaction.atomic
def hear(incident, *, answered, day, note="", by):
    """Whom it is about has answered on `day`, or had the chance until then and did not.

    Raises ValidationError for an answer in the future, and for a chance that is not over.
    """
    today = timezone.localdate()
    if answered and day > today:
        raise _about_day(_("An answer is recorded when it has been given."), "not_answered_yet")
    if not answered and day >= today:
        raise _about_day(
            _("There is a chance to answer the whole of that day: record it the day after at the earliest."),
            "chance_not_over",
        )
    step = _step(incident, IncidentStepKind.ANSWERED if answered else IncidentStepKind.SILENT, day, note, by)
    _told_by(by, incident, lambda: _told_step(incident, step))
    return step


@transaction.atomic
def confirm(incident, *, note="", by):
    """It is so: it counts, and is put right. Raises ValidationError before anybody has been heard or had the chance."""
    step = _step(incident, IncidentStepKind.CONFIRMED, timezone.localdate(), note, by)
    _told_by(by, incident, lambda: _told_step(incident, step))
    return step


@transaction.atomic
def not_cleared(incident, *, note="", by):
    """It could not be cleared up: it never counts, and from now on only the log reviewers see it.

    Nothing is told: what is left behind is that there is nothing to know. Raises ValidationError when somebody has
    already recorded an outcome.
    """
    with refusals(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT contracts_incident_not_cleared(%s, %s, %s, %s)",
            [incident.pk, timezone.localdate(), note, by and by.pk],
        )


@transaction.atomic
def record_law_step(incident, *, kind, day, note="", by):
    """What the law asks for was done on `day`: a demand, a notice, a service, an undertaking."""
    if day > timezone.localdate():
        raise _about_day(_("It is recorded when it has been done."), "not_done_yet")
    step = _step(incident, kind, day, note, by)
    _told_by(by, incident, lambda: _told_step(incident, step))
    return step


@transaction.atomic
def agree_repair(incident, *, what, due_on, responsible, by):
    """What is done, by when and by whom; or something else than was agreed on before, until it is done.

    Raises ValidationError for what is not confirmed, and for what has been put right already.
    """
    repair = Repair.objects.select_for_update().filter(incident=incident).first() or Repair(incident=incident)
    repair.what, repair.due_on, repair.responsible = what, due_on, responsible
    repair.agreed_on, repair.agreed_by = timezone.localdate(), by
    save_checked(by, repair)
    _told_by(
        by,
        incident,
        lambda: (
            _now("Agreed: %(what)s. By %(day)s, %(who)s.")
            % {"what": repair.what, "day": repair.due_on, "who": repair.get_responsible_display()}
        ),
    )
    return repair


@transaction.atomic
def put_right(incident, *, done_on, by):
    """It has been put right. Raises ValidationError when nothing is agreed, when it is done already, or not yet."""
    repair = Repair.objects.select_for_update().filter(incident=incident).first()
    if repair is None:
        raise ValidationError(_("Agree on how it is put right first."), code="repair_missing")
    if repair.done_on:
        raise ValidationError(_("It has been put right already, and is kept as it was."), code="repair_done_is_kept")
    if done_on > timezone.localdate():
        raise ValidationError(
            {"done_on": ValidationError(_("It is recorded when it has been done."), code="not_done_yet")}
        )
    if done_on < incident.happened_on:
        raise ValidationError(
            {"done_on": ValidationError(_("It cannot be put right before it happened."), code="done_too_early")}
        )
    repair.done_on, repair.done_by = done_on, by
    save_checked(by, repair)
    _told_by(
        by, incident, lambda: _now("Put right on %(day)s: %(what)s.") % {"day": repair.done_on, "what": repair.what}
    )
    return repair


def household_of(contract, *, link="", rent_month=None, happened_on=None):
    """The sublease that an incident is about; None where it is the municipality's own, or the apartment stood empty.

    Raises ValidationError for the resident's rent of a month when nobody lived there.
    """
    if link == RentLink.HEAD_LEASE:
        return None
    if not rent_month:
        return contract.subleases.on(happened_on).first()
    sublease = contract.subleases.overlapping(rent_month, end_of_month(rent_month)).order_by("begins_on").last()
    if sublease is None:
        nobody = ValidationError(_("Nobody lived there that month, so nobody owes that rent."), code="nobody_lived")
        raise ValidationError({"rent_month": nobody})
    return sublease


def _step(incident, kind, day, note, by):
    return save_checked(by, IncidentStep(incident=incident, kind=kind, day=day, note=note, by=by))


def _about_day(sentence, code):
    return ValidationError({"day": ValidationError(sentence, code=code)})


# What the company is told, as the ledger keeps it: in Swedish, whatever language the screen has


def _told_by(by, incident, text):
    """What the social services write about a household is told to the company, on the ground of its consent."""
    if by is None or not by.in_social or incident.sublease is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        what = text()
    tell_company(incident.sublease.case_number, what, by)


@runs_as(DatabaseRole.SOCIAL)
def tell_company(case_number, what, by):
    """Tell what has gone wrong for the household of that case, under its consent; raises ValidationError without."""
    try:
        disclose(
            Case.objects.get(number=case_number),
            kind=InformationKind.INCIDENTS,
            what=what,
            ground=DisclosureGround.CONSENT,
            by=by,
        )
    except ValidationError as refusal:
        if refusal.code != "no_consent":
            raise
        raise ValidationError(
            _(
                "Nothing was saved: the resident has not consented to Götenebostäder knowing what has gone wrong. "
                "Ask for the consent and record it in case %(case)s, or let Götenebostäder write it themselves."
            ),
            code="no_consent",
            params={"case": case_number},
        ) from refusal


def _what(incident):
    if incident.is_late_rent:
        what = _now("%(kind)s for %(month)s, %(amount)s") % {
            "kind": incident.get_kind_display(),
            "month": date_format(incident.rent_month, "F Y"),
            "amount": format_money(incident.amount),
        }
    else:
        what = f"{incident.get_kind_display()} {incident.happened_on}"
    return f"{what}: {incident.text}" if incident.text else what


def _told_step(incident, step):
    done = step.get_kind_display()
    if step.kind in HEARD:
        done = f"{_now('the resident')} {done}"
    told = f"{capfirst(_what(incident))}. {capfirst(done)} {step.day}"
    return f"{told}: {step.note}" if step.note else told
