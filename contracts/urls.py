from django.urls import path

from contracts.views import check_ins, endings, guarantees, offers, plans, policies, quota, requests

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
    path("borgen/<int:pk>/", guarantees.guarantee, name="guarantee"),
    path("borgen/<int:pk>/plan/", guarantees.plan_guarantee, name="plan_guarantee"),
    path("borgen/<int:pk>/uppsagning/", guarantees.give_guarantee_notice, name="give_guarantee_notice"),
    path("borgen/<int:pk>/uppsagning.pdf", guarantees.guarantee_letter, name="guarantee_letter"),
    path("borgen/<int:pk>/kvittens/", guarantees.receive_guarantee_notice, name="receive_guarantee_notice"),
    path("borgen/<int:pk>/underrattad/", guarantees.guarantee_tenant_told, name="guarantee_tenant_told"),
    path("kvot/", quota.quota, name="quota"),
    path("avtal/", policies.policies, name="policies"),
    path("avtal/<int:pk>/", policies.policy, name="policy"),
    path("avtal/<int:pk>/godkann/", policies.agree_to_policy, name="agree_to_policy"),
    path("avtal/remiss/<int:pk>/svara/", policies.answer_consultation, name="answer_consultation"),
]
