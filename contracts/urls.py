from django.urls import path

from contracts.views import check_ins, endings, guarantees, offers, plans, quota, requests

urlpatterns = [
    path("arenden/<str:number>/behov/nytt/", requests.request_housing, name="request_housing"),
    path("behov/<int:pk>/aterta/", requests.withdraw_request, name="withdraw_request"),
    path("erbjudanden/", offers.offers, name="offers"),
    path("erbjudanden/<int:pk>/placera/", offers.place_household, name="place_household"),
    path("erbjudanden/<int:pk>/nej/", offers.decline_offer, name="decline_offer"),
    path("kontrakt/<str:number>/plan/ny/", plans.start_plan, name="start_plan"),
    path("kontrakt/<str:number>/plan/", plans.change_plan, name="change_plan"),
    path("kontrakt/<str:number>/avstamning/ny/", check_ins.record_check_in, name="record_check_in"),
    path("kontrakt/<str:number>/utflyttning/", endings.end_sublease, name="end_sublease"),
    path("borgen/", guarantees.guarantees, name="guarantees"),
    path("kvot/", quota.quota, name="quota"),
]
