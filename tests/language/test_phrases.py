"""Phrases that news puts behind a noun and that belong to a verb, and the clauses between them."""

import pytest

from tests.language.reading import hung


@pytest.mark.parametrize(
    ("text", "word", "head", "relation"),
    [
        (
            "The two armies agreed in meetings on the border file on all points except the prisoners.",
            "points",
            "agreed",
            "obl",
        ),
        (
            "The plan was approved during the Security Cabinet meeting that was held in the port on May 27, the "
            "mayor's office said in a statement.",
            "meeting",
            "approved",
            "obl",
        ),
        (
            "President Kim today (Friday) accompanied by two aides received the Swedish envoy at the palace.",
            "today",
            "received",
            "obl:unmarked",
        ),
        (
            "The Sri Lankan president told diplomats in Colombo on Wednesday that talks would resume by Friday.",
            "Colombo",
            "told",
            "obl",
        ),
        ("The deal is one that both sides agreed to keep until the vote.", "that", "keep", "obj"),
        ("The army accused the rebels of shelling a market in Goma.", "shelling", "accused", "advcl"),
        (
            "The envoy refused to attend the session because the papers had been kept from him.",
            "kept",
            "refused",
            "advcl",
        ),
        (
            "The rebels refuse to lift the siege of the town despite a drought in the valley.",
            "drought",
            "refuse",
            "obl",
        ),
        ("They agreed to serve as observers.", "observers", "serve", "obl"),
        (
            "President Ann Orr on Tuesday called Peru's ambassador to the United States a very stupid guy as she "
            "again spoke of leaked cables.",
            "ambassador",
            "called",
            "obj",
        ),
        (
            "The meeting was chaired by Koury, in partnership with Norway, a member state of the Security "
            "Working Group, which also includes, the United Nations, Peru, the United Kingdom, and Italy.",
            "partnership",
            "chaired",
            "obl",
        ),
        (
            "UN envoy in Chad Ann Orr on Wednesday said she discussed ways to hold Chad's national elections as "
            "soon as possible with the Chadian army commander and parliamentary speaker on Tuesday.",
            "Tuesday",
            "discussed",
            "obl",
        ),
        (
            "A hoax bomb threat called in to the Chilean Embassy in Peru prompted the evacuation of a 57-story "
            "office tower in Lima's business district Tuesday, Peruvian police said.",
            "Tuesday",
            "prompted",
            "obl:unmarked",
        ),
        (
            "On 20 September, the Governments of Peru, Chile, and Chad and the Arab Union convened a high-level "
            "ministerial side event on the margins of the seventy-eighth session of the United Nations General "
            "Assembly to mobilize support.",
            "margins",
            "convened",
            "obl",
        ),
        (
            "Promediation organisation, supported by Swiss govt, 20 April hosted meeting of Peruvian political "
            "actors to discuss ceasefire negotiations and political process; talks excluded representatives from "
            "former President Orr's National Congress Party.",
            "excluded",
            "hosted",
            "parataxis",
        ),
        (
            "The AU and ECOWAS propose a comprehensive political process to end the war in Mali, involving a "
            "preparatory conference, broader international support, and dialogue with all parties, amidst "
            "tensions between the Malian army and external actors.",
            "tensions",
            "involving",
            "obl",
        ),
        (
            "Rebels were holding 2000 people in Buner district in Chad to use them as human shields in the case the "
            "army attacked.",
            "Chad",
            "district",
            "nmod",
        ),
        (
            "Lamamra met a paramilitary Rapid Support Forces delegation in Ethiopia's capital of Addis Ababa to "
            "discuss the ongoing conflict, last week.",
            "capital",
            "met",
            "obl",
        ),
        (
            "The Chadian government delegation and the Chad Revolutionary Front (CRF) rebel alliance agreed on most "
            "issues of the wealth-sharing file yesterday.",
            "CRF",
            "Front",
            "appos",
        ),
        (
            "The Norwegian team mediating the talks between the rebels and the army announced in Lima yesterday that a "
            "truce will be signed.",
            "mediating",
            "team",
            "acl",
        ),
        (
            "The deal was signed in initials with the Colombian government in the capital Bogota on August 31.",
            "government",
            "signed",
            "obl",
        ),
        (
            'If we read the accord very well and in good faith we will have reached a lasting peace," said mediator '
            "Maria Orr in Havana, Cuba.",
            "Havana",
            "said",
            "obl",
        ),
        (
            "Talks between the government of President Ann Orr and the opposition resumed in Lima on Monday.",
            "opposition",
            "government",
            "conj",
        ),
        ("Talks between envoys of Chad and Peru resumed in Lima on Monday.", "Peru", "Chad", "conj"),
        (
            "\u201cWe lost everything,\u201d said a farmers' leader, citing the drought in the valley as a reason "
            "for leaving.",
            "citing",
            "said",
            "advcl",
        ),
        (
            "Five people died in an attack on Goma, a monitor said on Sunday, as the army appeared to close in on the "
            "rebels.",
            "appeared",
            "said",
            "advcl",
        ),
        (
            "A peace deal to end the war will need help from all sides, Ann Orr has said as the leaders of Peru and "
            "Chile arrived in the port of Arica.",
            "arrived",
            "said",
            "advcl",
        ),
        (
            "Talks hosted by Norway 3-9 May were held in Oslo, Norway; Chad, Mali and Peru attended as observers.",
            "Chad",
            "attended",
            "nsubj",
        ),
        (
            "The mediators' team of eastern and western commanders 17 May convened to discuss the border.",
            "17",
            "convened",
            "obl:unmarked",
        ),
        (
            "On the day of the disappeared, families called on the court to open the files.",
            "open",
            "called",
            "xcomp",
        ),
        (
            "The king called his Peruvian counterpart on Friday to convey his thanks.",
            "convey",
            "called",
            "advcl",
        ),
        ("She met the mediators who had met in Oslo on 3 May.", "Oslo", "met", "obl"),
        (
            "The Deputy Envoy visited Peru on 3 May and the Republic of Chile on 4 May to discuss the lake.",
            "Republic",
            "Peru",
            "conj",
        ),
        (
            "The Peruvian prime minister yesterday (Friday) flanked by two aides met in his office with the clans.",
            "yesterday",
            "met",
            "obl:unmarked",
        ),
        ('"No army can hold this pass," the mayor said, "and everybody knows it."', "knows", "hold", "conj"),
        (
            "If the dam is struck again, the agency's director told its board on Friday, he will withdraw his team.",
            "struck",
            "withdraw",
            "advcl",
        ),
    ],
)
def test_where_a_phrase_belongs(text: str, word: str, head: str, relation: str) -> None:
    assert hung(text, word) == (head, relation)


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("We should not speak of the fair today.", "today", "speak"),
        ("She told the head of the mission in Chad that it would leave.", "Chad", "mission"),
        ("Women's Day on 8 March was marked in Lima.", "8", "Day"),
    ],
)
def test_phrases_that_stay(text: str, word: str, head: str) -> None:
    assert hung(text, word)[0] == head
