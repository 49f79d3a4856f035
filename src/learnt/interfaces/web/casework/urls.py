"""Addresses of papers and of checking them."""

from django.urls import include, path

from learnt.interfaces.web.casework import views

urlpatterns = [
    path("", views.papers, name="papers"),
    path("rows", views.paper_rows, name="paper-rows"),
    path("send", views.send_papers, name="send-papers"),
    path("<uuid:document_id>/", views.paper, name="paper"),
    path("<uuid:document_id>/file", views.download_paper, name="download-paper"),
    path("<uuid:document_id>/again", views.read_again, name="read-again"),
    path("<uuid:document_id>/facts", views.review_facts, name="review-facts"),
    path("<uuid:document_id>/join", views.join_review, name="join-review"),
    path("<uuid:document_id>/check/", include("learnt.interfaces.web.casework.check.urls")),
    path("reviews/<slug:reference>/facts", views.amend_review, name="amend-review"),
    path("reviews/<slug:reference>/publish", views.publish_review, name="publish-review"),
]
