"""Measures of the packs against lists of leaders and mediators of the user's: paths are given, nothing is shipped."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from goodoffices import packs
from goodoffices.packs.model import Period

_CODES = """
BHM:BHS HAI:HTI TRI:TTO BAR:BRB GRN:GRD SLU:LCA SVG:VCT AAB:ATG SKN:KNA GUA:GTM HON:HND SAL:SLV COS:CRI
PAR:PRY URU:URY UKG:GBR IRE:IRL NTH:NLD FRN:FRA MNC:MCO SWZ:CHE SPN:ESP POR:PRT GMY:DEU GDR:DDR AUS:AUT
CZE:CSK CZR:CZE SLO:SVK SNM:SMR MNG:MNE MAC:MKD CRO:HRV BOS:BIH SLV:SVN BUL:BGR RUM:ROU LAT:LVA LIT:LTU
SWD:SWE DEN:DNK ICE:ISL EQG:GNQ GAM:GMB MAA:MRT NIR:NER CDI:CIV BFO:BFA SIE:SLE TOG:TGO CAO:CMR NIG:NGA
CEN:CAF CHA:TCD CON:COG DRC:COD BUI:BDI ANG:AGO MZM:MOZ ZAM:ZMB ZIM:ZWE MAW:MWI SAF:ZAF LES:LSO BOT:BWA
SWA:SWZ MAG:MDG MAS:MUS SEY:SYC MOR:MAR ALG:DZA LIB:LBY SUD:SDN LEB:LBN YAR:YEM YPR:YEM KUW:KWT BAH:BHR
UAE:ARE OMA:OMN TAJ:TJK KYR:KGZ KZK:KAZ TAW:TWN MON:MNG ROK:KOR BHU:BTN BNG:BGD MYA:MMR SRI:LKA MAD:MDV
NEP:NPL THI:THA CAM:KHM DRV:VNM MAL:MYS SIN:SGP BRU:BRN PHI:PHL INS:IDN ETM:TLS AUL:AUS NEW:NZL VAN:VUT
SOL:SLB PAL:PLW NAU:NRU MSI:MHL GRG:GEO MLD:MDA ROM:ROU FIJ:FJI TAZ:TZA KOS:kosovo CAP:CPV GUI:GIN
YUG:YUG
"""
_COW = dict(pair.split(":") for pair in _CODES.split())
"""Country letters of the Correlates of War list where they are not those of ISO 3166."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with the misses.

    Args:
        right: Found right.
        total: Asked.
        missed: What was not, in words.
    """

    right: int
    total: int
    missed: tuple[str, ...]

    @property
    def value(self) -> float:
        """The share, 0 of nothing."""
        return self.right / self.total if self.total else 0.0


def leaders(file: Path, first: date = date(1990, 1, 1), last: date = date(2021, 8, 31)) -> Share:
    """Leaders of a REIGN table found by surname, country and day: the middle day of each spell within the bounds.

    A leader is found when the name as the table writes it (or its last or first word) resolves with the country and
    the day to a person who then holds an office of rank `head`, `leader` or `military` there. The table gives the month
    of the end only: the first day of it counts as the last.

    Args:
        file: The table (`leader`, `stateabb`, `sdate`, `smonth`, `syear`, `emonth`, `eyear`).
        first: First day looked at.
        last: Last day looked at.
    """
    known = packs.load()
    right, missed = 0, []
    total = 0
    for country, name, start, end in _spells(file):
        start, end = max(start, first), min(end, last)
        if start > end:
            continue
        total += 1
        day = start + timedelta(days=(end - start).days // 2)
        period = Period(day, day)
        found = any(_leads(known, name, of, period) for of in _SUCCESSORS.get(country, (country,)))
        right += found
        if not found:
            missed.append(f"{country} {name} {day}")
    return Share(right, total, tuple(missed))


_SUCCESSORS = {"YUG": ("YUG", "SCG", "SRB"), "RUS": ("RUS", "SUN")}
"""States that the list keeps under one code."""


def _leads(known: packs.Packs, name: str, country: str, period: Period) -> bool:
    words = re.sub(r"\(.*?\)", "", name).replace(",", " ").replace(" and ", " & ").split("&")[0].split()
    for written in dict.fromkeys((" ".join(words), words[-1], words[0])):
        person = known.resolve_person(written, period=period, of=country).person
        offices = [known.office(t.office) for t in known.tenures(person, period)] if person else []
        for o in offices:
            if o is not None and country in (o.of, o.country) and o.rank in ("head", "leader", "military"):
                return True
    return False


def _spells(file: Path) -> Iterator[tuple[str, str, date, date]]:
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            start = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))
            year, month = int(row["eyear"] or 2100), int(row["emonth"]) if row["emonth"].isdigit() else 12
            country = row["stateabb"]
            yield _COW.get(country, country), row["leader"], start, max(start, date(year, month, 1))


_SPLIT = re.compile(r"\s*;\s*")
_NOBODY = re.compile(r"generic|default|diplomatic community", re.IGNORECASE)


def mediators(file: Path, fields: tuple[str, ...] = ("third_party", "individual_med_named", "local_parties")) -> Share:
    """Distinct values of a MEND table that resolve as bare names with the row's day.

    A person must resolve to one person, a party to an actor. Whether the country or kind is right is read from the list
    of what was found (`resolve_name`); this share counts what resolves at all.

    Args:
        file: The table, with `Day`, `Month`, `Year` and the fields.
        fields: Which fields.
    """
    known = packs.load()
    seen: dict[tuple[str, str], date] = {}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            day = day_of_row(row)
            for field in fields:
                for value in _SPLIT.split(row[field] or ""):
                    if value.strip() and not _NOBODY.search(value):
                        seen.setdefault((field, value.strip()), day)
    missed = []
    for (field, value), day in seen.items():
        if resolve_name(known, value, day) is None:
            missed.append(f"{field}: {value} ({day})")
    return Share(len(seen) - len(missed), len(seen), tuple(missed))


def resolve_name(known: packs.Packs, value: str, day: date) -> str | None:
    """The actor that a bare name stands for on a day, None when the packs cannot tell."""
    notes = re.sub(r"\(\d{4}-(?:\d{4})?\)\s*", "", value)
    for part in (value, notes, *notes.split(": ")):
        if found := _resolve_words(known, part.strip(": "), day):
            return found
    return None


def _resolve_words(known: packs.Packs, value: str, day: date) -> str | None:
    parties = [key for key in known.named(value) if not key.startswith("person/")]
    if parties:
        return parties[0]
    return known.resolve_person(value, period=Period(day, day)).person


@dataclass(frozen=True, slots=True)
class Pairs:
    """How well pairs of names are told apart.

    Args:
        precision: Of the pairs called one person, those that are.
        recall: Of the pairs that are one person, those called so.
        wrong: The pairs judged wrongly.
    """

    precision: float
    recall: float
    wrong: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def name_pairs(file: Path) -> Pairs:
    """Pairs of names (`a`, `b`, `same` as 1 or 0) as the packs tell them apart.

    Args:
        file: The table of pairs.
    """
    known = packs.load()
    counts = {(x, y): 0 for x in (True, False) for y in (True, False)}
    wrong = []
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            wanted, found = row["same"] == "1", known.same_person(row["a"], row["b"])
            counts[wanted, found] += 1
            if wanted != found:
                wrong.append(f"{row['a']} | {row['b']} | {'one' if wanted else 'two'}")
    called, true = counts[True, True] + counts[False, True], counts[True, True] + counts[True, False]
    return Pairs(counts[True, True] / max(called, 1), counts[True, True] / max(true, 1), tuple(wrong))


def day_of_row(row: Mapping[str, str]) -> date:
    """The day of a row of MEND; what is missing of it is the first."""
    year = int(row["Year"])
    month = int(row["Month"]) if (row["Month"] or "").isdigit() else 1
    number = int(row["Day"]) if (row["Day"] or "").isdigit() else 1
    return date(year, month, min(number, monthrange(year, month)[1]))
