"""Pages of sign-in keys: add, name, drop, and the steps of signing in that may use one."""

import json

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from motcua.desk.oidc.provider import is_on
from motcua.desk.passkeys import why_not_here
from motcua.desk.two_factor import LAST_ONE, is_required_of, may_go

MINE = reverse_lazy("mfa_index")


class SignInPage(LoginView):
    """Name and password; a key where the browser lets keys work."""

    def get_context_data(self, **kwargs: object) -> dict:
        """With `keys_here`, and `shared_name`: of the identity provider, "" where there is none."""
        return super().get_context_data(**kwargs) | {
            "keys_here": not why_not_here(self.request),
            "shared_name": settings.MOTCUA_OIDC_NAME if is_on() else "",
            "onward": get_next_redirect_url(self.request) or "",
        }


class SecondStepPage(AuthenticateView):
    """After the password: a code, or a key, of those that the account has."""

    def get_context_data(self, **kwargs: object) -> dict:
        """With `has_codes`, `has_keys` and what the browser is asked."""
        context = super().get_context_data(**kwargs)
        types = _types_of(self.stage.login.user)
        return context | {
            "has_codes": Authenticator.Type.TOTP in types,
            "has_keys": Authenticator.Type.WEBAUTHN in types,
            "key_reason": why_not_here(self.request),
            "key_options": json.dumps(context["js_data"]["request_options"]),
        }


class AgainByKeyPage(ReauthenticateWebAuthnView):
    """It is the same person: asked before what protects an account is changed."""

    def get_context_data(self, **kwargs: object) -> dict:
        """With what the browser is asked."""
        context = super().get_context_data(**kwargs)
        return context | {
            "key_reason": why_not_here(self.request),
            "key_options": json.dumps(context["js_data"]["request_options"]),
        }

    def form_invalid(self, form: Form) -> HttpResponse:
        """The same page once more, with what was wrong."""
        for error in form.errors.get("credential", []):
            messages.error(self.request, error)
        return redirect(self.request.get_full_path())


class ProtectionPage(IndexView):
    """What protects the account beside its password."""

    def get_context_data(self, **kwargs: object) -> dict:
        """With the keys, oldest first."""
        context = super().get_context_data(**kwargs)
        keys = Authenticator.objects.filter(
            user=self.request.user, type=Authenticator.Type.WEBAUTHN
        ).order_by("pk")
        return context | {
            "keys": [(one, one.wrap()) for one in keys],
            "key_reason": why_not_here(self.request),
        }


class AddKeyPage(AddWebAuthnView):
    """The browser makes a key, its owner names it."""

    def get_context_data(self, **kwargs: object) -> dict:
        """With what the browser is asked, and why it cannot be."""
        context = super().get_context_data(**kwargs)
        return context | {
            "key_reason": why_not_here(self.request),
            "key_options": json.dumps(context["js_data"]["creation_options"]),
            "is_required": is_required_of(self.request.user),
        }


class NameKeyPage(EditWebAuthnView):
    """Another name for one of one's own keys."""

    success_url = MINE


class DropKeyPage(RemoveWebAuthnView):
    """One of one's own keys ends, asked once."""

    success_url = MINE

    def get_context_data(self, **kwargs: object) -> dict:
        """With `refusal`: why it may not go, in words; ""."""
        refusal = "" if may_go(self.object) else LAST_ONE
        return super().get_context_data(**kwargs) | {"refusal": refusal}

    def form_valid(self, form: Form) -> HttpResponse:
        """Not the last one that the role must have."""
        if not may_go(self.object):
            messages.error(self.request, LAST_ONE)
            return redirect(MINE)
        return super().form_valid(form)


def _types_of(user: object) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
