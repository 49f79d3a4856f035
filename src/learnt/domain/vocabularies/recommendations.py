"""The kinds of recommendation, by whom they are made to and when."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecommendationKind(TextChoices):
    """To whom, or when, a recommendation is made."""

    MULTI_AGENCY = "multi-agency", _("Several agencies together")
    SINGLE_AGENCY = "single-agency", _("One agency")
    NATIONAL = "national", _("National bodies")
    EARLY_ACTION = "early-action", _("Early action, taken before the review ended")
    OTHER = "other", _("Other")
