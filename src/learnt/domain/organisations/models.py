"""Areas, and the partnerships, agencies and bodies that work in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.Model):
    """The area of a partnership: a district, a county, a Welsh region."""

    name = models.CharField(max_length=120, unique=True)
    region = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is."""

    PARTNERSHIP = "partnership", _("Partnership or safeguarding board that commissions reviews")
    AGENCY = "agency", _("Agency")
    NATIONAL = "national", _("National body")
    RESEARCH = "research", _("Research body")
    HOST = "host", _("Host of this service")


class Organisation(models.Model):
    """A body that people belong to and that papers belong to."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kind="partnership") | models.Q(area__isnull=False),
                name="a_partnership_has_an_area",
            ),
        )

    def __str__(self) -> str:
        return self.name
