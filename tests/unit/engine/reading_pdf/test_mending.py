"""Divided words, ligatures and hyphens."""

from __future__ import annotations

import pytest

from learnt.engine.text.mending import SOFT_END, Vocabulary, mended_line, paragraph

OTHERS = ["Agencies should cooperate and coordinate.", "A whole-system view is not a narrow one.", "Two thirds of them"]


def joined(*lines: str, others: tuple[str, ...] = ()) -> str:
    return paragraph(lines, Vocabulary(lambda: [*OTHERS, *others, *lines]))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("all of the coor-", "dination that"), "all of the coordination that"),
        (("it was con-", "sidered early"), "it was considered early"),
        (("a whole-", "system approach"), "a whole-system approach"),
        (("a whole" + SOFT_END, "system approach"), "a whole-system approach"),
        (("con" + SOFT_END, "stitute evidence"), "constitute evidence"),
        (("con\xad", "stitute evidence"), "constitute evidence"),
        (("non-", "pecuniary losses"), "non-pecuniary losses"),
        (("the Anglo-", "Welsh border"), "the Anglo-Welsh border"),
        (("with out-", "of-hours cover"), "with out-of-hours cover"),
        (("from 2019-", "2020 on"), "from 2019-2020 on"),
        (("one thing -", "and another"), "one thing - and another"),
        (("nothing divided", "here at all"), "nothing divided here at all"),
    ],
)
def test_hyphens_at_line_ends_are_undone_only_where_the_word_has_none(lines: tuple[str, ...], text: str):
    assert joined(*lines) == text


def test_the_form_that_the_document_uses_elsewhere_decides():
    lines = ("the work of post-", "trauma clinics")
    assert joined(*lines, others=("a posttrauma clinic",)) == "the work of posttrauma clinics"
    assert joined(*lines, others=("the post-trauma clinic",)) == "the work of post-trauma clinics"


def test_ligatures_and_invisible_characters_are_undone():
    assert mended_line("ef\ufb01cient of\ufb01ce\u200b a\xadlone") == "efficient office alone"
    assert mended_line("self\ufffehelp groups") == "self-help groups"


def test_a_hyphen_at_the_end_of_the_last_line_stays():
    assert joined("see section 4-") == "see section 4-"
