"""The roles that people hold, each with a line that says what it is for."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role is held in an organisation; a person may hold several."""

    COORDINATOR = "coordinator", _("Coordinator")
    CHAIR = "chair", _("Chair")
    AGENCY_LEAD = "agency-lead", _("Agency lead")
    OVERSIGHT = "oversight", _("Oversight")
    RESEARCHER = "researcher", _("Researcher")
    ADMINISTRATOR = "administrator", _("Administrator")


MEANINGS = {
    Role.COORDINATOR: _(
        "Runs reviews for a partnership: sends in reports, checks and publishes what is found in them."
    ),
    Role.CHAIR: _("Chairs reviews for a partnership: sees its papers and checks what is found in them."),
    Role.AGENCY_LEAD: _("Leads on reviews for an agency: sees what has been published."),
    Role.OVERSIGHT: _("Looks across areas for a national or regional body: sees what has been published."),
    Role.RESEARCHER: _("Studies what reviews recommend: sees and downloads what has been published."),
    Role.ADMINISTRATOR: _("Looks after this service: people, roles and the audit trail; not the papers."),
}
