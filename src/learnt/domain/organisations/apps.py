from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "learnt.domain.organisations"
    label = "organisations"
