"""Addresses of signing in and of what protects an account."""

from allauth.account.views import LoginView, LogoutView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import DeactivateTOTPView
from django.urls import path
from django.views.decorators.cache import never_cache

from motcua.desk.two_factor import ActivateView, SpareCodesView

MINE = "tai-khoan/ma-xac-nhan/"

urlpatterns = [
    path("dang-nhap/", LoginView.as_view(), name="account_login"),
    path("dang-nhap/ma-xac-nhan/", AuthenticateView.as_view(), name="mfa_authenticate"),
    path("dang-nhap/lai/", ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("dang-nhap/lai/ma-xac-nhan/", CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path("dang-xuat/", LogoutView.as_view(), name="account_logout"),
    path(MINE, IndexView.as_view(), name="mfa_index"),
    path(f"{MINE}bat/", never_cache(ActivateView.as_view()), name="mfa_activate_totp"),
    path(f"{MINE}tat/", DeactivateTOTPView.as_view(), name="mfa_deactivate_totp"),
    path(
        f"{MINE}du-phong/",
        never_cache(ViewRecoveryCodesView.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(f"{MINE}du-phong/tao/", SpareCodesView.as_view(), name="mfa_generate_recovery_codes"),
]
