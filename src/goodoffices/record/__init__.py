"""From claims of many articles to one record: origins, linking, histories, competing accounts."""

from goodoffices.record.linking import link
from goodoffices.record.origins import origins

__all__ = ["link", "origins"]
