"""The kinds of review and what each is called. Laws and clocks come with the profiles of each kind."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReviewKind(TextChoices):
    """What sort of review a report is of."""

    DHR = "DHR", _("Domestic Homicide Review")
    DARDR = "DARDR", _("Domestic Abuse Related Death Review")
    SUSR = "SUSR", _("Single Unified Safeguarding Review")
    SAR = "SAR", _("Safeguarding Adults Review")
    LCSPR = "LCSPR", _("Local Child Safeguarding Practice Review")
    SCR = "SCR", _("Serious Case Review")
    MHHR = "MHHR", _("Mental Health Homicide Review")
    OWHR = "OWHR", _("Offensive Weapons Homicide Review")
    INQUIRY = "inquiry", _("Public inquiry")
    OTHER = "other", _("Another kind of review")
