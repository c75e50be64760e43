"""The people of the own organisation: the list, and the page of one."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gotene.access.scope import yours
from gotene.accounts.administration import invitation_letter
from gotene.accounts.administration.changes import changes_of
from gotene.accounts.administration.forms import FilterForm
from gotene.accounts.administration.people import people, staff_of
from gotene.accounts.administration.views import administers
from gotene.accounts.models import Absence, StaffMember

PEOPLE_ON_A_PAGE = 50
# The account whose invitation could not be sent: its link is shown once.
BY_HAND = "invitation_by_hand"


@require_safe
@administers
def staff_list(request):
    form = FilterForm(request.GET, side=request.staff.organisation_id)
    narrowed = form.narrowed()
    page = Paginator(staff_of(request.staff, **narrowed), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"filter": form, "page": page, "people": people(page.object_list), "narrowed": any(narrowed.values())}
    return render(request, "accounts/administration/staff_list.html", context)


@require_safe
@administers
def staff_person(request, pk):
    (person,) = people([yours(StaffMember.objects.with_absence(), request.staff, pk=pk)])
    link = None
    if person.account and request.session.get(BY_HAND) == person.account.pk:
        del request.session[BY_HAND]
        link = invitation_letter.link_for(request, person.account) if person.invited else None
    context = {
        "person": person,
        "member": person.member,
        "link": link,
        "is_self": person.member.pk == request.staff.pk,
        "changes": changes_of(person.member),
        "absences": Absence.objects.visible_to(request.staff).to_come().filter(staff=person.member).with_people(),
    }
    return render(request, "accounts/administration/staff_person.html", context)
