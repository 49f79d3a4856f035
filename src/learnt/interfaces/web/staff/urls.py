"""Addresses of looking after the service."""

from django.urls import path

from learnt.interfaces.web.staff import views

urlpatterns = [
    path("audit-trail", views.audit_trail, name="audit-trail"),
]
