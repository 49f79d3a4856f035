"""Tables to which rows are only ever added: PostgreSQL itself refuses to change, delete or empty them."""

from __future__ import annotations

from django.db import migrations

FUNCTION = """
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only ever added, never changed or deleted', tg_table_name
        using errcode = 'restrict_violation';
end $$;
"""


class DefineRefusal(migrations.RunSQL):
    """Defines the function that refuses; the tables' triggers call it."""

    def __init__(self) -> None:
        super().__init__(FUNCTION, "drop function refuse_change()")


class OnlyEverAdded(migrations.RunSQL):
    """Makes a table one to which rows are only ever added."""

    def __init__(self, table: str) -> None:
        super().__init__(
            [
                f'create trigger only_ever_added before update or delete on "{table}" '
                "for each row execute function refuse_change()",
                f'create trigger never_emptied before truncate on "{table}" '
                "for each statement execute function refuse_change()",
            ],
            [f'drop trigger only_ever_added on "{table}"', f'drop trigger never_emptied on "{table}"'],
        )
