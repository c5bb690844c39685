"""One file for each sort of page; each gives a router."""

from goodoffices.web.views import (
    about,
    actors,
    articles,
    calendar,
    entries,
    ledger,
    mapping,
    relations,
    review,
    search,
    timeline,
)

ROUTERS = tuple(
    module.router
    for module in (
        timeline, entries, articles, actors, calendar, ledger, relations, mapping, search, review, about
    )
)  # fmt: skip

__all__ = ["ROUTERS"]
