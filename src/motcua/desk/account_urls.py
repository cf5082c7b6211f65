"""Addresses of signing in and of what protects an account."""

from allauth.account.views import LogoutView, ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.urls import path
from django.views.decorators.cache import never_cache

from motcua.desk.two_factor import ActivateView, SpareCodesView
from motcua.desk.views import shared_sign_in
from motcua.desk.views.passkeys import (
    AddKeyPage,
    AgainByKeyPage,
    DropKeyPage,
    NameKeyPage,
    ProtectionPage,
    SecondStepPage,
    SignInPage,
)

MINE = "tai-khoan/ma-xac-nhan/"
KEYS = "tai-khoan/khoa/"

urlpatterns = [
    path("dang-nhap/", SignInPage.as_view(), name="account_login"),
    path("dang-nhap/chung/", shared_sign_in.there, name="shared_sign_in"),
    path("dang-nhap/chung/ve/", shared_sign_in.back, name="shared_sign_in_back"),
    path("dang-nhap/khoa/", never_cache(LoginWebAuthnView.as_view()), name="mfa_login_webauthn"),
    path("dang-nhap/ma-xac-nhan/", never_cache(SecondStepPage.as_view()), name="mfa_authenticate"),
    path("dang-nhap/lai/", ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("dang-nhap/lai/ma-xac-nhan/", CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path(
        "dang-nhap/lai/khoa/",
        never_cache(AgainByKeyPage.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path("dang-xuat/", LogoutView.as_view(), name="account_logout"),
    path(MINE, ProtectionPage.as_view(), name="mfa_index"),
    path(f"{MINE}bat/", never_cache(ActivateView.as_view()), name="mfa_activate_totp"),
    path(f"{MINE}tat/", DeactivateTOTPView.as_view(), name="mfa_deactivate_totp"),
    path(
        f"{MINE}du-phong/",
        never_cache(ViewRecoveryCodesView.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(f"{MINE}du-phong/tao/", SpareCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path(f"{KEYS}them/", never_cache(AddKeyPage.as_view()), name="mfa_add_webauthn"),
    path(f"{KEYS}<int:pk>/ten/", NameKeyPage.as_view(), name="mfa_edit_webauthn"),
    path(f"{KEYS}<int:pk>/bo/", DropKeyPage.as_view(), name="mfa_remove_webauthn"),
]
