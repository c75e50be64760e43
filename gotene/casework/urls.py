from django.urls import path

from gotene.casework.views import cases, contracts, log_extracts, log_reviews, my_day
from gotene.casework.who_knows import views as who_knows

urlpatterns = [
    path("", my_day.my_day, name="my_day"),
    path("arenden/", cases.cases, name="cases"),
    path("arenden/<str:number>/", cases.case, name="case"),
    path("kontrakt/", contracts.contract_list, name="contract_list"),
    path("kontrakt/<str:number>/", contracts.contract, name="contract"),
    path("kontrakt/<str:number>/rad/", contracts.contract_row, name="contract_row"),
    path("arenden/<str:number>/vem-vet-vad/<str:person>/", who_knows.who_knows, name="who_knows"),
    path("arenden/<str:number>/vem-vet-vad/<str:person>/pdf/", who_knows.who_knows_file, name="who_knows_file"),
    path("personer/<str:person>/vem-vet-vad/", who_knows.who_knows_here, name="who_knows_here"),
    path("personer/<str:person>/vem-vet-vad/pdf/", who_knows.who_knows_here_file, name="who_knows_here_file"),
    path("loggkontroll/", log_reviews.log_reviews, name="log_reviews"),
    path("loggkontroll/gor/", log_reviews.make_review, name="make_log_review"),
    path("loggkontroll/<str:month>/", log_reviews.log_review, name="log_review"),
    path("loggkontroll/<str:month>/<int:pk>/", log_reviews.log_review_item, name="log_review_item"),
    path("loggutdrag/", log_extracts.log_extract, name="log_extract"),
    path("loggutdrag/<str:number>/", log_extracts.log_extract_of, name="log_extract_of"),
    path("loggutdrag/<str:number>/pdf/", log_extracts.log_extract_file, name="log_extract_file"),
]
