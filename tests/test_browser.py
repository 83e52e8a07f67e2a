"""The built site in a real browser: accessible, private, readable without script, on a phone and on a desk."""

import functools
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from building import REPOSITORY, build
from site_files import SITES

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Passes are not told of one by one, which takes half the time.
AXE = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}
VIEWS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Serve a built site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with _served(real_site) as url:
        yield url


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the larger small site is served."""
    site = tmp_path_factory.mktemp("small") / "site"
    done = build(SITES / "vaccine", site)
    assert done.returncode == 0, done.stderr
    with _served(site) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


def _paths(site: Path) -> list[str]:
    """Every page, and of those made from one template the longest of each kind."""
    pages = [path.parent for path in site.rglob("index.html") if not _leads_on(path)]
    alike = [[page for page in pages if page.parent == site / kind] for kind in ("c", "s", "o", "contributing/rules")]
    longest = [max(kind, key=lambda page: (page / "index.html").stat().st_size) for kind in alike]
    chosen = [page for page in pages if not any(page in kind for kind in alike)] + longest
    return sorted("" if page == site else f"{page.relative_to(site).as_posix()}/" for page in chosen)


def _leads_on(path: Path) -> bool:
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")


def _view(browser: Browser, width: int, scheme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    return context.new_page()


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_page_is_accessible(browser: Browser, address: str, real_site: Path, width: int, scheme: str) -> None:
    found = []
    page = _view(browser, width, scheme)
    for path in _paths(real_site):
        page.goto(address + path)
        result = Axe().run(page, options=AXE)
        found += [f"/{path}: {v['id']} {v['nodes'][0]['target']}" for v in result.response["violations"]]
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"/{path}: {overflow} px too wide"] if overflow > 0 else []
    page.context.close()
    assert not found


def test_pages_ask_nobody_else(browser: Browser, address: str, real_site: Path) -> None:
    page = _view(browser, 1280, "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in _paths(real_site):
        page.goto(address + path)
        page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert page.context.cookies() == []
    page.context.close()


def test_page_reads_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}soldiers/captured/")
    mark = page.locator("a.footnote-ref").first
    assert mark.is_visible()
    mark.click()
    note = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert "as of" in note.inner_text()
    note.locator("summary").first.click()
    assert note.locator("details[open] a").first.is_visible()
    context.close()


def test_note_opens_and_closes_by_keyboard(browser: Browser, address: str) -> None:
    page = _view(browser, 1280, "light")
    page.goto(f"{address}soldiers/captured/")
    page.locator("a.footnote-ref").first.focus()
    tip = page.locator(".md-tooltip2--active, .md-tooltip2[aria-hidden=false]").first
    tip.wait_for(state="visible", timeout=5000)
    assert "as of" in tip.inner_text()
    page.keyboard.press("Escape")
    tip.wait_for(state="hidden", timeout=5000)
    page.context.close()


def test_status_shows_by_shape_and_word(browser: Browser, address: str) -> None:
    page = _view(browser, 390, "light")
    page.goto(f"{address}soldiers/captured/")
    marks = page.evaluate(
        """[...document.querySelectorAll('sup[class] > a.footnote-ref')].map(a => [
            a.parentElement.className, getComputedStyle(a, '::before').content, a.getAttribute('aria-label')])"""
    )
    assert marks
    for status, shown, said in marks:
        assert status in shown
        assert any(shape in shown for shape in "●◐◇▽▷✕")
        assert said.endswith(status)
    page.context.close()


def test_links_to_a_section_and_a_record_can_be_copied(browser: Browser, address: str, real_site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, has_touch=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    record = next(path for path in _paths(real_site) if path.startswith("s/"))
    for path, name, copied, said in (
        ("soldiers/", "Copy link to section In brief", "soldiers/#in-brief", "Link to section In brief copied"),
        (record, "Copy link to this source", record, "Link to this source copied"),
    ):
        page.goto(address + path)
        link = page.get_by_role("link", name=name)
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        for use in (link.tap, lambda link=link: link.press("Enter")):
            page.evaluate("navigator.clipboard.writeText('')")
            use()
            page.get_by_role("status").filter(has_text=said).wait_for(timeout=5000)
            assert page.evaluate("navigator.clipboard.readText()") == address + copied
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_an_older_address_leads_on(browser: Browser, address: str, real_site: Path, *, script: bool) -> None:
    old = next(path.parent for path in sorted(real_site.glob("c/*/index.html")) if _leads_on(path))
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}c/{old.name}/#evidence")
    page.wait_for_url(lambda url: f"/c/{old.name}/" not in url, timeout=5000)
    assert page.url.endswith("/#evidence" if script else "/")
    assert page.locator("h2#evidence").is_visible()
    context.close()


def test_word_of_the_glossary_opens_by_keyboard_and_leads_on(browser: Browser, small: str) -> None:
    page = _view(browser, 1280, "light")
    page.goto(f"{small}trial/")
    word = page.locator("a.term").first
    word.focus()
    tip = page.locator(".md-tooltip2--active").first
    tip.wait_for(state="visible", timeout=5000)
    assert "thanks to a vaccine" in tip.inner_text()
    word.press("Enter")
    page.wait_for_url("**/evidence/glossary/#protection")
    page.context.close()


def test_word_of_the_glossary_is_a_plain_link_without_script(browser: Browser, small: str) -> None:
    context = browser.new_context(java_script_enabled=False, has_touch=True)
    page = context.new_page()
    page.goto(f"{small}trial/")
    assert "thanks to a vaccine" in str(page.locator("a.term").first.get_attribute("title"))
    page.locator("a.term").first.tap()
    page.wait_for_url(f"{small}evidence/glossary/#protection")
    assert "thanks to a vaccine" in page.locator("dt#protection + dd").inner_text()
    context.close()


def test_tables_and_charts_are_told_in_words(browser: Browser, small: str) -> None:
    page = _view(browser, 390, "light")
    page.goto(f"{small}evidence/figures/")
    table = page.get_by_role("table", name="Protection by Solvane, in per cent. All of it as a file")
    assert table.get_by_role("row").count() == 4
    page.goto(f"{small}trial/")
    assert "the Lowland trial team, 10 February 2025: about 71 to 84" in page.locator("figure.chart").inner_text()
    page.context.close()


def test_report_says_where_the_reader_is(browser: Browser, address: str) -> None:
    page = _view(browser, 1280, "light")
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="A form.")

    page.route(f"{REPOSITORY}/**", answer)
    page.goto(f"{address}soldiers/captured/")
    heading = page.locator(".md-content h2[id]").nth(2)
    heading.evaluate("head => head.scrollIntoView()")
    page.locator(".md-sidebar .report").click()
    page.goto(f"{address}soldiers/captured/")
    page.locator("a.footnote-ref").first.click()
    claim = page.url.partition("#fn:")[2]
    page.locator(".md-content .report").click()
    fields = [parse_qs(urlsplit(url).query) for url in asked]
    assert [field["page"] for field in fields] == [["/soldiers/captured/"]] * 2
    assert fields[0]["section"][0].startswith("#")
    assert "record" not in fields[0]
    assert fields[1]["record"] == [claim]
    page.context.close()


def test_report_is_a_plain_link_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}soldiers/captured/")
    href = page.locator(".report").get_attribute("href")
    assert href == f"{REPOSITORY}/issues/new?template=error.yml&page=/soldiers/captured/"
    context.close()
