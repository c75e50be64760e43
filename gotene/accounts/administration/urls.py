from django.urls import path

from gotene.accounts.absences import views as absences
from gotene.accounts.administration.views import changes, invitations, leaving, people

urlpatterns = [
    path("personal/", people.staff_list, name="staff_list"),
    path("personal/bjud-in/", invitations.invite_colleague, name="invite_colleague"),
    path("personal/<int:pk>/", people.staff_person, name="staff_person"),
    path("personal/<int:pk>/inbjudan/", invitations.invite_again, name="invite_again"),
    path("personal/<int:pk>/andra/", changes.change_person, name="change_person"),
    path("personal/<int:pk>/roller/", changes.change_roles, name="change_roles"),
    path("personal/<int:pk>/avsluta/", leaving.deactivate_person, name="deactivate_person"),
    path("personal/<int:pk>/tillbaka/", leaving.reactivate_person, name="reactivate_person"),
    path("personal/<int:pk>/bekraftelse/", leaving.forget_factors, name="forget_factors"),
    path("franvaro/", absences.my_absence, name="my_absence"),
    path("franvaro/kollega/", absences.colleague_absence, name="colleague_absence"),
    path("franvaro/<int:pk>/", absences.change_absence, name="change_absence"),
    path("franvaro/<int:pk>/avbryt/", absences.cancel_absence, name="cancel_absence"),
    path("adress/", absences.my_home, name="my_home"),
]
