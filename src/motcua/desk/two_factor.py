"""A second factor at sign-in: a code of six digits (TOTP, RFC 6238) from the officer's phone, or
a sign-in key (desk/passkeys.py).

allauth keeps the flow, the codes and the limits; the words are ours, secrets are encrypted where
they are stored, and a setting names the roles that may not work without it.
"""

from typing import ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.papers import api as papers

WRONG = (
    "Mã không đúng hoặc đã hết hạn. Chờ ứng dụng hiện mã mới rồi nhập lại; vẫn sai thì xem giờ của "
    "điện thoại có đúng không."
)


LAST_ONE = (
    "Vai trò của bạn bắt buộc có mã xác nhận hoặc khóa đăng nhập, nên không tắt được cái cuối "
    "cùng. Đổi điện thoại, đổi khóa thì thêm cái mới trước, hoặc báo người quản trị của đơn vị."
)
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class DeskTwoFactor(DefaultMFAAdapter):
    """Our words, our encryption, our picture of the square code."""

    error_messages: ClassVar[dict[str, str]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG,
        "cannot_delete_authenticator": LAST_ONE,
        "cannot_generate_recovery_codes": "Hãy bật mã xác nhận trước, rồi mới tạo mã dự phòng.",
    }

    def encrypt(self, text: str) -> str:
        """With the key that also closes the numbers of people."""
        return dossiers.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """VaultClosed where the key is another one."""
        return dossiers.unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """As on our slips; no library beside that one."""
        return papers.square_code(url).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one that the role must have; the spare codes go with it."""
        return may_go(authenticator)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        """What a key is called whose owner names it not."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Khóa {count + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the browser shows beside the account."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}


class ActivateView(ActivateTOTPView):
    """Tells why, where the role must have it."""

    def get_context_data(self, **kwargs: object) -> dict:
        """With `is_required`."""
        return super().get_context_data(**kwargs) | {
            "is_required": is_required_of(self.request.user)
        }


@method_decorator(never_cache, name="dispatch")
class SpareCodesView(GenerateRecoveryCodesView):
    """New spare codes; the old ones end."""


def must_set_up(request: HttpRequest, role: str) -> bool:
    """Whether this person has to set the second factor up before anything else."""
    return role in settings.MOTCUA_TOTP_ROLES and not _has_one(request.user)


def is_required_of(user: AbstractBaseUser) -> bool:
    """Whether any role that the person holds, whenever, must have it."""
    return bool(agencies.roles_of(user.pk) & settings.MOTCUA_TOTP_ROLES)


def may_go(authenticator: Authenticator) -> bool:
    """Whether its owner may drop it: the role asks for none, or another one stays."""
    owner = authenticator.user
    others = Authenticator.objects.filter(user=owner, type__in=STRONG).exclude(pk=authenticator.pk)
    return not is_required_of(owner) or others.exists()


def forget(user_id: int) -> bool:
    """Drop codes and keys of an account whose phone or key is lost, spare codes too; whether it
    had any."""
    return Authenticator.objects.filter(user_id=user_id).delete()[0] > 0


def _has_one(user: AbstractBaseUser) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=STRONG).exists()
