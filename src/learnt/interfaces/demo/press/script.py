"""Turns the source of a demo paper (YAML with a light markup) into the blocks that a press prints.

The markup of `body`, line by line; a blank line ends a paragraph:
    = Chapter        =! chapter without a number      == section      === subsection
    - bullet         > quotation         ! Box title | words in the box         | cells | of a table row
    @stock NAME      a stock passage;  @recs 1-4 style=item;  @rec-table 1-9;  @copies 1-4;  @plan;  @contents;
    @page @landscape @portrait @columns @single   changes of page;   @restart   numbers begin again
Inside a paragraph: [[d|words]] a distractor, [[l2|words]] lesson l2, [[n|words]] neutral, [[c:3|words]] recommendation 3
in these words, [[r:3]] recommendation 3 itself, run into the paragraph in bold.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

from learnt.interfaces.demo.press import plan
from learnt.interfaces.demo.press.paper import (
    Block,
    Box,
    Contents,
    Heading,
    Mark,
    Paper,
    Paragraph,
    PlanRow,
    Recommendation,
    Table,
    TitlePage,
    Turn,
)
from learnt.interfaces.demo.press.typography import curly, letter, plain, roman

_MARK = re.compile(r"\[\[(?P<code>d|n|l\d+|c:\d+)\|(?P<words>.+?)\]\]|\[\[r:(?P<place>\d+)\]\]")
_CODES = {"d": "distractor", "n": "neutral", "l": "lesson", "c": "copy"}
_TURNS = {"page", "landscape", "portrait", "columns", "single"}
_BULLETS = ("- ", "> ")


def compose(source: dict[str, Any], stock: dict[str, Any], register: dict[str, dict[str, Any]]) -> Paper:
    """The paper that a source describes.

    `stock` holds the stock passages and action-plan phrases; `register` the invented recommendations by id.
    The source is gone through twice, because a summary in front prints labels that are given later.
    """
    recommendations = [_recommendation(n, entry, register) for n, entry in enumerate(source["recommendations"], 1)]
    first = _Composer(source, stock, recommendations)
    first.compose()
    second = _Composer(source, stock, [first.labelled(each) for each in recommendations])
    blocks = [second.title_page(), *second.compose()]
    return Paper(source["name"], source["facts"], source["look"], second.recommendations, blocks, second.plan_rows)


def _recommendation(number: int, entry: dict[str, Any], register: dict[str, dict[str, Any]]) -> Recommendation:
    known = register.get(entry.get("id", ""), {})
    return Recommendation(
        key=f"r{number}",
        label="",
        text=entry.get("text", known.get("text", "")).strip(),
        kind=entry.get("kind", known.get("kind", "other")),
        addressees=tuple(entry.get("to", known.get("addressed_to", []))),
        label_id=entry.get("id"),
        mechanism=known.get("mechanism", entry.get("mechanism", "procedure")),
        lessons=tuple(entry.get("lessons", [])),
        echoes=tuple(entry.get("echoes", [])),
        plan=entry.get("plan", {}),
    )


class _Composer:
    """Walks through one source and keeps the numbers of chapters, paragraphs and recommendations."""

    def __init__(self, source: dict[str, Any], stock: dict[str, Any], recommendations: list[Recommendation]) -> None:
        self.facts, self.look, self.body = source["facts"], source["look"], source["body"]
        self.cover = source["cover"]
        self.agencies = source.get("plan", {})
        self.stock, self.recommendations = stock, recommendations
        self.labels: dict[str, str] = {}
        self.plan_rows: list[PlanRow] = []
        self.chapter = self.section = self.paragraph = self.printed = self.group = 0
        self.counted = True
        self.heading = self.chapter_heading = ""

    def labelled(self, recommendation: Recommendation) -> Recommendation:
        """The same recommendation with the label under which this walk printed it."""
        kept = {**recommendation.__dict__, "label": self.labels.get(recommendation.key, "")}
        return Recommendation(**kept)

    def title_page(self) -> TitlePage:
        """The cover."""
        return TitlePage(tuple((style, self._words(words)) for style, words in (pair for pair in self.cover)))

    def compose(self) -> list[Block]:
        """Every block of the body, in reading order."""
        return list(self._blocks(self._with_stock(self.body)))

    # --- lines into pieces

    def _with_stock(self, body: str) -> str:
        return re.sub(r"(?m)^@stock (\S+)$", lambda match: self._stock(match.group(1)), body)

    def _stock(self, name: str) -> str:
        key, _, variant = name.partition(":")
        return str(self.stock["passages"][key][int(variant or 1) - 1]).strip()

    def _blocks(self, body: str) -> Iterator[Block]:
        for piece in re.split(r"\n\s*\n", self._words(body).strip()):
            lines = [line.strip() for line in piece.strip().splitlines()]
            if lines[0].startswith("|"):
                yield self._table(lines)
            elif lines[0].startswith(("=", "@", "!", *_BULLETS)):
                for line in lines:
                    yield from self._line(line)
            else:
                yield self._paragraph(" ".join(lines))

    def _line(self, line: str) -> Iterator[Block]:
        if line.startswith("="):
            yield self._headed(line)
        elif line.startswith("@"):
            yield from self._directive(line)
        elif line.startswith("!"):
            title, _, words = line[1:].partition("|") if "[[" not in line.split("|")[0] else ("", "", line[1:])
            text, marks = self._marked(words.strip())
            yield Box(title.strip(), (Paragraph(text),), marks)
        else:
            text, marks = self._marked(line[2:])
            yield Paragraph(text, style="quote" if line.startswith(">") else "bullet", marks=marks)

    def _words(self, text: str) -> str:
        filled = re.sub(r"\{(\w+)\}", lambda match: str(self.facts[match.group(1)]), text)
        return filled if self.look.get("quotes") == "straight" else curly(filled)

    # --- headings and paragraphs

    def _headed(self, line: str) -> Heading:
        level = len(line) - len(line.lstrip("="))
        text = line[level:].lstrip("!").strip()
        self.heading = text
        if level == 1:
            self.counted = not line.startswith("=!")
            self.chapter += self.counted
            self.section = 0
            self.chapter_heading = text
            self._count_again()
        if level == 2:
            self.section += 1
            if self.look.get("numbers") == "deep":
                self._count_again()
        return Heading(level, text, self._heading_number(level))

    def _count_again(self) -> None:
        if self.look.get("numbers") != "running":
            self.paragraph = 0

    def _heading_number(self, level: int) -> str:
        if not self.counted or self.look.get("headings") != "numbered" or level > self.look.get("numbered_levels", 1):
            return ""
        return str(self.chapter) if level == 1 else f"{self.chapter}.{self.section}"

    def _paragraph(self, text: str) -> Paragraph:
        number = self._next_number()
        text, marks = self._marked(text)
        return Paragraph(text, label=number, marks=marks)

    def _next_number(self) -> str:
        numbers = self.look.get("numbers", "none")
        if numbers == "none" or not self.counted:
            return ""
        self.paragraph += 1
        if numbers == "running":
            return str(self.paragraph)
        deep = numbers == "deep" and self.section
        return f"{self.chapter}.{self.section}.{self.paragraph}" if deep else f"{self.chapter}.{self.paragraph}"

    def _marked(self, text: str) -> tuple[str, tuple[Mark, ...]]:
        marks: list[Mark] = []

        def unmark(match: re.Match[str]) -> str:
            if match.group("place"):
                return self._run_in(int(match.group("place")), marks)
            code, words = match.group("code"), match.group("words")
            kind = _CODES[code[0]]
            key = f"r{code[2:]}" if kind == "copy" else code
            marks.append(Mark(kind, key, plain(words), self._where(), self.heading))
            return words

        return _MARK.sub(unmark, text), tuple(marks)

    def _where(self) -> str:
        return "executive summary" if "summary" in self.chapter_heading.lower() else "body"

    # --- directives

    def _directive(self, line: str) -> Iterator[Block]:
        name, *arguments = shlex.split(line[1:].replace("’", "'").replace("“", '"').replace("”", '"'))
        options = dict(each.split("=", 1) for each in arguments if "=" in each)
        places = [number for each in arguments if "=" not in each for number in _places(each)]
        if name in _TURNS:
            yield Turn(name)
        elif name == "restart":
            self.group = 0
        elif name == "contents":
            yield Contents(options.get("title", "Contents"))
        elif name == "recs":
            for place in places:
                yield from self._stated(place, options.get("style", "item"))
        elif name == "copies":
            yield from (self._copied(place, options.get("style", "item")) for place in places)
        elif name == "rec-table":
            yield self._table_of_recommendations(places, options)
        elif name == "plan":
            yield self._plan(places, options)
        else:
            raise ValueError(f"no directive called {name}")

    def _label(self, recommendation: Recommendation, numbered: bool = False) -> str:
        self.printed += 1
        self.group += 1
        template = self.look.get("label", "{n}.")
        label = template.format(
            n=self.printed,
            nn=f"{self.printed:02}",
            g=self.group,
            roman=roman(self.printed),
            letter=letter(self.printed),
            small=letter(self.group).lower(),
            chapter=self.chapter,
            section=self.section,
            code=recommendation.plan.get("code", ""),
        )
        label = self._next_number() if numbered else label
        self.labels[recommendation.key] = label
        return label

    def _text(self, recommendation: Recommendation) -> str:
        return self._words(recommendation.text)

    def _mark(self, recommendation: Recommendation, in_table: bool = False) -> Mark:
        text = plain(self._text(recommendation))
        return Mark("recommendation", recommendation.key, text, self._where(), self.heading, in_table)

    def _run_in(self, place: int, marks: list[Mark]) -> str:
        recommendation = self.recommendations[place - 1]
        label = self._label(recommendation)
        marks.append(self._mark(recommendation))
        return f"**{label}{' ' if label else ''}{self._text(recommendation)}**"

    def _stated(self, place: int, style: str) -> Iterator[Block]:
        recommendation = self.recommendations[place - 1]
        label = self._label(recommendation, numbered=style == "numbered") if style != "bare" else ""
        marks = (self._mark(recommendation),)
        parts = [part.strip() for part in re.split(r"\n+", self._text(recommendation)) if part.strip()]
        if style == "box":
            yield Box(label, tuple(_part(part) for part in parts), marks)
            return
        if style == "heading":
            yield Paragraph(label, style="label")
        if style == "runin":
            parts[0] = f"**{label}** {parts[0]}"
        if style == "strong":
            parts = [f"**{part}**" for part in parts]
        yield _part(parts[0], label if style in ("item", "numbered", "strong") else "", marks)
        yield from (_part(part) for part in parts[1:])

    def _copied(self, place: int, style: str) -> Block:
        recommendation = self.recommendations[place - 1]
        words = self._words(recommendation.plan.get("short", recommendation.text))
        marks = (Mark("copy", recommendation.key, plain(words), self._where(), self.heading),)
        if style == "bullet":
            return Paragraph(words, style="bullet", marks=marks)
        if style == "runin":
            return Paragraph(f"**{recommendation.label}:** {words}", marks=marks)
        return Paragraph(words, label=recommendation.label, style="item", marks=marks)

    # --- tables

    def _table(self, lines: list[str]) -> Table:
        rows, marks = [], []
        for line in lines:
            cells = []
            # a stroke inside a mark belongs to the mark
            for cell in re.split(r"\s*\|\s*(?![^\[\]]*\]\])", line.strip().strip("|").strip()):
                text, found = self._marked(cell)
                cells.append(text)
                marks += found
            rows.append(tuple(cells))
        return Table(rows[0], tuple(rows[1:]), _widths(rows), marks=tuple(marks))

    def _table_of_recommendations(self, places: list[int], options: dict[str, str]) -> Table:
        columns, rows, marks = options["columns"].split(","), [], []
        for place in places:
            recommendation = self.recommendations[place - 1]
            label = self._label(recommendation)
            row = plan.row(recommendation, place, self.agencies, self.stock["plan"], self._words)
            cells = {**row.__dict__, "ref": label, "text": _cell(self._text(recommendation)), "none": ""}
            rows.append(tuple(cells[column] for column in columns))
            marks.append(self._mark(recommendation, in_table=True))
            if "target_date" in columns:
                self.plan_rows.append(plan.only(row, columns))
        return _tabled(options, rows, marks)

    def _plan(self, places: list[int], options: dict[str, str]) -> Table:
        columns, rows, marks = options["columns"].split(","), [], []
        for place in places:
            recommendation = self.recommendations[place - 1]
            row = plan.row(recommendation, place, self.agencies, self.stock["plan"], self._words)
            words = self._words(recommendation.plan.get("short", recommendation.text))
            cells = {**row.__dict__, "ref": recommendation.label, "text": _cell(words), "scope": _scope(recommendation)}
            rows.append(tuple(cells[column] for column in columns))
            self.plan_rows.append(plan.only(row, columns))
            if "text" in columns:
                marks.append(Mark("copy", recommendation.key, plain(words), "action plan", self.heading))
        return _tabled(options, rows, marks)


def _tabled(options: dict[str, str], rows: list[tuple[str, ...]], marks: list[Mark]) -> Table:
    widths = tuple(float(width) for width in options["widths"].split(","))
    return Table(tuple(options["head"].split("/")), tuple(rows), widths, options.get("merged") == "yes", tuple(marks))


def _widths(rows: list[tuple[str, ...]]) -> tuple[float, ...]:
    """Relative widths that suit what the columns hold: the longer the cells, the wider, within reason."""
    return tuple(max(4.0, sum(map(len, column)) / len(column)) ** 0.6 for column in zip(*rows, strict=True))


def _part(text: str, label: str = "", marks: tuple[Mark, ...] = ()) -> Paragraph:
    if text.startswith("- "):
        return Paragraph(text[2:], style="bullet", marks=marks)
    return Paragraph(text, label=label, style="item", marks=marks)


def _cell(text: str) -> str:
    return " ".join(re.sub(r"(?m)^- ", "• ", text).split())


def _scope(recommendation: Recommendation) -> str:
    return "National" if recommendation.kind == "national" else "Local"


def _places(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)
