"""The sign-in form."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.forms import EmailInput
from django.utils.translation import gettext_lazy as _


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
