import pytest

from goodoffices.language.splitting import names_an_office, sure_parts
from goodoffices.language.tokens import words


def parts(text: str) -> list[str]:
    return [text[part[0].start : part[-1].end] for part in sure_parts(words(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met. They talked.", 2),
        ('"We agreed." He left.', 2),
        ("Was it agreed? Nobody knows!  The talks go on.", 3),
        ("He met Gen. Orr in St. Petersburg.", 1),
        ('"Really?" he asked.', 1),
        ("The U.S. The envoy", 1),
        ("It ended in 1994.[12] Talks began.", 2),
        ("It ended in 1994. [12] Talks began.", 2),
        ("The price rose 3.5 percent.", 1),
        ("no capitals. none at all.", 1),
        ("They agreed....Kabbashi said more", 2),
        ("He left...and came back", 1),
        ("He left (in haste.) They stayed.", 2),
        ("the failure of our age.Yet more", 2),
        ("talks with the U.S.The ministry hosted", 2),
        ("It ended in 1994.The talks began.", 2),
        ("They left Orra.The army stayed.", 2),
        ("He told Kavkaz.Realii and Node.JS that J.P.Morgan left.", 1),
    ],
)
def test_cuts_only_where_an_end_is_sure(text: str, count: int) -> None:
    assert len(parts(text)) == count


def test_nothing_is_lost() -> None:
    text = "They met. They talked. And so on"
    assert " ".join(parts(text)) == text
    assert sure_parts([]) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The special envoy to Orra | Ann Roy has spoken", True),
        ("The Assistant Secretary of State for Neva | Ann Roy left", True),
        ("Statement by the Special Envoy | The parties met", False),
        ("News from Orra | Ann Roy has spoken", False),
        ("The envoy left for Orra | Ann Roy stays", False),
    ],
)
def test_who_holds_an_office_begins_no_sentence(text: str, names: bool) -> None:
    before, after = text.split(" | ")
    assert names_an_office([*before.split(), *after.split()], len(before.split())) is names
