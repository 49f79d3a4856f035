from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "learnt.domain.reviews"
    label = "reviews"
