"""Every address, and what is open without sign-in."""

from django.contrib import admin
from django.urls import include, path

from gotene.casework import health

urlpatterns = [
    path("health", health.health),
    path("ready", health.ready),
    path("konto/", include("allauth.account.urls")),
    path("sprak/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("", include("gotene.casework.urls")),
]
