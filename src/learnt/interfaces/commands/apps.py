from django.apps import AppConfig


class CommandsConfig(AppConfig):
    name = "learnt.interfaces.commands"
    label = "commands"
