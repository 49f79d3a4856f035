"""The words of a paragraph are those that Word shows, in the order in which it shows them."""

from __future__ import annotations

import pytest

from learnt.engine.reading.docx import read_docx
from learnt.engine.transcript import BlockKind
from learnt.engine.unreadable import Reason, Unreadable
from tests.unit.engine.reading_docx.word_files import (
    blocks_of,
    empty_document,
    paragraph,
    piece,
    printed,
    put,
    saved,
    with_parts,
)


def text_of(inside: str) -> str:
    return "\n".join(printed(blocks_of(put(empty_document(), f"<w:p>{inside}</w:p>"))))


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{result if result.startswith('<') else piece(result)}{marks[2]}"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (piece("Agencies ") + f'<w:ins w:id="1">{piece("must")}</w:ins>', "Agencies must"),
        (piece("must") + '<w:del w:id="1"><w:r><w:delText>should</w:delText></w:r></w:del>', "must"),
        (f'<w:moveFrom w:id="1">{piece("old")}</w:moveFrom><w:moveTo w:id="2">{piece("new")}</w:moveTo>', "new"),
        (piece("seen") + piece("unseen", "<w:vanish/>"), "seen"),
        (f'<w:hyperlink w:anchor="x">{piece("a link")}</w:hyperlink>', "a link"),
        (field(" REF r1 ", "section four"), "section four"),
        (field(" IF " + "x" * 10, field(" DATE ", "inner")), "inner"),
        (f'<w:fldSimple w:instr="SEQ Rec">{piece("See 7")}</w:fldSimple>', "See 7"),
        (f"<w:sdt><w:sdtContent>{piece('controlled')}</w:sdtContent></w:sdt>", "controlled"),
        ("<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency</w:t></w:r>", "multi-agency"),
        ("<w:r><w:t>safe</w:t><w:softHyphen/><w:t>guarding</w:t></w:r>", "safeguarding"),
        ("<w:r><w:t>two</w:t><w:br/><w:t>lines</w:t></w:r>", "two lines"),
        ('<w:r><w:t>at least </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "at least ≥5"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (piece("guidance") + piece("26", '<w:vertAlign w:val="superscript"/>') + piece(" says"), "guidance says"),
        (piece("an area of 12 m") + piece("2", '<w:vertAlign w:val="superscript"/>'), "an area of 12 m2"),
        (piece("the 1") + piece("st", '<w:vertAlign w:val="superscript"/>') + piece(" visit"), "the 1st visit"),
    ],
)
def test_what_word_shows_is_read(inside: str, shown: str) -> None:
    assert text_of(inside) == shown


def test_a_form_that_was_not_filled_in_has_no_words() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{piece('Click here')}</w:sdtContent></w:sdt>"
    assert text_of(piece("Chair: ") + control) == "Chair:"


def test_a_field_that_was_never_finished_hides_nothing_of_the_next_paragraph() -> None:
    begun = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r></w:p>'
    document = put(empty_document(), begun, paragraph("The panel met six times."))
    assert "The panel met six times." in printed(blocks_of(document))


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    removed = "<w:rPr><w:del w:id='1'/></w:rPr>"
    document = put(empty_document(), paragraph("The trust ", removed), paragraph("should train."))
    assert printed(blocks_of(document)) == ["The trust should train."]


def test_a_text_box_is_read_once_and_is_boxed() -> None:
    words = f"<w:txbxContent>{paragraph('Learning point: ask.')}</w:txbxContent>"
    drawn = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{words}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    first, second = blocks_of(put(empty_document(), f"<w:p>{piece('Around it.')}<w:r>{drawn}</w:r></w:p>"))
    assert (first.text, first.boxed) == ("Around it.", False)
    assert (second.label, second.text, second.boxed) == ("Learning point:", "ask.", True)


@pytest.mark.parametrize(
    ("properties", "boxed"),
    [
        ('<w:pBdr><w:top w:val="single"/><w:bottom w:val="single"/></w:pBdr>', True),
        ('<w:pBdr><w:left w:val="single"/></w:pBdr>', True),
        ('<w:pBdr><w:bottom w:val="single"/></w:pBdr>', False),
        ('<w:shd w:val="clear" w:fill="DDEEFF"/>', True),
        ('<w:shd w:val="clear" w:fill="auto"/>', False),
    ],
)
def test_borders_and_tints_make_a_box(properties: str, boxed: bool) -> None:
    (block,) = blocks_of(put(empty_document(), paragraph("The trust should train its staff.", properties)))
    assert block.boxed is boxed


def test_lines_end_where_bold_type_does() -> None:
    words = piece("Purpose. ", "<w:b/>") + piece("To learn from the death of Carol.")
    (block,) = blocks_of(put(empty_document(), f"<w:p>{words}</w:p>"))
    assert [(line.text, line.bold) for line in block.lines] == [
        ("Purpose.", True),
        ("To learn from the death of Carol.", False),
    ]


def test_footnotes_stand_apart_and_their_numbers_are_left_out_of_the_text() -> None:
    source = saved(put(empty_document(), f"<w:p>{piece('As NICE says')}{_NOTE}{piece(', ask.')}</w:p>"))
    blocks = list(read_docx(_with_footnotes(source)).blocks())
    assert printed(b for b in blocks if b.kind is BlockKind.PARAGRAPH) == ["As NICE says, ask."]
    assert printed(b for b in blocks if b.kind is BlockKind.FOOTNOTE) == ["1 Guideline PH50."]


def test_running_heads_are_furniture() -> None:
    document = empty_document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    document.sections[0].footer.paragraphs[0].text = "Carol"
    document.add_paragraph("The panel met six times.")
    blocks = list(read_docx(saved(document)).blocks())
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.FURNITURE, "OFFICIAL"),
        (BlockKind.PARAGRAPH, "The panel met six times."),
        (BlockKind.FURNITURE, "Carol"),
    ]


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_docx(saved(empty_document()))
    assert refusal.value.reason is Reason.EMPTY


def test_strict_word_files_are_read_too() -> None:
    source = saved(put(empty_document(), paragraph("Strictly speaking, train.")))
    package = {"word/document.xml": _strict(source, "word/document.xml"), "_rels/.rels": _strict(source, "_rels/.rels")}
    assert printed(read_docx(with_parts(source, package)).body()) == ["Strictly speaking, train."]


_NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="4"/></w:r>'


def _with_footnotes(source: bytes) -> bytes:
    import io
    import zipfile

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = zipfile.ZipFile(io.BytesIO(source)).read("word/_rels/document.xml.rels").decode()
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    words = "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Guideline PH50.</w:t></w:r></w:p>"
    rule = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{w}">{rule}<w:footnote w:id="4">{words}</w:footnote></w:footnotes>'
    parts = {
        "word/footnotes.xml": notes.encode(),
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation).encode(),
    }
    return with_parts(source, parts)


def _strict(source: bytes, part: str) -> bytes:
    import io
    import zipfile

    data = zipfile.ZipFile(io.BytesIO(source)).read(part)
    data = data.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return data.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
