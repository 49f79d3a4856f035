"""Addresses of looking after the service."""

urlpatterns: list = []
