"""Protecting a person: who may know who it is, from when, and who says so. Svenska: skyddade personuppgifter.

Handlers are always named before the identity is protected: afterwards PostgreSQL shows it to them alone, for the
minutes of a reveal, and lets nobody else name any. That a protected person always has one who works here is
PostgreSQL's to refuse.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Role
from gotene.refusals import save_checked
from tenants.actions.reveals import goes_on_knowing
from tenants.enums import Protection
from tenants.models import Handler, Identity

# Who can be named: those who work with the household, and the company's officer who must know who lives there.
HANDLER_ROLES = (
    Role.CASE_OFFICER,
    Role.COORDINATOR,
    Role.HOUSING_SUPPORT,
    Role.SOCIAL_DIRECTOR,
    Role.LETTING_OFFICER,
)


@transaction.atomic
def protect(person, *, kind, handlers, by):
    """From now on only `by`, `handlers` and those already named may be shown who `person` is.

    For a person who is protected already: another kind, and more handlers. Raises ValidationError when `by` is not
    shown who the person is, or one of `handlers` cannot be named.
    """
    identity = _held(person, by)
    named = set(person.handlers.running().values_list("staff_id", flat=True))
    for staff in dict.fromkeys([by, *handlers]):
        if staff.pk not in named:
            _name(person, staff, by)
    if not identity.protection:
        goes_on_knowing(person, by=by)
    identity.protection = Protection(kind)
    return save_checked(by, identity)


@transaction.atomic
def name_handlers(person, *, handlers, by):
    """`handlers` may be shown who `person` is from now on. Raises ValidationError when one of them cannot be named."""
    return [name_handler(person, staff=staff, by=by) for staff in handlers]


@transaction.atomic
def name_handler(person, *, staff, by):
    """`staff` may be shown who `person` is from now on. Raises ValidationError when `staff` cannot be named."""
    _require_named(person, by)
    return _name(person, staff, by)


@transaction.atomic
def name_where_nobody_is_left(person, *, staff, by):
    """As `name_handler`, by whoever leads the organisation that registered `person`, when no handler works here.

    PostgreSQL refuses whoever else tries.
    """
    return _name(person, staff, by)


@transaction.atomic
def end_handler(handler, *, by):
    """`handler` may not know the person any more. Raises ValidationError for the last one of a protected person."""
    _require_named(handler.person, by)
    handler = Handler.objects.select_for_update().get(pk=handler.pk)
    if handler.ended_on:
        raise ValidationError(_("The handler has already ended."), code="handler_ended")
    return _end(handler, by)


@transaction.atomic
def lift_protection(person, *, by):
    """Nothing protects `person` any more: named handlers end, and the name is read as other people's names are.

    By somebody who is shown who it is: what is lifted is open to everybody at once, without a reason.
    """
    identity = _held(person, by)
    if not identity.protection:
        raise ValidationError(_("The person is not protected."), code="not_protected")
    identity.protection = ""
    save_checked(by, identity)
    for handler in person.handlers.running():
        _end(handler, by)
    return identity


def hand_on_handled(people, *, to, by):
    """`by` is no named handler of any of `people` any more; `to` is, of those whom `by` was a handler of.

    Raises ValidationError when `to` cannot be named.
    """
    for handler in Handler.objects.running().filter(staff=by, person__in=people).select_related("person"):
        if not handler.person.handlers.running().filter(staff=to).exists():
            _name(handler.person, to, by)
        _end(Handler.objects.select_for_update().get(pk=handler.pk), by)


def _held(person, by):
    """The identity, held until the transaction ends; ValidationError where `by` is not shown it."""
    identity = Identity.objects.known_to(by).select_for_update(of=("self",)).filter(person=person).first()
    if identity is None:
        _require_named(person, by)
        raise ValidationError(_("Show who the person is first: you then see whom you decide about."), code="not_shown")
    return identity


def _require_named(person, by):
    """Who handles a person is said by those who know the person: of a protected one, the handlers, shown it or not."""
    handled = person.handlers.running().filter(staff=by)
    if not handled.exists() and not Identity.objects.known_to(by).filter(person=person).exists():
        raise ValidationError(
            _("You may not know who this person is. Ask one of the named handlers."), code="person_not_known"
        )


def _name(person, staff, by):
    if not staff.active or not set(staff.roles) & set(HANDLER_ROLES):
        raise ValidationError(
            _("%(name)s cannot be a named handler. Choose somebody who works with cases or letting."),
            code="not_a_handler",
            params={"name": staff.name},
        )
    return save_checked(by, Handler(person=person, staff=staff, named_on=timezone.localdate(), named_by=by))


def _end(handler, by):
    handler.ended_on = timezone.localdate()
    return save_checked(by, handler)
