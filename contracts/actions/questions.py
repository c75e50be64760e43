"""Asking the other organisation about a home, and answering. What the social services write is told, and noted so."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from contracts.models import Question
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Side
from gotene.access.scope import runs_as
from gotene.refusals import save_checked
from tenants.actions import disclose
from tenants.enums import DisclosureGround, InformationKind


@transaction.atomic
def ask(sublease, *, text, answerer, answer_by, by):
    """A question about the home, from the organisation of `by` to `answerer` at the other.

    Raises ValidationError when `answerer` works at one's own, or the last day to answer has passed. The social
    services ask by `ask_company`.
    """
    return save_checked(
        by,
        Question(
            sublease=sublease,
            to_side=Side.HOUSING if by.in_social else Side.SOCIAL,
            text=text,
            asked_on=timezone.localdate(),
            asked_by=by,
            answerer=answerer,
            answer_by=answer_by,
        ),
    )


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def ask_company(sublease, *, case, ground, harm_test="", by, **question):
    """`ask`, as the social services do: telling what the question tells, on `ground`.

    `harm_test` is a line on why it harms nobody, for that ground. Raises ValidationError without a consent in force
    for the ground of consent, without that line for a harm test, and for another household's case.
    """
    _of_household(sublease, case)
    asked = ask(sublease, by=by, **question)
    _tell(case, [(_("Question"), asked.text)], ground, harm_test, by)
    return asked


@transaction.atomic
def answer(question, *, text, by):
    """The answer, once. Raises ValidationError when it is answered already, or by those who asked.

    The social services answer by `answer_company`.
    """
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.answered_at:
        raise ValidationError(
            _("The question is already answered. Ask a new question to put something right."), code="already_answered"
        )
    question.answer, question.answered_at, question.answered_by = text, timezone.now(), by
    return save_checked(by, question)


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def answer_company(question, *, case, text, ground, harm_test="", by):
    """`answer`, as the social services do: telling what the answer tells, on `ground`, as in `ask_company`."""
    _of_household(question.sublease, case)
    answered = answer(question, text=text, by=by)
    _tell(case, [(_("Question"), answered.text), (_("Answer"), answered.answer)], ground, harm_test, by)
    return answered


def _of_household(sublease, case):
    if sublease.case_number != case.number:
        raise ValidationError(_("This case's household does not live in the apartment."), code="not_resident")


def _tell(case, lines, ground, harm_test, by):
    if ground == DisclosureGround.HARM_TEST and not harm_test:
        missing = _("Write in a line why it harms nobody that this is told.")
        raise ValidationError({"harm_test": ValidationError(missing, code="harm_test_missing")})
    # As the ledger keeps it: in Swedish, whatever language the screen has.
    with translation.override(settings.LANGUAGE_CODE):
        what = "\n".join(f"{label}: {text}" for label, text in lines)
    kept = harm_test if ground == DisclosureGround.HARM_TEST else ""
    disclose(case, kind=InformationKind.ANSWERS, what=what, ground=ground, harm_test=kept, by=by)
