"""Linking everything that a record holds, with the decisions of its reviewers, and keeping what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from goodoffices.batch import Engine, Executor, Serial, seldom
from goodoffices.schema import Article, Claim, Decision, GoodofficesError
from goodoffices.schema.values import Frozen
from goodoffices.service.choice import PackChoice
from goodoffices.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodoffices.record import Linked, Linking
    from goodoffices.record.seats import Seats
    from goodoffices.record.work import Job, Workers

    Made = TypeVar("Made")

WORTH_WORKERS = 20_000
"""Fewer claims than this are linked in one process: other ones must first load the packs."""


class Counts(Frozen):
    """How much was linked.

    Args:
        claims: Claims.
        entries: Entries.
        open: Decisions whose words are no longer read, which a reviewer must look at.
    """

    claims: int
    entries: int
    open: int = 0


def relink(
    store: Store,
    choice: PackChoice,
    versions: Mapping[str, str],
    told: Callable[[int], None] | None = None,
    engine: Engine | None = None,
) -> Counts:
    """Links everything anew and keeps the entries.

    Args:
        store: The record.
        choice: The packs.
        versions: The versions that the record then carries.
        told: Told the number of claims before the work starts.
        engine: What to link much with; None is this process.
    """
    while True:  # anew, where another build or a reviewer was at work meanwhile
        with store.at_one_moment() as still:
            state, decisions, claims = still.state(), still.decisions(), len(still.stream())
            if told is not None:
                told(claims)
            with linked_store(still, decisions, choice, engine) as made:
                done = made.replay
                number = len(made.entries)
                if store.replace_entries(
                    made.entries.by_day(), versions, linked_from=state, near=made.near, notes=done.notes,
                    added=done.added,
                ):  # fmt: skip
                    waiting = sum(s.state == "open" for s in done.standings)
                    return Counts(claims=claims + len(done.added), entries=number, open=waiting)


@contextmanager
def linked_store(
    store: Store, decisions: Sequence[Decision], choice: PackChoice, engine: Engine | None = None
) -> Iterator[Linking]:
    """What a record holds, linked; it lasts as long as the context.

    Args:
        store: The record, at one moment.
        decisions: Its decisions.
        choice: The packs.
        engine: What to link much with; None is this process.
    """
    from goodoffices.record import linking
    from goodoffices.record.seats import Seats

    source, seats = store.stream(), Seats(choice.load())
    much = engine is not None and len(source) >= WORTH_WORKERS
    executor = engine.executor(len(source)) if much and engine is not None else Serial()
    with at_work(executor, choice) as workers, linking.linking(source, workers, seats, decisions=decisions) as made:
        yield made


@contextmanager
def at_work(executor: Executor, choice: PackChoice) -> Iterator[Workers]:
    """Whoever does the work of linking, wherever an executor does it; they stay from one step to the next.

    Args:
        executor: Who maps.
        choice: The packs.
    """
    with seldom(), executor.staying() as staying:
        yield _OnEngine(staying, Linker(choice))


class _OnEngine:
    """See `record.work.Workers`."""

    def __init__(self, executor: Executor, task: Linker) -> None:
        self._executor, self._task = executor, task

    def __call__(self, jobs: Iterable[Job[Made]]) -> Iterator[tuple[int, Made]]:
        """The results as they come, each with the number of its job."""
        if isinstance(self._executor, Serial):
            self._task.prepare()
        for number, made in self._executor.map(self._task, enumerate(jobs)):
            if isinstance(made, Lost):
                raise GoodofficesError(f"linking failed: {made.reason}")
            yield number, made


@dataclass
class Lost:
    """In place of a result: why there is none, in words."""

    reason: str


class Linker:
    """Does pieces of the work of linking with some packs; goes to other processes by value.

    Args:
        choice: The packs.
    """

    def __init__(self, choice: PackChoice) -> None:
        self._choice = choice
        self._seats: Seats | None = None

    def prepare(self) -> None:
        """Loads the packs."""
        from goodoffices.record.seats import Seats

        if self._seats is None:
            self._seats = Seats(self._choice.load())

    def __call__(self, numbered: tuple[int, Job[Any]]) -> tuple[int, Any]:
        """The result, with the number of the job."""
        assert self._seats is not None
        number, job = numbered
        return number, job.do(self._seats)

    def patience(self, numbered: tuple[int, Job[Any]]) -> float:  # noqa: ARG002 - any job may be that of a great crowd
        """Seconds that a worker may take."""
        return 6 * 3600.0

    def lost(self, numbered: tuple[int, Job[Any]], reason: str) -> tuple[int, Any]:
        """Nothing can stand for it."""
        return numbered[0], Lost(reason)


def linked(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    choice: PackChoice,
    day: date | None = None,
) -> Linked:
    """Links, and loads what linking needs only then."""
    from goodoffices.record import linking

    return linking.linked(articles, claims, choice.load(), as_of=day, decisions=decisions)
