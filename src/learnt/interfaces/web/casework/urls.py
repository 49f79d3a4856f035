"""Addresses of papers and of checking them."""

urlpatterns: list = []
