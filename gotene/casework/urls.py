from django.urls import path

from gotene.casework.views import my_day

urlpatterns = [
    path("", my_day.my_day, name="my_day"),
]
