"""Tests never time: a busy machine may take as long as it likes for an example."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
