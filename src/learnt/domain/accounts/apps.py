from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "learnt.domain.accounts"
    label = "accounts"
