"""The API asked everything that its own OpenAPI allows, for a bounded number of examples."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from goodoffices.web import make_app
from tests.web.test_review import REVIEWERS, TOKEN, linked

schemathesis = pytest.importorskip("schemathesis", reason="pip install schemathesis")
positive_data_acceptance = pytest.importorskip("schemathesis.specs.openapi.checks").positive_data_acceptance


OPERATIONS = ("/api", "/api/entries", "/api/entries/{ident}", "/api/articles", "/api/articles/{ident}",
              "/api/articles/{ident}/claims", "/api/actors", "/api/relations", "/api/ledger", "/api/search",
              "/api/changes", "/api/export", "/api/decisions", "/api/decisions/{ident}")  # fmt: skip
SIGNED = {"Authorization": f"Bearer {TOKEN}", "if-match": "*"}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The API as its own document describes it."""
    record = linked(tmp_path_factory.mktemp("openapi") / "norrland.sqlite")
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(record, reviewers=REVIEWERS))


def test_the_document_has_every_operation(schema: Any) -> None:
    found = {(one.ok().method.upper(), one.ok().path) for one in schema.get_all_operations()}
    assert found == {*(("GET", path) for path in OPERATIONS), ("POST", "/api/decisions")}


@pytest.mark.parametrize(("method", "path"), [*(("GET", path) for path in OPERATIONS), ("POST", "/api/decisions")])
def test_every_answer_is_as_documented(schema: Any, method: str, path: str) -> None:
    @settings(max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=schema[path][method].as_strategy())
    def ask(case: Any) -> None:
        # what no pattern can say (2031-02-30 is no day) is refused with 400
        case.call_and_validate(
            excluded_checks=[positive_data_acceptance], headers=SIGNED if "decisions" in path else None
        )

    ask()
