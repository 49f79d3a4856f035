from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "learnt.domain.documents"
    label = "documents"
