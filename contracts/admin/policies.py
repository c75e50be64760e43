"""Policies and agreements in versions: drafts, the consultation on them, and what is decided."""

from django import forms
from django.contrib import admin
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from contracts import policy_numbers
from contracts.actions import policies as actions
from contracts.admin.parts import AGREEMENTS
from contracts.enums import PolicyKey, PolicyKind, PolicyStatus
from contracts.forms.policies import CloseConsultationForm, DecideForm, SendConsultationForm, WriteInAnswerForm
from contracts.models import ConsultationRecipient, Policy, PolicyValue
from contracts.views.policies import TONES, consultations_seen_by
from gotene.access.roles import Permission, Side
from gotene.backoffice.model_admin import BackOfficeAdmin, BackOfficeInline
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import day, tag, today
from gotene.forms import carried_out


def _undecided(policy):
    return policy.decided_on is None and policy.dropped_on is None


def _consulted(policy):
    return any(consultation.closed_on is None for consultation in policy.consultations.all())


def _draft(policy):
    """A draft that is not out for consultation."""
    return _undecided(policy) and not _consulted(policy)


def _may_change(policy):
    return _draft(policy) and not policy.yeses.all()


def _others_to_answer(policy):
    """The recipients whose answers the company writes in."""
    return [
        recipient
        for consultation in policy.consultations.all()
        if consultation.closed_on is None
        for recipient in consultation.recipients.all()
        if not recipient.side and not hasattr(recipient, "answer")
    ]


def _waits_for_our_yes(policy):
    return (
        policy.kind == PolicyKind.COOPERATION_AGREEMENT
        and policy.valid_from is not None
        and _draft(policy)
        and all(yes.side != Side.HOUSING for yes in policy.yeses.all())
    )


def _may_be_decided(policy):
    return _draft(policy) and (policy.kind != PolicyKind.COOPERATION_AGREEMENT or len(policy.yeses.all()) == 2)


class ValueInline(BackOfficeInline):
    """The numbers of a draft: those that its kind owns."""

    model = PolicyValue
    fields = ("key", "text")
    change_permission = Permission.DECIDE_POLICY
    add_permission = Permission.DECIDE_POLICY

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.help_text = _("For example 10 %, 6 or 2016-06-01. Rounding: to the nearest whole number, down or up.")
        return field

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        if obj is not None and "key" in formset.form.base_fields:
            own = [(key.value, key.label) for key in PolicyKey if key.owner == obj.kind]
            formset.form.base_fields["key"].choices = [("", "---------"), *own]
        return formset


@admin.register(Policy)
class PolicyAdmin(BackOfficeAdmin):
    group = AGREEMENTS
    change_permission = Permission.DECIDE_POLICY
    add_permission = Permission.DECIDE_POLICY
    lead = _("What has been decided, in versions. A version that is decided never changes: make a new one.")
    list_display = ("title", "kind", "state", day(Policy, "decided_on"), day(Policy, "valid_from"), "sets")
    list_filter = ("kind",)
    inlines = (ValueInline,)
    object_views = (
        ObjectView("consult", _("Send out for consultation"), Permission.DECIDE_POLICY, offered=_may_change),
        ObjectView("answer", _("Write in an answer"), Permission.DECIDE_POLICY, offered=_others_to_answer),
        ObjectView("close", _("Close the consultation"), Permission.DECIDE_POLICY, offered=_consulted),
        ObjectView(
            "agree",
            _("Say yes for the company"),
            Permission.DECIDE_POLICY,
            offered=_waits_for_our_yes,
            steps_up=True,
        ),
        ObjectView(
            "decide", _("Record the decision"), Permission.DECIDE_POLICY, offered=_may_be_decided, steps_up=True
        ),
        ObjectView("drop", _("Drop the draft"), Permission.DECIDE_POLICY, offered=_draft),
    )
    change_form_template = "admin/contracts/policy/change_form.html"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .with_status(today())
            .prefetch_related("values", "yeses__said_by", "consultations__recipients__answer")
        )

    def get_fields(self, request, obj=None):
        if obj is None or _undecided(obj):
            return ("kind", "title", "valid_from", "text")
        return ("kind", "title", "valid_from", "text", "decided_on", "decided_by", "dropped_on")

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if obj is None else (*own, "kind")

    def get_inlines(self, request, obj):
        return self.inlines if obj is not None and self.has_change_permission(request, obj) else ()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or _may_change(obj))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "valid_from":
            field.help_text = _("As it is planned. The decision says it finally.")
        return field

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            begun = actions.begin_draft(**form.cleaned_data, by=request.staff)
            obj.pk, obj._state.adding = begun.pk, False

    def response_add(self, request, obj, post_url_continue=None):
        self.message_user(request, _("The draft is begun with the numbers in force. Change what is to change."))
        return HttpResponseRedirect(self.object_url("change", obj))

    def page_context(self, request, obj):
        others = (
            Policy.objects.visible_to(request.staff)
            .decided()
            .filter(kind=obj.kind)
            .exclude(pk=obj.pk)
            .prefetch_related("values")
        )
        before = policy_numbers.version_before(obj, others)
        return {
            "policy": obj,
            "before": before,
            "numbers": policy_numbers.numbers_of(obj, before),
            "yeses": obj.yeses.all(),
            "consultations": [
                {
                    "consultation": consultation,
                    "recipients": consultation.recipients.all(),
                    "days_left": (consultation.answer_by - today()).days,
                }
                for consultation in consultations_seen_by(request.staff).filter(policy=obj)
            ],
        }

    # What is done with a draft

    def consult_view(self, request, obj):
        form = SendConsultationForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and carried_out(form, actions.send_consultation, obj, **form.cleaned_data, by=request.staff):
            return self.done(request, obj, _("The draft is out for consultation, and stands until you close it."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Send out for consultation"),
            lead=_("Everyone asked reads the draft with its numbers, and later how their answers were met."),
            submit_label=_("Send it"),
            readers="both",
        )

    def answer_view(self, request, obj):
        asked = [recipient.pk for recipient in _others_to_answer(obj)]
        recipients = ConsultationRecipient.objects.visible_to(request.staff).filter(pk__in=asked)
        form = WriteInAnswerForm(
            request.POST if request.method == "POST" else None, recipients=recipients.select_related("consultation")
        )
        if form.is_valid() and carried_out(form, actions.write_in_answer, **form.cleaned_data, by=request.staff):
            return self.done(request, obj, _("The answer is written in."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Write in an answer"),
            lead=_("As it was given. It is not changed afterwards. The social services answer for themselves."),
            submit_label=_("Write it in"),
            readers="both",
        )

    def close_view(self, request, obj):
        consultation = consultations_seen_by(request.staff).open().filter(policy=obj).first()
        if consultation is None:
            return self.done(request, obj, _("The consultation is already closed."))
        form = CloseConsultationForm(
            request.POST if request.method == "POST" else None, recipients=consultation.recipients.all()
        )
        if form.is_valid() and carried_out(
            form, actions.close_consultation, consultation, **form.cleaned_data, by=request.staff
        ):
            return self.done(request, obj, _("The consultation is closed. The draft can be changed again."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Close the consultation"),
            lead=_("Say how each answer was met. After that nobody can answer."),
            submit_label=_("Close the consultation"),
            readers="both",
        )

    def agree_view(self, request, obj):
        form = forms.Form(request.POST if request.method == "POST" else None)
        if form.is_valid() and carried_out(form, actions.agree, obj, by=request.staff):
            return self.done(request, obj, _("You have said yes for the company."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Say yes for the company"),
            lead=_("Nothing in the draft changes after that. The decision is recorded when both have said yes."),
            submit_label=_("Say yes for the company"),
            readers="both",
        )

    def decide_view(self, request, obj):
        form = DecideForm(request.POST if request.method == "POST" else None, policy=obj)
        if form.is_valid() and carried_out(form, actions.decide, obj, **form.cleaned_data, by=request.staff):
            return self.done(request, obj, _("The decision is recorded. The version never changes after this."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Record the decision"),
            lead=_("The numbers count from the day it is in force. To change them after that, decide a new version."),
            submit_label=_("Record the decision"),
            readers="both",
        )

    def drop_view(self, request, obj):
        form = forms.Form(request.POST if request.method == "POST" else None)
        if form.is_valid() and carried_out(form, actions.drop, obj, by=request.staff):
            return self.done(request, obj, _("The draft is dropped."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Drop the draft"),
            lead=_("Nothing comes of it. It is kept, with the answers to its consultation."),
            submit_label=_("Drop the draft"),
            danger=True,
        )

    @admin.display(description=_("state"))
    def state(self, policy):
        return tag(PolicyStatus(policy.status).label, TONES[policy.status])

    @admin.display(description=_("sets"))
    def sets(self, policy):
        return "; ".join(f"{row.get_key_display()}: {policy_numbers.said(row)}" for row in policy.values.all()) or None
