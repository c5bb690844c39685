from tests.hand_made import hand_made

__all__ = ["hand_made"]
