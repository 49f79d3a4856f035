"""People and the roles that they hold."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from learnt.domain.accounts.roles import Role
from learnt.domain.organisations.models import Organisation


class People(BaseUserManager["Person"]):
    """Finds people by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account. What they may do follows from the roles that they hold."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name_plural = "people"
        constraints = (models.UniqueConstraint(Lower("email"), name="one_account_an_address"),)

    def __str__(self) -> str:
        return self.name

    def appointments_held(self) -> list[Appointment]:
        """The appointments in force, asked of the database once for each instance of the person."""
        if not hasattr(self, "_held"):
            self._held = list(self.appointments.filter(ended_at=None).select_related("organisation"))
        return self._held


class Appointment(models.Model):
    """A role held by a person in an organisation, from a moment until another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="appointments")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "role", "organisation"],
                condition=models.Q(ended_at=None),
                name="a_role_is_held_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("began_at")),
                name="an_appointment_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.organisation}"
