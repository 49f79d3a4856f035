"""Composes whole reports at random from labelled sentences, in a large space of layouts, and scores the reading of them.

`stress_run.py` draws, reads and scores what is composed here.

What each report should give is known by construction. Nothing in the reader knows this module, and the figures that
count are those of seeds that were not looked at while the reader was being written (see README.md).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import stress_words as w

Row = dict[str, str]


@dataclass
class Piece:
    """One block of a composed report. `bold` is how many of its first words are set bold (-1: all)."""

    kind: str  # heading, paragraph, table
    text: str = ""
    label: str = ""
    level: int = 0
    bold: int = 0
    boxed: bool = False
    indent: int = 0
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Composed:
    """A report and what should be found in it."""

    seed: int
    pieces: list[Piece] = field(default_factory=list)
    gold: list[Row] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)
    traits: dict[str, str] = field(default_factory=dict)


class Composer:
    """Composes the report of one seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.report = Composed(seed)
        self.chapter = 0
        self.decimal = self.dice.random() < 0.5  # paragraphs numbered by chapter
        self.continuous = not self.decimal and self.dice.random() < 0.3  # paragraphs numbered throughout
        self.heads = self.dice.choice(["{}", "{}.", "Chapter {}:", "Section {}", ""])
        self.paragraph = 0
        texts = list(w.recommendations())
        self.dice.shuffle(texts)
        self.texts = texts
        self.bullet = self.dice.choice(["•", "-", "o", "–"])
        self.stock = {kind: self.dice.sample(list(t), len(t)) for kind, t in w.others().items()}

    def compose(self) -> Composed:
        """The whole report: front, body, recommendations, appendices, in an order that reports take."""
        dice, report = self.dice, self.report
        report.traits["layout"] = layout = dice.choice(list(LAYOUTS))
        self.style = report.traits["labels"] = dice.choice(LABELS_OF.get(layout, PLAIN_STYLES))
        spoken = layout in ("strewn boxes", "run-in", "declared") or dice.random() < 0.75
        self.title = dice.choice(w.HEADINGS if spoken else w.UNSPOKEN)
        report.traits["heading"] = "spoken" if spoken else "unspoken"
        before = dice.sample([*w.ASIDES], dice.randint(2, 5))
        after = [a for a in ("earlier", "letter", "questions") if a not in before and dice.random() < 0.3]
        self._title_page()
        if dice.random() < 0.35 and layout not in ("strewn boxes", "run-in", "declared"):
            self._summary_slot = len(report.pieces)
        for name in before:
            self._aside(name)
            if dice.random() < 0.6:
                self._body()
        LAYOUTS[layout](self)
        self._maybe_plan(layout)
        for name in after:
            self._aside(name)
        self._maybe_summary()
        return report

    # Parts

    def _title_page(self) -> None:
        self._put(Piece("heading", "Domestic Homicide Review", level=1))
        self._put(Piece("paragraph", "Overview report into the death of Marian in May 2021"))
        self._put(Piece("paragraph", "Independent chair and author: Tessa Brook"))

    def _maybe_summary(self) -> None:
        slot = getattr(self, "_summary_slot", None)
        if slot is None or not self.report.gold:
            return
        held, self.report.pieces = self.report.pieces, []
        self._put(Piece("heading", self.dice.choice(["Executive summary", "Summary", "EXECUTIVE SUMMARY"]), level=1))
        self._put(Piece("paragraph", self._other("method")))
        self._put(Piece("heading", self.dice.choice(["Recommendations", "Summary of recommendations"]), level=2))
        short = self.dice.random() < 0.4
        for row in self.report.gold:
            words = row["text"].split()
            text = " ".join(words[: max(8, len(words) * 2 // 3)]).rstrip(",;") + "." if short else row["text"]
            self._put(Piece("paragraph", text, row["label"] or self.bullet))
        self.report.traits["summary"] = "short" if short else "same"
        self.report.pieces = held[:slot] + self.report.pieces + held[slot:]

    def _heading(self, text: str, level: int = 1) -> None:
        number = ""
        if level == 1 and not text.startswith("Appendix"):
            self.chapter += 1
            self.paragraph = 0 if not self.continuous else self.paragraph
            number = self.heads.format(self.chapter)
        self._put(Piece("heading", text, number, level))

    def _plain(self, text: str) -> None:
        """A paragraph of running text, numbered as the report numbers them."""
        label = ""
        if self.decimal or self.continuous:
            self.paragraph += 1
            label = f"{self.chapter}.{self.paragraph}" if self.decimal else f"{self.paragraph}."
        self._put(Piece("paragraph", text, label))

    def _body(self) -> None:
        self._heading(self.dice.choice(w.CHAPTERS))
        for _ in range(self.dice.randint(2, 6)):
            kinds = ["analysis", "chronology", "clinical-or-case-advice", "method", "policy-quotation"]
            self._plain(self._trap(self.dice.choice(kinds)))

    def _aside(self, name: str) -> None:
        """A section of what is no recommendation, set out as recommendations may be."""
        titles, kinds = w.ASIDES[name]
        self._heading(self.dice.choice(titles))
        if self.dice.random() < 0.5:
            self._plain(self._trap("method"))
        form = self.dice.choice(["plain", "bullets", "numbers", "letters", "named"])
        for number in range(1, self.dice.randint(4, 8)):
            text = self._trap(self.dice.choice(kinds))
            if form == "plain":
                self._plain(text)
                continue
            named = {"lessons": "Lesson", "questions": "Question", "earlier": "Recommendation"}.get(name, "")
            label = {"bullets": self.bullet, "letters": f"({'abcdefghij'[number - 1]})"}.get(form, f"{number}.")
            self._put(Piece("paragraph", text, f"{named} {number}:" if form == "named" and named else label))

    # What is recommended

    def _statement(self) -> str:
        return self.texts.pop()

    def _take(self, text: str, label: str, **more: str) -> None:
        bare = label.rstrip(".:)").lstrip("(") if label != self.bullet else ""
        self.report.gold.append({"text": text, "label": bare, **more})

    def _label(self, number: int, group: int, within: int) -> str:
        """The label of item `number` of all, `within` of its group."""
        n = within if self.restarts else number
        words = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"]
        romans = [
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "vi",
            "vii",
            "viii",
            "ix",
            "x",
            "xi",
            "xii",
            "xiii",
            "xiv",
            "xv",
            "xvi",
            "xvii",
            "xviii",
            "xix",
            "xx",
        ]
        codes = ["POL", "ASC", "ICB", "NHS"]
        return {
            "word": f"Recommendation {n}",
            "word colon": f"Recommendation {n}:",
            "word in letters": f"Recommendation {words[(n - 1) % 12]}",
            "rec": f"Rec {n}:",
            "R": f"R{n}",
            "code": f"{codes[group % 4]}{within}",
            "slash": f"OX/{n:02d}",
            "number": f"{n}.",
            "bracket": f"{n})",
            "brackets": f"({n})",
            "decimal": f"{self.chapter}.{n}",
            "letters": f"({chr(96 + n)})",
            "capitals": f"{chr(64 + n)}.",
            "roman": f"{romans[n - 1]}.",
            "bullet": self.bullet,
            "specific": f"Multi-agency recommendation {n}",
            "none": "",
        }[self.style]

    def items(self, parts: bool = True) -> None:
        """Recommendations one after another, in groups or not."""
        dice = self.dice
        grouping = dice.choice(["none", "none", "agencies", "kinds"])
        self.restarts = grouping != "none" and dice.random() < 0.5
        self.report.traits["groups"] = grouping
        groups = {"agencies": dice.choice(w.AGENCIES), "kinds": dice.choice(w.GROUPS)}.get(grouping, ("",))
        sub_lists = parts and self.style not in ("letters", "bullet") and dice.random() < 0.3
        reasons = parts and self.style not in ("none", "bullet") and dice.random() < 0.25
        number = 0
        for position, group in enumerate(groups):
            if group:
                self._put(Piece("heading", group, level=2))
            for within in range(1, dice.randint(3, 6 if len(groups) > 1 else 13)):
                number += 1
                self._one(self._label(number, position, within), sub_lists, reasons)

    def _one(self, label: str, sub_lists: bool, reasons: bool) -> None:
        dice = self.dice
        text = self._statement()
        if sub_lists and dice.random() < 0.4 and text.endswith("."):
            self._with_parts(label, text)
            return
        self._put(Piece("paragraph", text, label))
        if reasons and dice.random() < 0.4:
            reason = dice.choice(w.REASONS)
            self._put(Piece("paragraph", reason, indent=24))
            text = f"{text} {reason}"
        self._take(text, label)

    def _with_parts(self, label: str, text: str) -> None:
        """A recommendation with a list inside it."""
        dice = self.dice
        head = f"{text[:-1]}, in particular:"
        marks = dice.choice([["(a)", "(b)", "(c)"], ["•", "•", "•"], ["i.", "ii.", "iii."]])
        if self.style == "roman":
            marks = ["•", "•", "•"]
        ends = [";", "; and", "."]
        parts = [p + e for p, e in zip(dice.sample(w.PARTS, 3), ends, strict=True)]
        self._put(Piece("paragraph", head, label))
        for mark, part in zip(marks, parts, strict=True):
            self._put(Piece("paragraph", part, mark, indent=24))
        shown = ["" if m == "•" else f"({m.strip('().')}) " for m in marks]
        self._take(" ".join([head, *(s + p for s, p in zip(shown, parts, strict=True))]), label)

    def _open_section(self) -> None:
        self._heading(self.title)
        self.restarts = False
        if self.dice.random() < 0.7:
            self._plain(self.dice.choice(w.INTRODUCTIONS[:4]))

    def _close_section(self) -> None:
        if self.dice.random() < 0.35:
            text = self.dice.choice(w.CLOSINGS)
            self._heading(self.dice.choice(["Conclusion", "Closing words", "Acknowledgements"]))
            self._plain(text)

    def listed(self) -> None:
        """Paragraphs or a list under the heading."""
        self._open_section()
        if self.style == "decimal":
            self._decimal_items()
        else:
            self.items()
        self._close_section()

    def _decimal_items(self) -> None:
        """Recommendations numbered on with the paragraphs of their chapter."""
        for _ in range(self.dice.randint(3, 12)):
            self.paragraph += 1
            label, text = f"{self.chapter}.{self.paragraph}", self._statement()
            self._put(Piece("paragraph", text, label))
            self._take(text, label)

    def boxes(self) -> None:
        """A box for each, under the heading."""
        self._open_section()
        self.restarts = False
        for number in range(1, self.dice.randint(4, 10)):
            text, label = self._statement(), self._label(number, 0, number)
            self._put(Piece("paragraph", text, label, boxed=True))
            self._take(text, label)
        self._close_section()

    def strewn(self) -> None:
        """After each chapter its own, in a box or not, and perhaps all collected again."""
        self.restarts = False
        boxed, number, rows = self.dice.random() < 0.6, 0, []
        for chapter in self.dice.sample(w.CHAPTERS, self.dice.randint(3, 5)):
            self._heading(chapter)
            for _ in range(self.dice.randint(2, 4)):
                self._plain(self._trap("analysis"))
            headed = self.dice.random() < 0.3
            if headed:
                self._put(Piece("heading", self.dice.choice(["Recommendation", "Recommendations"]), level=2))
            for _ in range(self.dice.randint(1, 3)):
                number += 1
                text, label = self._statement(), self._label(number, 0, number)
                self._put(Piece("paragraph", text, label, boxed=boxed))
                self._take(text, label)
                rows.append((label, text))
        if self.dice.random() < 0.4:
            self.report.traits["collected"] = "again"
            self._heading("Recommendations")
            for label, text in rows:
                self._put(Piece("paragraph", text, label))

    def headed(self) -> None:
        """Each a heading with its title, the words beneath."""
        self._open_section()
        self.restarts = False
        titles = ["Training", "Records", "Sharing what is known", "Safe housing", "Leadership", "Asking the question"]
        for number in range(1, self.dice.randint(4, 7)):
            label, text = self._label(number, 0, number), self._statement()
            self._put(Piece("heading", titles[number - 1], label, 2))
            self._put(Piece("paragraph", text))
            self._take(text, label)
        self._close_section()

    def run_in(self) -> None:
        """Bold sentences at the ends of paragraphs of analysis."""
        for chapter in self.dice.sample(w.CHAPTERS, 3):
            self._heading(chapter)
            for _ in range(self.dice.randint(1, 3)):
                self._plain(self._trap("analysis"))
            for _ in range(self.dice.randint(1, 3)):
                before, text = self._trap("analysis"), self._statement()
                self._put(Piece("paragraph", f"{before}\x00{text}"))
                self._take(text, "")

    def table(self) -> None:
        """A table as the only place."""
        self._open_section()
        self.restarts = False
        columns = ["label", "text", *self.dice.sample(["lead", "target", "scope"], self.dice.randint(0, 3))]
        if self.dice.random() < 0.3:
            self.dice.shuffle(columns)
        self._table(columns, take=True)
        self._close_section()

    def plan(self) -> None:
        """An action plan as the only place."""
        self._heading(self.dice.choice(["Action plan", "Recommendations and action plan", "Appendix A: Action plan"]))
        self.restarts = False
        columns = ["label", "text", "action", "lead", "target"]
        columns += [c for c in ("scope", "milestones", "completion") if self.dice.random() < 0.5]
        if self.dice.random() < 0.4:
            columns[2:] = self.dice.sample(columns[2:], len(columns) - 2)
        self._table(columns, take=True)

    def _maybe_plan(self, layout: str) -> None:
        if layout == "plan" or self.dice.random() > 0.4 or not self.report.gold:
            return
        words = self.dice.random() < 0.7
        self._heading("Appendix A: Action plan")
        columns = ["label", *(["text"] if words else []), "action", "lead", "target"]
        self.report.traits["plan"] = "words" if words else "numbers"
        self._table(columns, take=False)

    def _table(self, columns: list[str], take: bool) -> None:
        heads = [self.dice.choice(w.COLUMNS[c]) for c in columns]
        rows = [heads]
        count = self.dice.randint(4, 12) if take else len(self.report.gold)
        for number in range(1, count + 1):
            if take:
                label, text = self._label(number, 0, number), self._statement()
                label = label if label != self.bullet else f"{number}"
                self._take(text, label)
            else:
                row = self.report.gold[number - 1]
                label, text = row["label"] or str(number), row["text"]
            rows.append([self._cell(c, label, text) for c in columns])
        self._put(Piece("table", rows=rows))

    def _cell(self, column: str, label: str, text: str) -> str:
        dice = self.dice
        return {
            "label": label,
            "text": text,
            "scope": dice.choice(["Local", "Regional", "National"]),
            "action": dice.choice(
                ["Write and agree a protocol", "Training dates to be set and booked", "Audit to be added to the plan"]
            ),
            "lead": dice.choice([name for names in w.AGENCIES for name in names]),
            "milestones": dice.choice(["Draft by spring", "Papers to the board", "Sample of twenty cases"]),
            "target": dice.choice(["March 2024", "30 June 2023", "Ongoing", "Within six months"]),
            "completion": dice.choice(["", "Completed", "In progress", "Green"]),
        }[column]

    def declared(self) -> None:
        """Running text in the review's own voice, and no list."""
        for chapter in self.dice.sample(w.CHAPTERS, 3):
            self._heading(chapter)
            for _ in range(self.dice.randint(1, 3)):
                self._plain(self._trap("analysis"))
            voice = self.dice.choice(
                ["The panel recommends that", "It is recommended that", "The review therefore recommends that"]
            )
            agency = self.dice.choice([name for names in w.AGENCIES for name in names])
            part = self.dice.choice(w.PARTS)
            text = f"{voice} {agency} checks that support is offered {part}."
            self._plain(f"{self._trap('analysis')} {text}")
            self._take(text, "")

    # Words

    def _put(self, piece: Piece) -> None:
        self.report.pieces.append(piece)

    def _other(self, kind: str) -> str:
        stock = self.stock[kind]
        if not stock:
            stock.extend(self.dice.sample(list(w.others()[kind]), len(w.others()[kind])))
        return stock.pop()

    def _trap(self, kind: str) -> str:
        text = self._other(kind)
        self.report.traps.append(text)
        return text


LAYOUTS = {
    "listed": Composer.listed,
    "boxes": Composer.boxes,
    "strewn boxes": Composer.strewn,
    "headed": Composer.headed,
    "run-in": Composer.run_in,
    "table": Composer.table,
    "plan": Composer.plan,
    "declared": Composer.declared,
}
PLAIN_STYLES = [
    *("word", "word colon", "word in letters", "rec", "R", "code", "slash", "number", "bracket", "brackets"),
    *("decimal", "letters", "capitals", "roman", "bullet", "specific", "none"),
]
NAMING = ["word", "word colon", "word in letters", "rec", "R", "specific"]
LABELS_OF = {
    "boxes": [*NAMING, "number"],
    "strewn boxes": NAMING,
    "headed": ["word", "word colon", "word in letters", "rec"],
    "run-in": ["none"],
    "declared": ["none"],
    "table": ["R", "number", "word", "bracket", "roman", "slash", "decimal"],
    "plan": ["R", "number", "word", "slash"],
}
