"""One file for each sort of page; each gives a router."""

from goodoffices.web.views import about, actors, articles, calendar, entries, mapping, review, search, timeline

ROUTERS = tuple(m.router for m in (timeline, entries, articles, actors, calendar, mapping, search, review, about))

__all__ = ["ROUTERS"]
