"""Signing in, the home page, one's own account."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from learnt.interfaces.web.account import presenters
from learnt.interfaces.web.account.forms import SignInForm


class SignIn(LoginView):
    """Ask for e-mail address and password."""

    template_name = "account/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """End the session, and have the browser forget the pictures of pages that it keeps for an hour."""

    def dispatch(self, request: HttpRequest, *args: Any, **told: Any) -> HttpResponseBase:
        """Sign out."""
        response = super().dispatch(request, *args, **told)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, and the ways on."""
    return render(request, "account/home.html", presenters.home(request.user))


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and which roles they hold."""
    return render(request, "account/account.html", presenters.account(request.user))


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the service and its database answer, for the scripts that start it."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok", content_type="text/plain")
