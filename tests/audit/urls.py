"""A page that makes one record for each sending, as the project's forms do."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from contracts.models import Landlord
from gotene.audit.once import once
from gotene.urls import urlpatterns as project


@once
def make(request):
    if request.method != "POST":
        return HttpResponse("form")
    if not request.POST.get("name"):
        return HttpResponse("what is the name?")
    made = Landlord.objects.create(name=f"{request.POST['name']} {Landlord.objects.count() + 1}")
    if request.POST["name"] == "secret":
        raise PermissionDenied
    return redirect(f"/made/{made.pk}/")


urlpatterns = [path("make/", make), path("make/another/", make), *project]
