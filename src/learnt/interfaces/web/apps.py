from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "learnt.interfaces.web"
    label = "web"

    def ready(self) -> None:
        from learnt.interfaces.web.account import signals  # noqa: F401  (connects the audit of signing in)
