"""Fixtures of a whole session, and no deadlines: a busy machine may take as long as it likes for an example."""

from hypothesis import settings

from tests.cluster import cluster
from tests.postgres import new_database, place

__all__ = ["cluster", "new_database", "place"]

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
