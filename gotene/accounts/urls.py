"""The addresses of signing in that are used here: allauth has more (sign-up by oneself, change of e-mail address)."""

from allauth.account import views
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from gotene.accounts.administration.urls import urlpatterns as administration
from gotene.accounts.step_up import needs_step_up
from gotene.accounts.views import factors, identity_providers, passwords
from gotene.accounts.views.my_sign_in import end_sessions, my_sign_in
from gotene.accounts.views.session_times import session_go_on, session_left
from gotene.accounts.views.step_up import step_up

urlpatterns = [
    *administration,
    path("login/", passwords.SignIn.as_view(), name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
    path("", my_sign_in, name="my_sign_in"),
    path("inloggningar/avsluta/", end_sessions, name="end_sessions"),
    path("bekrafta/", step_up, name="step_up"),
    path("tid-kvar/", session_left, name="session_left"),
    path("fortsatt/", session_go_on, name="session_go_on"),
    path("kod/", factors.SignInCode.as_view(), name="mfa_authenticate"),
    path("valj/", factors.choose_factor, name="choose_factor"),
    path("app/", factors.NewApp.as_view(), name="mfa_activate_totp"),
    path("app/ta-bort/", factors.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("nyckel/", factors.NewPasskey.as_view(), name="mfa_add_webauthn"),
    path("nyckel/<int:pk>/ta-bort/", factors.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("nyckel/logga-in/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("reservkoder/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("reservkoder/nya/", factors.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", needs_step_up(views.password_set), name="account_set_password"),
    path("password/reset/", passwords.ForgottenPassword.as_view(), name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("med/<slug:organization_slug>/", identity_providers.provider_login, name="provider_login"),
    path("oidc/<slug:organization_slug>/", identity_providers.openid_callback, name="openid_connect_callback"),
    path("saml/<slug:organization_slug>/", identity_providers.saml_acs, name="saml_acs"),
    path("saml/<slug:organization_slug>/klart/", identity_providers.saml_finish_acs, name="saml_finish_acs"),
    path("saml/<slug:organization_slug>/metadata/", identity_providers.saml_metadata, name="saml_metadata"),
    path("saml/<slug:organization_slug>/ut/", identity_providers.saml_sls, name="saml_sls"),
]
