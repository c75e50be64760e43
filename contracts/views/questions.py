"""Questions between the two organisations about a home, and their answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import questions
from contracts.forms.questions import AnswerCompanyForm, AnswerForm, AskCompanyForm, AskForm
from contracts.models import Question, SocialContract, Sublease
from gotene.access.roles import Permission, Side
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.enums import InformationKind
from tenants.models import Case, Consent


def case_of(sublease, staff):
    """The household's case, for those at the social services who work with it; None for the company.

    Raises PermissionDenied for the others at the social services: what they write is told in the case's name.
    """
    if not staff.in_social:
        return None
    case = Case.objects.visible_to(staff).filter(number=sublease.case_number).first()
    if case is None:
        raise PermissionDenied
    return case


@require_http_methods(["GET", "HEAD", "POST"])
@once
def ask_question(request, number):
    staff, today = request.staff, timezone.localdate()
    contract = yours(
        SocialContract.objects.with_place().with_contacts(), staff, Permission.ASK_OTHER_SIDE, number=number
    )
    homes = Sublease.objects.visible_to(staff).with_residents().filter(contract=contract).overlapping(today)
    sublease = homes.order_by("begins_on", "pk").first()
    if sublease is None:
        raise Http404
    case = case_of(sublease, staff)
    sent = request.POST if request.method == "POST" else None
    if case:
        consented = case.pk in consented_among([case], staff, today)
        form = AskCompanyForm(sent, contract=contract, side=Side.HOUSING, today=today, consented=consented)
        action, about = questions.ask_company, {"case": case}
    else:
        form = AskForm(sent, contract=contract, side=Side.SOCIAL, today=today)
        action, about = questions.ask, {}
    asked = form.is_valid() and carried_out(form, action, sublease, **about, **form.cleaned_data, by=staff)
    if asked:
        messages.success(
            request,
            _("%(name)s is asked, and answers by %(day)s.")
            % {"name": asked.answerer.name, "day": long_date(asked.answer_by)},
        )
        return redirect("contract", number=number)
    context = {
        "contract": contract,
        "sublease": sublease,
        "form": form,
        "readers": "both",
        "submit_label": _("Send the question"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/ask_question.html", context)


def consented_among(cases, staff, today):
    """The keys of those of `cases` in which questions and answers may be told by consent today."""
    consents = Consent.objects.visible_to(staff).in_force_on(today).filter(kind=InformationKind.ANSWERS)
    return set(consents.filter(case__in=cases).values_list("case", flat=True))


def answer_form(question, sent=None, *, to_company, consented=False):
    """The form in which `question` is answered, by the social services (`to_company`) or the company."""
    prefix = f"answer-{question.pk}"
    return (
        AnswerCompanyForm(sent, consented=consented, prefix=prefix) if to_company else AnswerForm(sent, prefix=prefix)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def answer_question(request, number, pk):
    staff, today = request.staff, timezone.localdate()
    question = yours(
        Question.objects.with_people().select_related("sublease__contract__apartment__stairwell"),
        staff,
        Permission.ASK_OTHER_SIDE,
        sublease__contract__number=number,
        pk=pk,
    )
    if question.to_side != staff.organisation_id:
        raise PermissionDenied
    case = case_of(question.sublease, staff)
    if question.answered_at and request.method != "POST":
        messages.info(request, _("The question is already answered."))
        return redirect("contract", number=number)
    form = answer_form(
        question,
        request.POST if request.method == "POST" else None,
        to_company=case is not None,
        consented=case is not None and case.pk in consented_among([case], staff, today),
    )
    action, about = (questions.answer_company, {"case": case}) if case else (questions.answer, {})
    if form.is_valid() and carried_out(form, action, question, **about, **form.cleaned_data, by=staff):
        messages.success(request, _("The answer is sent."))
        return redirect("contract", number=number)
    context = {
        "contract": question.sublease.contract,
        "question": question,
        "form": form,
        "readers": "both",
        "submit_label": _("Send the answer"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/answer_question.html", context)
