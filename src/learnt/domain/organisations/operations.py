"""Setting up areas and organisations."""

from __future__ import annotations

from learnt.domain.organisations.models import Area, Organisation, OrganisationKind


def ensure_area(*, name: str, region: str = "") -> Area:
    """The area of this name, made if it is new."""
    return Area.objects.get_or_create(name=name, defaults={"region": region})[0]


def ensure_organisation(*, name: str, kind: OrganisationKind, area: Area | None = None) -> Organisation:
    """The organisation of this name, made if it is new. A partnership needs an area."""
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "area": area})[0]
