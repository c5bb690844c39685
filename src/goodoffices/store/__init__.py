"""A record in one file or one database: tables, migrations, search; frozen records in and out."""

from goodoffices.store.filters import Filter
from goodoffices.store.hits import CLOSE, OPEN, Hit
from goodoffices.store.judgements import BY_HAND
from goodoffices.store.opening import exists
from goodoffices.store.places import Place, beside, name_of
from goodoffices.store.store import Held, Store
from goodoffices.store.streams import Stream

__all__ = [
    "BY_HAND", "CLOSE", "OPEN", "Filter", "Held", "Hit", "Place", "Store", "Stream", "beside", "exists", "name_of",
]  # fmt: skip
