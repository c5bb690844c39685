from tests.hand_made import hand_made
from tests.postgres import new_database, place

__all__ = ["hand_made", "new_database", "place"]
