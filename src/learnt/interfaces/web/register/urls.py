"""Addresses of the register."""

from django.urls import path

from learnt.interfaces.web.register import downloads, reviews, views

urlpatterns = [
    path("recommendations/", views.register, name="register"),
    path("recommendations/download.<slug:form>", downloads.download, name="register-download"),
    path("recommendations/<slug:reference>/", views.recommendation, name="recommendation"),
    path("recommendations/<slug:reference>/amend", views.amend, name="amend-recommendation"),
    path(
        "recommendations/<slug:reference>/page-<int:page>.png",
        views.picture,
        name="recommendation-picture",
    ),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<slug:reference>/", reviews.review, name="review"),
]
