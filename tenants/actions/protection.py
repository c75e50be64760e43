"""Protecting a person: who may know who it is, from when, and who says so. Svenska: skyddade personuppgifter.

Handlers are always named before the identity is protected: afterwards PostgreSQL shows it to them alone, and lets
nobody else name any. That a protected person always has one who works here is PostgreSQL's to refuse.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Role
from gotene.refusals import save_checked
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
    """From now on only `by`, `handlers` and those already named may know who `person` is.

    For a person who is protected already: another kind, and more handlers. Raises ValidationError when `by` may not
    know the person, or one of `handlers` cannot be named.
    """
    identity = _held(person, by)
    named = set(person.handlers.running().values_list("staff_id", flat=True))
    for staff in dict.fromkeys([by, *handlers]):
        if staff.pk not in named:
            _name(person, staff, by)
    identity.protection = Protection(kind)
    return save_checked(by, identity)


@transaction.atomic
def name_handler(person, *, staff, by):
    """`staff` may know who `person` is from now on. Raises ValidationError when `staff` cannot be named."""
    _held(person, by)
    return _name(person, staff, by)


@transaction.atomic
def end_handler(handler, *, by):
    """`handler` may not know the person any more. Raises ValidationError for the last one of a protected person."""
    _held(handler.person, by)
    handler = Handler.objects.select_for_update().get(pk=handler.pk)
    if handler.ended_on:
        raise ValidationError(_("The handler has already ended."), code="handler_ended")
    return _end(handler, by)


@transaction.atomic
def lift_protection(person, *, by):
    """Nothing protects `person` any more: named handlers end, and the name is read as other people's names are."""
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
        _held(handler.person, by)
        if not handler.person.handlers.running().filter(staff=to).exists():
            _name(handler.person, to, by)
        _end(Handler.objects.select_for_update().get(pk=handler.pk), by)


def _held(person, by):
    """The identity, held until the transaction ends; ValidationError where `by` may not know it."""
    identity = Identity.objects.known_to(by).select_for_update(of=("self",)).filter(person=person).first()
    if identity is None:
        raise ValidationError(
            _("You may not know who this person is. Ask one of the named handlers."), code="person_not_known"
        )
    return identity


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
