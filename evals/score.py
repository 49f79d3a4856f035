#!/usr/bin/env python3
# ruff: noqa: E731
"""Score what a reader found in review reports against gold.

Usage: score.py [--command 'learnt read --json {file}'] FOLDER [FOLDER ...]

For every FOLDER/NAME.gold.json it runs the command on the file that the gold names, reads one JSON object from standard
output (same keys as the gold: review, recommendations, lessons, actions) and prints a row a file and a total.
Standard library only. Nothing is tuned here: similarity is 2*common/(len+len) over word sequences.

recall, precision   recommendations paired one to one, best similarity first, pair counts at >= 0.90 (loose: >= 0.60)
label, page, addr   of the pairs: the printed label, the page (exactly), the addressees as a set (F1 of normalised names)
lessons             F1 at >= 0.80
actions             share of gold action-plan rows found with action, lead and target date (each >= 0.80)
facts               share of review facts right (partnership, date_of_death, report_date, author, chair, subjects)
false alarms        distractor sentences that were taken for recommendations
What the gold lists as neutral (the report's own words that ask for something but are no listed item) counts neither way.
"""

import argparse
import difflib
import json
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path


def words(text):
    text = (text or "").replace("\u00ad", "").replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    text = re.sub(r"(\w)-\s+(\w)", r"\1\2", text)
    return re.findall(r"[a-z0-9£%']+", text.lower())


def similarity(a, b):
    a, b = words(a), words(b)
    if not a and not b:
        return 1.0
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def pairs(gold, found, least):
    rows = sorted(((similarity(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    used_g, used_f, out = set(), set(), []
    for s, i, j in rows:
        if s >= least and i not in used_g and j not in used_f:
            used_g.add(i), used_f.add(j), out.append((i, j))
    return out


def name(text):
    return " ".join(w for w in words(text) if w not in {"the", "of", "and", "for"})


def set_f1(gold, found):
    gold, found = {name(g) for g in gold or []}, {name(f) for f in found or []}
    if not gold and not found:
        return 1.0
    hit = sum(any(similarity(g, f) >= 0.85 for f in found) for g in gold)
    return 2 * hit / (len(gold) + len(found)) if gold and found else 0.0


def label(text):
    return re.sub(r"[^a-z0-9]+", "", re.sub(r"recommendations?|argymhelliad", "", (text or "").lower()))


def f1(hit, gold, found):
    return 1.0 if gold == found == 0 else 2 * hit / (gold + found)


def score(gold, found):
    g, f = gold["recommendations"], found.get("recommendations") or []
    gt = [r["text"] for r in g]
    kept = {j for _, j in pairs(gt, [r.get("text") for r in f], 0.60)}
    neutral = [n if isinstance(n, str) else n.get("text", "") for n in gold.get("neutral") or []]
    f = [r for j, r in enumerate(f) if j in kept or not any(similarity(n, r.get("text")) >= 0.6 for n in neutral)]
    ft = [r.get("text") for r in f]
    strict, loose = pairs(gt, ft, 0.90), pairs(gt, ft, 0.60)
    row = {"gold": len(g), "found": len(f), "strict": len(strict), "loose": len(loose)}
    row["label"] = sum(label(g[i].get("label")) == label(f[j].get("label")) for i, j in loose)
    paged = [(i, j) for i, j in loose if g[i].get("page")]
    row["paged"], row["page"] = len(paged), sum(g[i]["page"] == f[j].get("page") for i, j in paged)
    row["addr"] = sum(set_f1(g[i].get("addressees"), f[j].get("addressees")) for i, j in loose)
    row["kind"] = sum(g[i].get("kind") == f[j].get("kind") for i, j in loose)
    gl, fl = [x["text"] for x in gold.get("lessons") or []], [x.get("text") for x in found.get("lessons") or []]
    row["lessons"] = (len(pairs(gl, fl, 0.80)), len(gl), len(fl))
    ga, fa = gold.get("actions") or [], found.get("actions") or []
    hit = 0
    for a in ga:
        hit += any(
            similarity(a.get("action"), b.get("action")) >= 0.8
            and similarity(a.get("lead"), b.get("lead")) >= 0.8
            and similarity(a.get("target_date"), b.get("target_date")) >= 0.8
            for b in fa
        )
    row["actions"] = (hit, len(ga))
    facts, right = gold.get("review") or {}, 0
    keys = [k for k in ("partnership", "date_of_death", "report_date", "author", "chair", "subjects") if facts.get(k)]
    for k in keys:
        have = (found.get("review") or {}).get(k)
        if isinstance(facts[k], list):
            right += set_f1(facts[k], have) >= 0.99
        elif k.endswith("date") or k == "date_of_death":
            right += str(have or "").startswith(str(facts[k])[:7])
        else:
            right += similarity(facts[k], have) >= 0.8
    row["facts"] = (right, len(keys))
    false = [d if isinstance(d, str) else d.get("text", "") for d in gold.get("distractors") or []]
    row["alarms"] = sum(any(similarity(d, t) >= 0.8 for t in ft) for d in false)
    return row


def line(title, rows):
    n = lambda k: sum(r[k] for r in rows)
    g, f, s, lo = n("gold"), n("found"), n("strict"), n("loose")
    pct = lambda a, b: f"{100 * a / b:5.1f}" if b else "    -"
    le = [sum(r["lessons"][k] for r in rows) for k in range(3)]
    ac = [sum(r["actions"][k] for r in rows) for k in range(2)]
    fa = [sum(r["facts"][k] for r in rows) for k in range(2)]
    return (
        f"{title:28} gold {g:4} found {f:4}  recall {pct(s, g)} precision {pct(s, f)} F1 {100 * f1(s, g, f):5.1f}"
        f" (loose {100 * f1(lo, g, f):5.1f})  label {pct(n('label'), lo)} page {pct(n('page'), n('paged'))}"
        f" addr {pct(n('addr'), lo)} kind {pct(n('kind'), lo)}  lessons {100 * f1(*le):5.1f}"
        f" actions {pct(*ac)} facts {pct(*fa)} false-alarms {n('alarms')}"
    )


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folders", nargs="+", type=Path)
    p.add_argument("--command", default="learnt read --json {file}")
    p.add_argument("--json", type=Path, help="write the totals here")
    args = p.parse_args()
    rows, seconds = [], 0.0
    for folder in args.folders:
        for path in sorted(folder.glob("*.gold.json")):
            gold = json.loads(path.read_text())
            cmd = [c.replace("{file}", str(folder / gold["file"])) for c in shlex.split(args.command)]
            start = time.monotonic()
            done = subprocess.run(cmd, capture_output=True, text=True)
            took = time.monotonic() - start
            seconds += took
            try:
                found = json.loads(done.stdout)
            except ValueError:
                print(f"{path.stem:28} no JSON (exit {done.returncode}): {done.stderr.strip()[-200:]}")
                found = {}
            row = score(gold, found)
            rows.append(row)
            print(line(gold["file"], [row]) + f"  {took:.1f} s")
    if rows:
        print(line("TOTAL", rows) + f"  {seconds:.1f} s")
    if args.json:
        args.json.write_text(json.dumps(rows))
    return 0 if rows else 2


if __name__ == "__main__":
    sys.exit(main())
