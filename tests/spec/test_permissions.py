"""Who may do what, as the table says and in no other way."""

import pytest

from learnt.domain.accounts.permissions import MAP, Permission, Reach
from learnt.domain.accounts.roles import MEANINGS, Role
from tests.spec.tables import PERMISSIONS


@pytest.mark.parametrize("permission", Permission, ids=lambda permission: permission.value)
def test_a_permission_has_the_roles_and_the_reach_of_the_table(permission: Permission) -> None:
    roles, reach = PERMISSIONS[permission.value]
    assert MAP[permission].roles == roles
    assert MAP[permission].reach is Reach[reach.upper()]


def test_every_permission_is_in_the_table_and_the_map() -> None:
    assert {permission.value for permission in MAP} == set(PERMISSIONS)


def test_every_role_says_what_it_is_for() -> None:
    assert set(MEANINGS) == set(Role)
