"""Adds a person with a role: how the first administrator and the first coordinator come in."""

from __future__ import annotations

import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from learnt.domain.accounts.models import Person
from learnt.domain.accounts.operations import add_person, appoint
from learnt.domain.accounts.roles import Role
from learnt.domain.organisations.models import OrganisationKind
from learnt.domain.organisations.operations import ensure_area, ensure_organisation


class Command(BaseCommand):
    """`learnt add_person --email ... --name ... --role coordinator --organisation ... --kind partnership --area ...`"""

    help = "Adds a person with a role in an organisation; asks for a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The person, the role, and where it is held."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--organisation", required=True, help="its name; made if it is new")
        parser.add_argument("--kind", required=True, choices=OrganisationKind.values, help="what sort of body it is")
        parser.add_argument("--area", help="for a partnership: the name of its area")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the person; nothing is added when anything is wrong."""
        if options["kind"] == OrganisationKind.PARTNERSHIP and not options["area"]:
            raise CommandError("A partnership has an area: give it with --area.")
        if Person.objects.filter(email__iexact=options["email"]).exists():
            raise CommandError(f"{options['email']} has an account already.")
        password = self._password(options["email"], options["name"])
        with transaction.atomic():
            area = ensure_area(name=options["area"]) if options["area"] else None
            organisation = ensure_organisation(name=options["organisation"], kind=options["kind"], area=area)
            now = timezone.now()
            person = add_person(email=options["email"], name=options["name"], password=password, by=None, at=now)
            appoint(person=person, role=options["role"], organisation=organisation, by=None, at=now)
        self.stdout.write(f"{person.name} can sign in as {person.email}.")

    def _password(self, email: str, name: str) -> str:
        password = getpass.getpass("Password (12 characters or more): ")
        try:
            validate_password(password, Person(email=email, name=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if getpass.getpass("The same again: ") != password:
            raise CommandError("The two are not the same. Nothing was added.")
        return password
