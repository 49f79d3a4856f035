from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "learnt.domain.recommendations"
    label = "recommendations"
