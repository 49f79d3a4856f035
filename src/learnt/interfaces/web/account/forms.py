"""The sign-in form."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.forms import EmailInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learnt.domain.accounts.rules import may_try_to_sign_in


class SignInForm(AuthenticationForm):
    """E-mail address and password; the same message whichever is wrong."""

    error_messages = {
        "invalid_login": _("The e-mail address and password do not match an account. Check both and try again."),
        "inactive": _("This account is closed. Ask the administrator of this service."),
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget = EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"})
        self.fields["password"].label = _("Password")

    def clean(self) -> dict[str, Any]:
        """Look at the password, unless somebody seems to be guessing."""
        verdict = may_try_to_sign_in(self.cleaned_data.get("username", ""), at=timezone.now())
        if not verdict:
            raise ValidationError(verdict.reason)
        return super().clean()
