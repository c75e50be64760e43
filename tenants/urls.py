from django.urls import path

from tenants.views import cases, consents, decisions, handing_on, non_associations, protection, reveals

urlpatterns = [
    path("arenden/nytt/", cases.open_case, name="open_case"),
    path("arenden/lamna-over/<int:pk>/", handing_on.hand_on_cases, name="hand_on_cases"),
    path("personer/<str:number>/handlaggare/", handing_on.name_handler, name="name_handler"),
    path("arenden/<str:number>/avsluta/", cases.close_case, name="close_case"),
    path("arenden/<str:number>/beslut/nytt/", decisions.record_decision, name="record_decision"),
    path("arenden/<str:number>/beslut/<int:pk>/", decisions.decision, name="decision"),
    path("arenden/<str:number>/beslut/<int:pk>/delgivning/", decisions.serve_decision, name="serve_decision"),
    path("arenden/<str:number>/samtycken/", consents.give_consent, name="give_consent"),
    path("arenden/<str:number>/samtycken.pdf", consents.consent_form, name="consent_form"),
    path("arenden/<str:number>/samtycken/<int:pk>/aterkalla/", consents.withdraw_consent, name="withdraw_consent"),
    path("arenden/<str:number>/trappuppgang/ny/", non_associations.keep_apart, name="keep_apart"),
    path("arenden/<str:number>/trappuppgang/<int:pk>/", non_associations.keep_on_apart, name="keep_on_apart"),
    path(
        "arenden/<str:number>/trappuppgang/<int:pk>/avsluta/",
        non_associations.end_keeping_apart,
        name="end_keeping_apart",
    ),
    path("personer/<str:number>/visa/", reveals.reveal, name="reveal"),
    path("personer/<str:number>/visa/dolj/", reveals.hide_again, name="hide_again"),
    path("personer/<str:number>/visa/<int:pk>/sedd/", reveals.reveal_seen, name="reveal_seen"),
    path("personer/<str:number>/skydd/", protection.protection, name="protection"),
    path("personer/<str:number>/skydd/upphav/", protection.lift_protection, name="lift_protection"),
    path("personer/<str:number>/skydd/<int:pk>/avsluta/", protection.end_handler, name="end_handler"),
]
