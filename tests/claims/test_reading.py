"""Whole passages, about many conflicts, as the readers of claims understand them."""

from functools import lru_cache

from goodoffices import packs
from goodoffices.articles import read_text
from goodoffices.claims import read
from goodoffices.language import load
from goodoffices.schema import Article, Claim, When, broken

WEDNESDAY = "2024-06-12"


@lru_cache(maxsize=64)
def told(text: str, outlet: str | None = None) -> tuple[Article, tuple[Claim, ...]]:
    article = read_text(text, published=WEDNESDAY, outlet=outlet)
    day = article.stamps[0].day
    article = article.model_copy(update={"published": When(start=day, end=day, grain="day", basis="explicit")})
    sentences = load(threads=1).read(article.text, article.body)
    return article, tuple(read(article, sentences, packs.load()))


def contacts(text: str) -> list[Claim]:
    return [c for c in told(text)[1] if c.kind in ("meeting", "visit", "call")]


def names(claim: Claim) -> set[str]:
    return {p.name for p in claim.participants}


def test_two_offices_share_one_noun() -> None:
    (claim,) = contacts("The Ethiopian and Eritrean foreign ministers met in Nairobi on Monday.")
    assert {p.country for p in claim.participants} == {"ETH", "ERI"}
    assert {p.kind for p in claim.participants} == {"office"}
    assert (claim.status, claim.where.name) == ("held", "Nairobi")
    assert str(claim.when.start) == str(claim.when.end) == "2024-06-10"


def test_a_place_is_no_party() -> None:
    (claim,) = contacts("The presidents of Kenya and Somalia met in Geneva.")
    assert {p.country for p in claim.participants} == {"KEN", "SOM"}
    assert claim.where.country == "CHE"


def test_a_weekday_lies_where_the_tense_says() -> None:
    (ahead,) = contacts("Serbian President Aleksandar Vucic will meet Emmanuel Macron in Paris on Friday.")
    (behind,) = contacts("Serbian President Aleksandar Vucic met Emmanuel Macron in Paris on Friday.")
    assert (ahead.status, str(ahead.when.start)) == ("scheduled", "2024-06-14")
    assert (behind.status, str(behind.when.start)) == ("held", "2024-06-07")


def test_separate_meetings_are_one_each() -> None:
    found = contacts("UN envoy Geir Pedersen held separate meetings with Turkish and Iranian diplomats in Geneva.")
    assert len(found) == 2
    assert len({c.id for c in found}) == 2


def test_a_speaker_has_had_the_meetings_he_speaks_after() -> None:
    text = "UN envoy Espen Barth Eide spoke after separate meetings with Nicos Anastasiades and Mustafa Akinci."
    found = contacts(text)
    assert [names(c) for c in found] == [
        {"Espen Barth Eide", "Nicos Anastasiades"},
        {"Espen Barth Eide", "Mustafa Akıncı"},
    ]


def test_a_mediator_is_told_from_the_parties() -> None:
    (claim,) = contacts(
        "Talks between the Sudanese government and the Rapid Support Forces were mediated by Saudi Arabia."
    )
    assert {p.role for p in claim.participants if p.country == "SAU"} == {"mediator"}


def test_what_did_not_happen_is_told_as_that() -> None:
    (claim,) = contacts("Belgrade called off talks between Aleksandar Vucic and Albin Kurti.")
    assert claim.status == "cancelled"
    (claim,) = contacts("There was no mention of a meeting between Paul Kagame and Felix Tshisekedi.")
    assert claim.status == "unlikely"


def test_an_invitation_is_no_meeting_held() -> None:
    statuses = {c.status for c in contacts("Emmanuel Macron invited Joseph Aoun to talks in Paris.")}
    assert "held" not in statuses


def test_a_quotation_is_whole_and_has_its_speaker() -> None:
    text = (
        "UN envoy Hans Grundberg briefed the Security Council on Tuesday.\n\n"
        '"The parties are closer than a year ago. They are not yet close," he said.'
    )
    (statement,) = [c for c in told(text)[1] if c.kind == "statement" and c.content and c.content.direct]
    assert statement.content is not None
    assert statement.content.text == "The parties are closer than a year ago. They are not yet close,"
    assert statement.speaker is not None
    assert statement.speaker.name == "Hans Grundberg"


def test_a_quotation_that_nothing_closes_ends_with_the_text() -> None:
    article, claims = told("“We are ready to sign, said UN envoy Hans Grundberg, and we will wait")
    assert all(0 <= c.sentence.start < c.sentence.end <= len(article.text) for c in claims)


def test_a_word_held_at_a_distance_is_no_quotation() -> None:
    _, claims = told('The "peace train" has left Khartoum station.')
    assert [c for c in claims if c.kind == "statement"] == []


def test_an_outlets_own_editor_gives_an_opinion() -> None:
    _, claims = told(
        "Lakeland Post political editor said in a comment that the talks had come too late.", "Lakeland Post"
    )
    (statement,) = [c for c in claims if c.kind == "statement"]
    assert statement.opinion


def test_a_hypothesis_is_no_incident() -> None:
    _, claims = told("If Turkey attacks Syria, Iran will respond.")
    assert [c for c in claims if c.kind == "incident"] == []


def test_every_quote_holds_and_is_short() -> None:
    text = (
        "The Armenian and Azerbaijani foreign ministers, Ararat Mirzoyan and Jeyhun Bayramov, met US Secretary of "
        "State Antony Blinken in Washington on Monday.\n\nThey agreed to meet again in July, Mirzoyan said.\n\n"
        "Related articles\n\nChina hosts talks between Fatah and Hamas\n\nChina hosts talks between Fatah and Hamas"
    )
    article, claims = told(text)
    assert claims
    for claim in claims:
        assert broken(claim.id, claim.evidence, {article.id: article}) == []
        short = [e for e in claim.evidence if e.field.startswith(("when", "where", "participants"))]
        assert all(len(e.quote.split()) <= 12 for e in short)
        assert "Fatah" not in " ".join(e.quote for e in claim.evidence)


def test_reading_is_a_pure_function() -> None:
    text = "The presidents of Kenya and Somalia met in Nairobi. They will meet again in Mogadishu on Friday."
    first = told(text)
    told.cache_clear()
    assert told(text) == first


def test_a_surname_goes_back_to_a_stranger_named_before() -> None:
    found = told("Salim Haddad met mediators in Geneva on Monday. Haddad said the talks were useful.")[1]
    people = [p for c in found for p in (*c.participants, *([c.speaker] if c.speaker else []))]
    assert "Salim Haddad" in {p.name for p in people}
    assert not [p for p in people if p.actor and p.actor.startswith("person/")]


def test_the_sides_of_a_war_within_one_country_are_two_and_an_envoy_acts_for_his_body() -> None:
    (claim,) = contacts(
        "Rebel commander Mohamed Hamdan Dagalo of the Rapid Support Forces met Sudanese army chief Abdel Fattah "
        "al-Burhan and UN envoy Ramtane Lamamra in Geneva on Monday."
    )
    assert {p.name: p.side and p.side.name for p in claim.participants} == {
        "Mohamed Hamdan Dagalo": "Rapid Support Forces",
        "Abdel Fattah al-Burhan": "Sudanese Armed Forces",
        "Ramtane Lamamra": "United Nations",
    }
    assert {(d.field, d.key) for d in claim.derived if d.field.endswith(".side")} >= {("participants[0].side", "rsf")}


def test_a_round_has_its_number_wherever_it_stands() -> None:
    def number(text: str) -> list[int | None]:
        return [c.ordinal for c in contacts(text) if c.kind == "meeting"]

    assert 3 in number("Colombia and the rebels ended a third round of peace talks in Havana on Monday.")
    assert 2 in number("Serbia and Kosovo met in Brussels on Monday for a second round of negotiations.")
    assert number("After two rounds of talks, Serbia and Kosovo met in Brussels on Monday.")[-1:] == [None]


def test_a_headline_that_names_nobody_plans_nothing_alone() -> None:
    story = "\n\nEnvoys of Peru and Chile quarrelled over a word in Lima for two days, aides said."
    assert contacts("Deputies to meet again" + story) == []
    (planned,) = contacts("Deputies to meet again in Quito" + story)
    assert planned.status == "scheduled"
