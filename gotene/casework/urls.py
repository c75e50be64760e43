from django.urls import path

from gotene.casework.views import cases, contracts, my_day

urlpatterns = [
    path("", my_day.my_day, name="my_day"),
    path("arenden/", cases.cases, name="cases"),
    path("arenden/<str:number>/", cases.case, name="case"),
    path("kontrakt/", contracts.contract_list, name="contract_list"),
    path("kontrakt/<str:number>/", contracts.contract, name="contract"),
    path("kontrakt/<str:number>/rad/", contracts.contract_row, name="contract_row"),
]
