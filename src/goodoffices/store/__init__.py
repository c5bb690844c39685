"""One record in one file: tables, migrations, search; frozen records in and out."""

from goodoffices.store.filters import Filter
from goodoffices.store.search import CLOSE, OPEN, Hit
from goodoffices.store.store import Held, Store

__all__ = ["CLOSE", "OPEN", "Filter", "Held", "Hit", "Store"]
