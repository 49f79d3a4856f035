from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "learnt.domain.audit"
    label = "audit"
