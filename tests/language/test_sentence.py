from goodoffices.language import Sentence, Token


def sentence() -> Sentence:
    """The envoys were met in Geneva."""
    rows = [
        (0, 3, "The", 1, "det"), (4, 10, "envoys", 3, "nsubj:pass"), (11, 15, "were", 3, "aux:pass"),
        (16, 19, "met", -1, "root"), (20, 22, "in", 5, "case"), (23, 29, "Geneva", 3, "obl"), (29, 30, ".", 3, "punct"),
    ]  # fmt: skip
    tokens = tuple(Token(i, a, b, t, t.lower(), "X", {}, head, rel) for i, (a, b, t, head, rel) in enumerate(rows))
    return Sentence(tokens, (), 0, 30, 0)


def test_walks() -> None:
    s = sentence()
    assert s.root.text == "met"
    assert [t.text for t in s.children(s.root)] == ["envoys", "were", "Geneva", "."]
    assert [t.text for t in s.children(s.root, "nsubj", "obl")] == ["envoys", "Geneva"]
    assert [t.text for t in s.children(s.root, "nsubj:pass")] == ["envoys"]
    assert s.children(s.root, "nsubj:outer") == ()
    assert [t.text for t in s.subtree(s.tokens[5])] == ["in", "Geneva"]
    assert [t.text for t in s.ancestors(s.tokens[4])] == ["Geneva", "met"]


def test_text() -> None:
    s = sentence()
    assert s.text() == "The envoys were met in Geneva."
    assert s.text(4, 6) == "in Geneva"
