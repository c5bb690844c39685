"""The pages in a real browser: Debian's chromium, driven by Playwright."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.factories import world
from tests.web.serving import serving
from tests.web.test_review import REVIEWERS, TOKEN, exported, linked

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

api = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; install it with: apt-get install -y chromium"),
    pytest.mark.xdist_group("browser"),
]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDTHS = (390, 900, 1440)
PAGES = (
    "/", "/timeline", "/calendar", "/actors", "/formats", "/ledger", "/relations", "/map", "/articles", "/health",
    "/search?q=talks", "/export", "/relation?of=per+dahl&of=ida+voss", "/nowhere",
)  # fmt: skip
PICTURES = os.environ.get("GOODOFFICES_PICTURES")
"""A folder for pictures of the pages, which the continuous integration keeps; none without it."""


@pytest.fixture(scope="module")
def base(record: Path) -> Iterator[str]:
    with serving(record) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with api.sync_playwright() as play:
        made = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page that fails the test on any error of a script, any refused load and any request to elsewhere."""
    context = browser.new_context(base_url=base, viewport={"width": 1440, "height": 900}, accept_downloads=True)
    made = context.new_page()
    wrong: list[str] = []
    made.on("console", lambda m: wrong.append(m.text) if m.type == "error" and "404" not in m.text else None)
    made.on("pageerror", lambda e: wrong.append(str(e)))
    made.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((base, "data:")) else None)
    yield made
    context.close()
    assert wrong == []


def every_page() -> list[str]:
    articles, _, entries = world()
    return [*PAGES, *(f"/entry/{e.id}" for e in entries[:2]), f"/article/{articles[0].id}", "/actor/name%2FPer%20Dahl"]


def keep_picture(page: Page, address: str, kind: str) -> None:
    """A picture of a page as it stands, where somebody wants them."""
    if PICTURES:
        name = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")[:40] or "overview"
        page.screenshot(path=Path(PICTURES) / f"{name}-{kind}.png", full_page=True)


def test_filter_then_open_an_entry_then_see_its_quote_in_the_article(page: Page) -> None:
    page.goto("/timeline")
    page.get_by_role("checkbox", name=re.compile("cancelled")).check()
    page.get_by_label("From").fill("2031-06")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/timeline?status=cancelled&from=2031-06")
    page.get_by_role("heading", name="Second round of talks").get_by_role("link").click()
    page.get_by_role("link", name="called off").first.click()
    here = page.locator("mark.here")
    assert here.evaluate("e => e.firstChild.textContent") == "called off"
    assert here.is_visible()
    around = here.evaluate("e => e.parentElement.textContent")
    assert "The round of 2 June" in around
    assert "rgba(0, 0, 0, 0)" not in here.evaluate("e => getComputedStyle(e).backgroundColor")


def test_the_picture_leads_to_the_entry_and_a_chip_takes_a_filter_away(page: Page) -> None:
    page.goto("/timeline?kind=meeting&kind=incident&kind=exchange")
    page.locator(".picture a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entry/**")
    page.goto("/timeline?kind=refusal&actor=Voss")
    page.locator("a.chip", has_text="with Voss").click()
    assert page.url.endswith("/timeline?kind=refusal")


def test_pages_work_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    entry = world()[2][1]
    page.goto("/timeline?kind=meeting")
    page.locator(f"a[href='/entry/{entry.id}']").first.click()
    page.locator("a.quote").first.click()
    assert re.search(r"#q\d+$", page.url)
    context.close()


def test_dark_is_dark_and_light_is_light(browser: Browser, base: str) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(base_url=base, color_scheme=scheme)
        page = context.new_page()
        page.goto("/timeline")
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shades[scheme] = sum(int(n) for n in re.findall(r"\d+", colour)[:3])
        context.close()
    assert shades["dark"] < 150 < 600 < shades["light"]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in every_page():
        page.goto(address)
        keep_picture(page, address, str(width))
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


def test_slash_goes_to_the_search(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("handshake")
    page.keyboard.press("Enter")
    api.expect(page.get_by_role("link", name="Voss refuses a handshake")).to_be_visible()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto("/timeline")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_exports_are_downloaded(page: Page, tmp_path: Path) -> None:
    page.goto("/export")
    for name in ("entries.jsonl", "entries.csv", "planned.ics"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name, exact=True).click()
        waiting.value.save_as(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 0
    assert (tmp_path / "entries.jsonl").read_text().count("\n") == len(world()[2])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, base: str, scheme: Literal["light", "dark"]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python").Axe()
    context = browser.new_context(
        base_url=base, color_scheme=scheme, viewport={"width": 1280, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    found = {}
    for address in every_page():
        page.goto(address)
        if scheme == "dark":
            keep_picture(page, address, scheme)
        result = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        rules = {
            v["id"]: [(n["html"][:120], n.get("failureSummary", "")[:300]) for n in v["nodes"][:2]]
            for v in result.response["violations"]
        }
        if rules:
            found[address] = rules
    context.close()
    assert found == {}


def test_a_reviewer_judges_by_keys_undoes_and_adds_selected_words(browser: Browser, tmp_path: Path) -> None:
    record = linked(tmp_path / "norrland.sqlite")
    before = exported(record)
    with serving(record, REVIEWERS) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("Token").fill(TOKEN)
        page.keyboard.press("Enter")
        page.wait_for_url("**/review")
        waiting = page.locator(".queue > li").count()
        page.keyboard.press("j")
        page.keyboard.press("r")
        page.wait_for_load_state()
        api.expect(page.locator(".queue > li")).to_have_count(waiting - 1)
        page.goto("/decisions")
        page.get_by_role("button", name="Undo").click()
        api.expect(page.get_by_role("cell", name="undone")).to_be_visible()
        assert exported(record) == before
        article = next(a for a in world()[0] if a.outlet == "Norr Herald")
        page.goto(f"/article/{article.id}")
        page.evaluate(SELECT, "will not come")
        start = article.text.index("will not come")
        api.expect(page.get_by_label("From character")).to_have_value(str(start))
        page.get_by_label("Kind").select_option("refusal")
        page.get_by_label("Status").select_option("refused")
        page.get_by_role("button", name="Add").click()
        page.wait_for_url("**/entry/**")
        api.expect(page.locator("mark", has_text="will not come").first).to_be_visible()
        context.close()


SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".sheet"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
}"""
"""Selects the first words of an article that are so."""
