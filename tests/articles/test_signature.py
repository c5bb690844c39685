"""Near-copies have like signatures, other texts have not."""

from goodoffices.articles import read_text
from goodoffices.articles.signature import SIZE, resemblance, signature

WIRE = " ".join(f"The delegation of valley {n} met envoy {n * 7} in hall {n * 3} and left by noon." for n in range(30))
OTHER = " ".join(f"Fishermen from pier {n} landed {n * 5} crates of herring under cloudy skies." for n in range(30))


def test_a_near_copy_resembles_and_another_text_does_not() -> None:
    one = signature(read_text(WIRE))
    copy = signature(
        read_text("LAKE CITY, 3 May (Delta Agency) - " + WIRE + " Nobody would say more about it than this.")
    )
    assert len(one) == SIZE and resemblance(one, one) == 1.0
    assert resemblance(one, copy) > 0.8
    assert resemblance(one, signature(read_text(OTHER))) < 0.1
    assert resemblance((), ()) == 0.0
