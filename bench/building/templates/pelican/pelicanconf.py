"""Settings of the Pelican site; it is read by Pelican's own Python."""

import json
from itertools import pairwise
from pathlib import Path

from pelican import signals

_HERE = Path(__file__).parent
_SITE = json.loads((_HERE / "site.json").read_text(encoding="utf-8"))

SITENAME = _SITE["title"]
SITEURL = FEED_DOMAIN = _SITE["address"]
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "."
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
ARTICLE_ORDER_BY = "weight"
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "events/{slug}/"
ARTICLE_SAVE_AS = "events/{slug}/index.html"
CATEGORY_URL = "years/{slug}/"
CATEGORY_SAVE_AS = "years/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = False
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 100
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
REGISTER = json.loads((_HERE / "sources.json").read_text(encoding="utf-8"))
JINJA_FILTERS = {"parsed": json.loads}


def _neighbours(generator):  # noqa: ANN001, ANN202
    articles = generator.articles
    for before, after in pairwise(articles):
        before.after, after.before = after, before


signals.article_generator_finalized.connect(_neighbours)
