"""Finding people."""

from __future__ import annotations

from django.db.models import Q

from learnt.domain.accounts.models import Person


def people_called(words: str) -> set[int]:
    """The numbers of the people whose name or e-mail address holds these words."""
    found = Person.objects.filter(Q(name__icontains=words) | Q(email__icontains=words))
    return set(found.values_list("pk", flat=True))


def names_of_people(most: int = 500) -> list[str]:
    """The names of people with an account, in the order of the alphabet."""
    return list(Person.objects.order_by("name").values_list("name", flat=True).distinct()[:most])
