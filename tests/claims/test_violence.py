"""Violence: whose weapons, where, how many, and one act however many words tell of it."""

import pytest

from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.claims import read as read_claims
from goodoffices.claims.casualties import number
from goodoffices.language import load
from goodoffices.schema import Claim


def incidents(text: str) -> list[Claim]:
    article = read_text(text, published="2024-05-15")
    found = read_claims(article, load(threads=1).read(article.text, article.body), packs.load())
    return [claim for claim in found if claim.kind == "incident"]


@pytest.mark.parametrize(
    ("text", "source", "target", "place"),
    [
        ("Ugandan jets bombed a rebel camp near Beni on Monday.", "Uganda", None, "Beni"),
        ("The Houthis fired missiles at a Saudi oil plant in Jizan on Tuesday.", "Houthis", "Saudi Arabia", "Jizan"),
        ("Chad accused Sudan of shelling the town of Tine on Sunday.", "Sudan", None, "Tine"),
        ("Iranian protesters attacked Saudi Arabia's missions in 2016.", "Iran", "Saudi Arabia", None),
        ("The rebel movement M23 seized Goma in January.", "March 23 Movement", None, "Goma"),
    ],
)
def test_who_struck_whom_and_where(text: str, source: str, target: str | None, place: str | None) -> None:
    (claim,) = incidents(text)
    roles = {p.role: p.name for p in claim.participants}
    assert roles.get("source") == source
    assert roles.get("target") == target
    assert claim.where.name == place


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("At least 12 people were killed in an airstrike on a market in El Fasher.", (12, None), None),
        ("Gunmen stormed the parliament in Mogadishu, killing seven.", (7, 7), None),
        ("Two Kenyan soldiers were killed and five wounded in shelling near Kismayo.", (2, 2), (5, 5)),
        ("Between 30 and 40 fighters were killed in clashes with the army in Benghazi.", (30, 40), None),
        ("Up to 50 rebels were killed in an ambush in Kidal on 31 July.", (None, 50), None),
        ("Israel killed a Hezbollah commander in Tyre on 31 July.", None, None),
    ],
)
def test_how_many_were_harmed(
    text: str, killed: tuple[int | None, int | None] | None, injured: tuple[int | None, int | None] | None
) -> None:
    (claim,) = incidents(text)
    for key, expected in (("killed", killed), ("injured", injured)):
        found = claim.details.get(key)
        assert (None if found is None else (found["low"], found["high"])) == expected
        assert (expected is None) == (not claim.proof(f"details.{key}"))


@pytest.mark.parametrize(
    "text",
    [
        "Iran denied that it had attacked the tanker.",
        "If Russia attacks Poland, NATO will respond.",
        "Analysts fear that Russia could attack Odesa.",
        "Twelve people were killed in a bus crash in Nepal on Friday.",
        "The team fought back to win in Cairo.",
        "An earthquake hit Izmir on Friday.",
    ],
)
def test_what_is_no_violence(text: str) -> None:
    assert incidents(text) == []


def test_numbers_in_words_and_figures() -> None:
    assert [number(w) for w in ("1,200", "seven", "thirty-two", "many", "2nd")] == [1200, 7, 32, None, None]
