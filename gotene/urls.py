"""Every address, and what is open without sign-in."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from gotene.access.views import who_sees_what
from gotene.casework import health

urlpatterns = [
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    path("konto/", include("gotene.accounts.urls")),
    path("utkast/", include("gotene.drafts.urls")),
    path("sprak/", login_not_required(set_language), name="set_language"),
    path("vem-far-se-vad/", who_sees_what, name="who_sees_what"),
    path("admin/", admin.site.urls),
    path("", include("meetings.urls")),
    path("", include("inspections.urls")),
    path("", include("contracts.urls")),
    path("", include("tenants.urls")),
    path("", include("gotene.casework.urls")),
]

handler429 = "gotene.accounts.throttling.too_many"
handler500 = "gotene.casework.failures.server_error"
