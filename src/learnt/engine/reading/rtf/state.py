"""What holds at a point of Rich Text: a group inherits it from the one around and gives it back unchanged."""

from __future__ import annotations

from dataclasses import dataclass, field

from learnt.engine.reading.flowing.looks import RunLook

_PLAIN_SIZE = 12.0  # points, where nothing is said


@dataclass(slots=True)
class Letters:
    """How letters are set."""

    bold: bool = False
    italic: bool = False
    size: float = _PLAIN_SIZE
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    font: int | None = None

    def look(self) -> RunLook:
        """The same, as every format has it."""
        return RunLook(self.bold, self.italic, self.size, self.hidden or self.deleted, self.raised)

    def set(self, name: str, number: int | None) -> None:
        """Take in a control word of letters; others change nothing."""
        on = number != 0
        match name:
            case "b":
                self.bold = on
            case "i":
                self.italic = on
            case "v":
                self.hidden = on
            case "deleted":
                self.deleted = on
            case "super":
                self.raised = on
            case "up":
                self.raised = bool(number)
            case "nosupersub" | "sub" | "dn":
                self.raised = False
            case "fs":
                self.size = min(max(number or 0, 0), 2_000) / 2 or _PLAIN_SIZE
            case "f":
                self.font = number


@dataclass(slots=True)
class Paragraph:
    """How a paragraph is set."""

    style: int = 0
    outline: int | None = None  # from 0, 9 is running text
    depth: int = 0  # in lists, from 0
    in_table: bool = False
    sides: set[str] = field(default_factory=set)  # where it has a border
    tint: int = 0  # a colour; 0: none
    side: str = ""  # whose border is being described

    def set(self, name: str, number: int | None) -> None:
        """Take in a control word of paragraphs; others change nothing."""
        match name:
            case "s":
                self.style = number or 0
            case "outlinelevel":
                self.outline = number
            case "ilvl":
                self.depth = min(max(number or 0, 0), 8)
            case "intbl":
                self.in_table = True
            case "brdrt" | "brdrb" | "brdrl" | "brdrr" | "box":
                self.sides, self.side = self.sides | {name}, name
            case "brdrnone" | "brdrnil":
                self.sides = self.sides - {self.side}
            case "cbpat":
                self.tint = number or 0

    def bordered(self) -> bool:
        """Whether it stands in a box, or beside a bar."""
        return bool(self.sides & {"box", "brdrl", "brdrr"}) or {"brdrt", "brdrb"} <= self.sides


@dataclass(slots=True)
class State:
    """All that a group inherits."""

    letters: Letters = field(default_factory=Letters)
    paragraph: Paragraph = field(default_factory=Paragraph)
    skipped_after: int = 1  # how many substitutes follow each Unicode letter
    quiet: bool = False  # letters here are no text; groups within may hold some
    contents: bool = False  # within the result of a table of contents
    field_code: list[str] = field(default_factory=list)  # of the field that is open
    in_code: bool = False  # within the instruction of a field

    def inherited(self) -> State:
        """The state at the start of a group within."""
        before, par = self.letters, self.paragraph
        return State(
            Letters(before.bold, before.italic, before.size, before.hidden, before.deleted, before.raised, before.font),
            Paragraph(par.style, par.outline, par.depth, par.in_table, par.sides, par.tint, par.side),
            self.skipped_after,
            self.quiet,
            self.contents,
            self.field_code,
            self.in_code,
        )
