"""Time expressions with their tense, calendar arithmetic, and the dating of articles."""

from goodoffices.schema.anchored import resolve
from goodoffices.time.dating import Dated, date_article
from goodoffices.time.direction import Tense
from goodoffices.time.expressions import TimeExpression, find_times
from goodoffices.time.narrative import times_of

__all__ = ["Dated", "Tense", "TimeExpression", "date_article", "find_times", "resolve", "times_of"]
