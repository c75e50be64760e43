"""Addresses of drafts."""

from django.urls import path

from gotene.drafts import views

urlpatterns = [
    path("", views.keep_draft, name="keep_draft"),
    path("slang/", views.discard_draft, name="discard_draft"),
]
