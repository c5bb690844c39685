"""goodoffices keeps the record of a peace process, with the words that prove every value."""

__version__ = "0.1.0"
