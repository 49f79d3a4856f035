from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "learnt.interfaces.jobs"
    label = "jobs"
