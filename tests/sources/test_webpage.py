"""Saved pages give their main text below their title, and what they say about themselves."""

from __future__ import annotations

import json

import pytest

from verbale.record import Failure, Report
from verbale.sources import read_bytes

BODY = "The minister said on Monday that the border would be closed if the talks failed. Nobody expected less of him."


def page(head: str = "", body: str = f"<h1>Border may close</h1><p>{BODY}</p>") -> Report:
    (report,) = read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")
    assert isinstance(report, Report), report
    return report


def test_the_title_is_the_first_line_and_has_its_span() -> None:
    report = page()
    assert report.text == f"Border may close\n\n{BODY}"
    assert report.title and (report.title.text, report.title.span) == ("Border may close", (0, 16))


def test_navigation_scripts_and_footers_are_not_text() -> None:
    report = page(
        "<style>p {color: red}</style><script>var a = 1</script>",
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>Border may close</h1><p>{BODY}</p></article>"
        "<div class='newsletter'><p>Get the news by mail.</p></div><footer>About us</footer>",
    )
    assert report.text == f"Border may close\n\n{BODY}"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="The Daily Sun"><meta name="author" content="By Ann Lee">'
        '<meta property="article:published_time" content="2021-12-03T22:18:00Z">'
        '<link rel="canonical" href="https://a.example/1"><title>Border may close | The Daily Sun</title>',
        '<link rel="canonical" href="https://a.example/1"><script type="application/ld+json">'
        + json.dumps({"@graph": [{"@type": "NewsArticle", "headline": "Border may close",
                                  "author": [{"name": "Ann Lee"}],
                                  "publisher": {"name": "The Daily Sun"}, "datePublished": "2021-12-03T22:18"}]})
        + "</script>",
    ],
)  # fmt: skip
def test_metadata_are_read_from_tags_and_from_json(head: str) -> None:
    report = page(head)
    assert report.title and report.title.text == "Border may close"
    assert report.outlet and report.outlet.text == "The Daily Sun"
    assert report.byline and report.byline.text == "Ann Lee"
    assert report.url == "https://a.example/1"
    assert report.published
    assert (report.published.value, report.published.evidence) == ("2021-12-03T22:18", "metadata")


def test_a_time_element_dates_a_page_without_better() -> None:
    time = "<time datetime='2021-12-03'>Friday</time>"
    report = page(body=f"<article><h1>Border may close</h1>{time}<p>{BODY}</p></article>")
    assert report.published and report.published.value == "2021-12-03"


def test_an_interview_keeps_its_turns_in_order() -> None:
    turns = [
        ("Ann Lee, Daily Sun:", "Will you close it?"), ("Bo Ray:", "No."), ("Ann Lee:", "Why not?"), ("Bo Ray:", BODY),
    ]  # fmt: skip
    body = "<h1>A talk with the minister</h1>" + "".join(
        f"<p><strong>{name}</strong></p><p>{words}</p>" for name, words in turns
    )
    report = page(body=body)
    assert report.text.split("\n\n")[1:] == [part for turn in turns for part in turn]
    assert report.kind == "interview"


def test_paragraphs_outside_any_article_are_kept() -> None:
    paragraphs = [f"Paragraph {number}: {BODY}" for number in range(6)]
    report = page(body="<h1>Border may close</h1>" + "".join(f"<div>{text}</div>" for text in paragraphs))
    assert report.text.split("\n\n")[1:] == paragraphs


def test_a_page_under_a_text_suffix_and_a_text_under_a_page_suffix_are_told() -> None:
    (as_page,) = read_bytes(f"<html><body><h1>Border may close</h1><p>{BODY}</p></body></html>".encode(), "a.txt")
    (as_text,) = read_bytes(f"{BODY}\n".encode(), "a.html")
    assert isinstance(as_page, Report)
    assert isinstance(as_text, Report)
    assert "<p>" not in as_page.text
    assert as_text.text == f"{BODY}\n"


def test_the_id_is_that_of_the_bytes() -> None:
    assert page().id == page().id != page("<title>x</title>").id


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3000 + BODY,
        "<p><b><i>" * 2000 + BODY,
        "<p>a</p>" * 40_000 + BODY,
        f"<script type='application/ld+json'>{'[' * 50_000}</script><p>{BODY}</p>",
        f"<p>{BODY}<table><tr><td><p>" + "<span>" * 500,
    ],
)
def test_hostile_pages_are_read_by_the_plain_way(body: str) -> None:
    assert BODY in page(body=body).text


@pytest.mark.parametrize("html", ["<html></html>", "<!DOCTYPE html>", "<html><script>var a = 1</script></html>"])
def test_a_page_without_text_says_so(html: str) -> None:
    (result,) = read_bytes(html.encode(), "page.html")
    assert isinstance(result, Failure)
    assert "no text" in result.reason
