from django.apps import AppConfig


class CandidatesConfig(AppConfig):
    name = "learnt.domain.candidates"
    label = "candidates"
