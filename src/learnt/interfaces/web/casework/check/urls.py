"""Addresses of checking what was found in a paper; all below `papers/<document_id>/check/`."""

from django.urls import path

from learnt.interfaces.web.casework.check import missed, pictures, reshaping, views

urlpatterns = [
    path("", views.check, name="check"),
    path("all", views.overview, name="check-overview"),
    path("missed", missed.point, name="check-missed"),
    path("missed/words", missed.words, name="check-missed-words"),
    path("pages/<int:page>/", views.sheet, name="check-sheet"),
    path("pages/<int:page>/<int:width>.png", pictures.page_picture, name="page-picture"),
    path("<int:number>/", views.candidate, name="check-candidate"),
    path("<int:number>/refuse", views.refuse, name="check-refuse"),
    path("<int:number>/reopen", views.reopen, name="check-reopen"),
    path("<int:number>/split", reshaping.split, name="check-split"),
    path("<int:number>/merge", reshaping.merge, name="check-merge"),
]
