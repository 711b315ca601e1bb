"""A small story, and an output that has every page that the peers make of it, written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from bench.building.events import Event, Quotation, Source, Story

ADDRESS = "https://example.org/"
GAZETTE = Source("gazette", "Names & dates", "River Gazette", "https://example.org/gazette")


def event(id_: str, year: str, *tags: str, front: bool = True) -> Event:
    """An event whose words are made from its id."""
    return Event(
        id=id_,
        title=f"The {id_} & more",
        date=year,
        year=year,
        place="River Town",
        actors=("Ada Marsh",),
        tags=tags,
        sources=("gazette",),
        quotations=(Quotation(f"We have {id_}", "Ada Marsh"),),
        body=f"It was {id_} then [River Gazette]({GAZETTE.url}).\n",
        front=front,
    )


STORY = Story(
    "The two rivers",
    ADDRESS,
    (event("talks", "2016", "river"), event("vote", "2017", "river", "law"), event("treaty", "2017")),
    {"gazette": GAZETTE},
)


def write_output(output: Path, story: Story = STORY) -> Path:
    """Writes all pages, and returns the output."""
    pages = {"": _front(story)}
    pages |= {f"events/{one.id}/": _event(story, place) for place, one in enumerate(story.events)}
    pages |= {f"years/{name}/": _list(events) for name, events in story.years.items()}
    pages |= {f"tags/{name}/": _list(events) for name, events in story.tags.items()}
    for address, text in pages.items():
        (output / address).mkdir(parents=True, exist_ok=True)
        (output / address / "index.html").write_text(text, encoding="utf-8")
    entries = (f"<entry><title>{escape(one.title)}</title>{_text(one)}</entry>" for one in story.events)
    (output / "feed.xml").write_text(f"<feed>{''.join(entries)}</feed>", encoding="utf-8")
    locs = (f"<url><loc>{story.base_url}{address}</loc></url>" for address in pages)
    (output / "sitemap.xml").write_text(f"<urlset>{''.join(locs)}</urlset>", encoding="utf-8")
    return output


def _front(story: Story) -> str:
    return _list(story.front) + "".join(f'<a href="/years/{name}/">{name}</a>' for name in story.years)


def _list(events: Sequence[Event]) -> str:
    return "".join(f'<a href="/events/{one.id}/">{escape(one.title)}</a>' for one in events)


def _event(story: Story, place: int) -> str:
    one = story.events[place]
    return f"<h1>{escape(one.title)}</h1><p>{_text(one)}</p>" + "".join(_around(story, place))


def _text(one: Event) -> str:
    return one.body.partition(" [")[0]


def _around(story: Story, place: int) -> Iterator[str]:
    one = story.events[place]
    yield from (f"<blockquote>{said.text}</blockquote>" for said in one.quotations)
    yield from (f"<cite>{escape(story.sources[name].title)}, River Gazette</cite>" for name in one.sources)
    if place > 0:
        yield f'<a rel="prev" href="/events/{story.events[place - 1].id}/">before</a>'
    if place + 1 < len(story.events):
        yield f'<a class="after" rel="next" href="../{story.events[place + 1].id}/">after</a>'
