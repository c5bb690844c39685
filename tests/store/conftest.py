from tests.postgres import new_database, place

__all__ = ["new_database", "place"]
