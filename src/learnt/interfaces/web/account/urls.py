"""Addresses of signing in and of one's own account."""

from django.urls import path

from learnt.interfaces.web.account import views

urlpatterns = [
    path("", views.account, name="account"),
    path("sign-in", views.SignIn.as_view(), name="sign-in"),
    path("sign-out", views.SignOut.as_view(), name="sign-out"),
]
