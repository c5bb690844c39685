"""Relations: what one actor does to another by a sentence, as a PLOVER root; and triples of countries from raw text."""

from goodoffices.relations.coding import Coder, code_relation, coder
from goodoffices.relations.mentions import Pair, find_pair
from goodoffices.relations.values import QUADS, ROOTS, Relation

__all__ = ["QUADS", "ROOTS", "Coder", "Pair", "Relation", "code_relation", "coder", "find_pair"]
