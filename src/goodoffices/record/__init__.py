"""From claims of many articles to one record: origins, linking, decisions, histories, competing accounts."""

from goodoffices.record.contrary import contrary
from goodoffices.record.decisions import active, replay
from goodoffices.record.linking import Linked, Linking, link, linked
from goodoffices.record.origins import origins

__all__ = ["Linked", "Linking", "active", "contrary", "link", "linked", "origins", "replay"]
