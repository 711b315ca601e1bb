"""Dates, lists, numbers and gaps in words."""

from __future__ import annotations

import pickle
import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers
from babel.messages.extract import extract_from_dir
from hypothesis import given
from jinja2 import Environment

from dateline.content.dates import Day, parse
from dateline.publish.language import CatalogueError, Language, known
from tests.content.dates.strategies import DATES

ROOT = Path(__file__).parents[2]
BRITISH = Language("en-GB")


def read_table(text: str) -> list[tuple[str, ...]]:
    """The rows of all tables in a page of Markdown whose first cell is a date in code."""
    rows = [line.strip("| \n").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return [tuple(cell.strip() for cell in row) for row in rows]


MANUAL = read_table((ROOT / "docs/dates.md").read_text(encoding="utf-8"))


def test_the_manual_has_every_form() -> None:
    assert len(MANUAL) >= 60
    forms = "".join(row[0] for row in MANUAL)
    assert all(sign in forms for sign in "XYSETZ?~%[{/-")


@pytest.mark.parametrize("row", MANUAL, ids=lambda row: row[0])
def test_the_manual_says_what_readers_see(row: tuple[str, ...]) -> None:
    written, words, earliest, latest = row
    date = parse(written.strip("`"))
    assert BRITISH.date(date) == words
    assert (str(date.earliest or "open"), str(date.latest or "open")) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2016-09-19", "19 September 2016"),
        ("2017-04", "April 2017"),
        ("2017", "2017"),
        ("2017-12-04/2017-12-06", "4–6 December 2017"),
        ("2017-11-30/2017-12-06", "30 November – 6 December 2017"),
        ("2017-12-30/2018-01-02", "30 December 2017 – 2 January 2018"),
        ("2017-04/2017-06", "April–June 2017"),
        ("2017-04/2018-06", "April 2017 – June 2018"),
        ("2016/2018", "2016–2018"),
        ("2017-12-04/2017-12-04", "4 December 2017"),
        ("2004-02-01/2005-02", "1 February 2004 – February 2005"),
        ("2004-02-01/2005", "1 February 2004 – 2005"),
        ("2017-06~", "around June 2017"),
        ("2016?", "2016 (uncertain)"),
        ("2016%", "around 2016 (uncertain)"),
        ("2016-05-03?", "3 May 2016 (uncertain)"),
        ("2004-06~/2006-08~", "from around June 2004 to around August 2006"),
        ("../2017-12-04", "not later than 4 December 2017"),
        ("1985-04/..", "since April 1985"),
        ("1985/", "from 1985 to an unknown end"),
        ("/1985", "until 1985, from an unknown start"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("-0043-03", "March 44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-0043-03-15/-0043-03-18", "15–18 March 44 BC"),
        ("-0043-03-15/-0042-03-18", "15 March 44 – 18 March 43 BC"),
        ("-0043/-0041", "44–42 BC"),
        ("-0043/0014", "44 BC – 14 AD"),
        ("-0043-03/0014-02", "March 44 BC – February 14 AD"),
        ("0476/1492", "476–1492 AD"),
        ("0476/1492-10-12", "476 AD – 12 October 1492"),
        ("0044-03-15", "15 March 44 AD"),
        ("Y170000002", "170,000,002"),
        ("Y-17E7", "170,000,001 BC"),
        ("196X", "the 1960s"),
        ("196X~", "around the 1960s"),
        ("196X/197X", "from the 1960s to the 1970s"),
        ("200X", "between 2000 and 2009"),
        ("-019X", "between 200 BC and 191 BC"),
        ("19XX", "between 1900 and 1999"),
        ("19XX~", "between 1900 and 1999 (approximate)"),
        ("19XX%", "between 1900 and 1999 (uncertain and approximate)"),
        ("XXXX", "unknown year"),
        ("156X-12-25", "25 December of a year between 1560 and 1569"),
        ("1XXX-12", "December of a year between 1000 and 1999"),
        ("XXXX-12-XX", "December of an unknown year (day unknown)"),
        ("1XXX-XX", "between 1000 and 1999 (month unknown)"),
        ("1984-1X", "between October 1984 and December 1984"),
        ("1985-04-1X", "between 10 April 1985 and 19 April 1985"),
        ("2017-XX-05", "between 5 January 2017 and 5 December 2017"),
        ("2004-XX", "2004 (month unknown)"),
        ("1985-04-XX", "April 1985 (day unknown)"),
        ("1985-XX-XX", "1985 (month and day unknown)"),
        ("2004-XX?", "2004 (month unknown, uncertain)"),
        ("1950S2", "around 1950 (between 1900 and 1999)"),
        ("1950S4", "1950"),
        ("1950S2~", "around 1950 (between 1900 and 1999, approximate)"),
        ("156X-12-25~", "25 December of a year between 1560 and 1569 (approximate)"),
        ("Y171010000S3", "around 171,010,000 (between 171,000,000 and 171,999,999)"),
        ("2017-12-02T20:00:00-05:00", "2 December 2017, 20:00 (UTC−5)"),
        ("2017-12-02T20:00:30+04:30", "2 December 2017, 20:00:30 (UTC+4:30)"),
        ("2017-12-02T20:00:00+00:30", "2 December 2017, 20:00 (UTC+0:30)"),
        ("2017-12-02T20:00:00Z", "2 December 2017, 20:00 (UTC)"),
        ("2017-12-02T20:00:00", "2 December 2017, 20:00"),
        ("-0043-03-15T09:00:00", "15 March 44 BC, 09:00"),
        ("2001-21", "spring 2001"),
        ("2001-23", "autumn 2001"),
        ("2001-24", "winter 2001–2002"),
        ("2001-26", "summer 2001 (northern hemisphere)"),
        ("2001-30", "summer 2001–2002 (southern hemisphere)"),
        ("2001-33", "1st quarter 2001"),
        ("-0043-33", "1st quarter 44 BC"),
        ("2001-37", "first four months of 2001"),
        ("2001-38", "middle four months of 2001"),
        ("2001-39", "last four months of 2001"),
        ("2001-40", "first half of 2001"),
        ("2001-41", "second half of 2001"),
        ("2001-21/2001-23", "from spring 2001 to autumn 2001"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        ("2004?-06-11", "11 June 2004 (year uncertain)"),
        ("?2004-06-~11", "11 June 2004 (year uncertain, day approximate)"),
        ("2004-%06-11", "11 June 2004 (month uncertain and approximate)"),
        ("2004-?21", "spring 2004 (season uncertain)"),
        ("[1667,1668,1670..1672]", "one of 1667, 1668 or 1670–1672"),
        ("[1667,1760-12]", "one of 1667 or December 1760"),
        ("[..1760-12-03]", "3 December 1760 or earlier"),
        ("[1760-12..]", "December 1760 or later"),
        ("[1667..1672]", "one of 1667–1672"),
        ("[1984]", "1984"),
        ("{1667,1668,1670..1672}", "all of 1667, 1668 and 1670–1672"),
        ("{1960,1961-12}", "all of 1960 and December 1961"),
        ("{..1984}", "1984 and earlier"),
        ("{1984..}", "1984 and later"),
        ("{1667..1672}", "1667–1672"),
    ],
)
def test_british(text: str, words: str) -> None:
    assert BRITISH.date(parse(text)) == words


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        ("en-US", "2016-09-19", "September 19, 2016"),
        ("en-US", "2017-12-04/2017-12-06", "December 4–6, 2017"),
        ("en-US", "2017-12-30/2018-01-02", "December 30, 2017 – January 2, 2018"),
        ("en-US", "2017-12-02T20:00:00-05:00", "December 2, 2017, 8:00\u00a0PM (UTC−5)"),
        ("en-US", "-0043-03-15", "March 15, 44 BC"),
        ("de", "2016-09-19", "19. September 2016"),
        ("de", "2017-12-04/2017-12-06", "4.–6. Dezember 2017"),
        ("de", "2017-04", "April 2017"),
        ("de", "-0043-03-15", "15. März 44 v. Chr."),
        ("de", "-0043/0014", "44 v. Chr. – 14 n. Chr."),
        ("fr", "2017-12-04/2017-12-06", "4–6 décembre 2017"),
        ("fr", "2017-11-30/2017-12-06", "30 novembre – 6 décembre 2017"),
        ("fr", "-0043-03-15", "15 mars 44 av. J.-C."),
        ("fr", "2001-33", "1er trimestre 2001"),
        ("es", "2017-12-04/2017-12-06", "4–6 de diciembre de 2017"),
        ("ru", "2017-04", "апрель 2017\u00a0г."),
        ("ru", "-0043-03-15", "15 марта 44\u00a0г. до н. э."),
        ("ar", "2016-09-19", "19 سبتمبر 2016"),
        ("ar", "2017-12-04/2017-12-06", "4–6 ديسمبر 2017"),
        ("he", "2016-09-19", "19 בספטמבר 2016"),
        ("ja", "2016-09-19", "2016年9月19日"),
        ("ja", "2017", "2017年"),
        ("ja", "2017-12-04/2017-12-06", "2017年12月4日～6日"),
        ("ja", "-0043-03-15", "紀元前44年3月15日"),
        ("zh-TW", "2017-04", "2017年4月"),
        ("zh", "2001-33", "2001年第1季度"),
    ],
)
def test_other_languages(tag: str, text: str, words: str) -> None:
    assert Language(tag).date(parse(text)) == words


@pytest.mark.parametrize(
    ("tag", "direction"), [("en-GB", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("ja", "ltr")]
)
def test_direction(tag: str, direction: str) -> None:
    assert Language(tag).direction == direction


def test_day_number_and_join() -> None:
    assert BRITISH.day(Day(2017, 12, 4)) == "4 December 2017"
    assert BRITISH.day(Day(-43, 3, 15)) == "15 March 44 BC"
    assert BRITISH.number(10_000) == "10,000"
    assert Language("fr").number(10_000) == "10\u00a0000"
    assert BRITISH.join([]) == ""
    assert BRITISH.join(["a"]) == "a"
    assert BRITISH.join(["a", "b", "c"]) == "a, b and c"
    assert Language("de").join(["a", "b"]) == "a und b"


def test_months_as_headings() -> None:
    """Alone in the form that stands alone, which Russian has another of; with its year as a date."""
    assert Language("en-GB").month(12) == "December"
    assert Language("en-GB").month(12, 2017) == "December 2017"
    assert Language("en-GB").month(3, -43) == "March 44 BC"
    assert Language("ru").month(12) == "декабрь"
    assert Language("ar").month(4) == "أبريل"
    assert Language("ja").month(4) == "4月"


def test_no_language_is_told_the_names_of_another() -> None:
    """Babel resolves "as in dates" in data that languages share."""
    day = Day(2017, 4, 3)
    for tag, month, short in (("he", "אפריל", "אפר׳"), ("ar", "أبريل", "أبريل"), ("ja", "4月", "4月")):
        language = Language(tag)
        assert (language.month(4), language.ticks.month(day)) == (month, short)
    assert Language("de").ticks.day(day) == "Mo 3"


def test_gaps() -> None:
    assert BRITISH.gap(1, "day") == "one day later"
    assert BRITISH.gap(12, "day") == "12 days later"
    assert BRITISH.gap(1, "week") == "one week later"
    assert BRITISH.gap(2, "week") == "two weeks later"
    assert BRITISH.gap(6, "month") == "six months later"
    assert BRITISH.gap(1, "month") == "one month later"
    assert BRITISH.gap(10, "year") == "ten years later"
    assert BRITISH.gap(1000, "year") == "1,000 years later"
    with pytest.raises(ValueError, match="at least one day"):
        BRITISH.gap(0, "day")


@given(DATES)
def test_every_date_has_words_of_its_own_precision(text: str) -> None:
    words = BRITISH.date(parse(text))
    assert words
    assert "%(" not in words
    assert not re.search("[\u2009\u202f]|  ", words)


@pytest.mark.parametrize("tag", ["en", "de", "fr", "es", "pl", "ru", "fi", "hu", "fa", "th", "ko", "ka"])
def test_a_month_never_gains_a_day(tag: str) -> None:
    assert re.findall("[0-9]+", Language(tag).date(parse("2017-11"))) in (["2017"], ["2017", "11"])


def test_every_language_of_cldr_can_say_every_form() -> None:
    texts = ("2017-12-04/2018-01-02", "-0043-03/-0043-05", "2017-12-02T20:00:00Z", "XXXX-12-25")
    dates = [parse(text) for text in (*texts, "2001-33", "[2016,2017,2018]", "Y-17000", "0044-03-15")]
    for name in locale_identifiers():
        if "_" not in name and name != "root":
            language = Language(name)
            assert all(map(language.date, dates)), name


# Tags


@pytest.mark.parametrize("tag", ["en-GB", "de", "zh-TW", "pt-BR", "zh-Hant-HK"])
def test_known_tags(tag: str) -> None:
    assert known(tag)


@pytest.mark.parametrize("tag", ["", "english", "en_GB", "xx", "en-XX", "en-GB-", "../etc", "root"])
def test_unknown_tags(tag: str) -> None:
    assert not known(tag)
    with pytest.raises(ValueError, match="is no language that is known here"):
        Language(tag)


def test_an_unknown_tag_is_told_what_is_near() -> None:
    with pytest.raises(ValueError, match=r"“en_GB”.*; near it are en-GB"):
        Language("en_GB")


# Catalogues

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "around %(date)s"
msgstr "um %(date)s"

msgid "one month later"
msgid_plural "%(count)s months later"
msgstr[0] "einen Monat später"
msgstr[1] "%(count)s Monate später"

msgid "six"
msgstr "sechs"
"""


HEAD = 'msgid ""\nmsgstr "{}\\n"\n\n'


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_catalogues(tmp_path: Path) -> None:
    german = Language("de", [write(tmp_path, "de.po", GERMAN)])
    assert german.date(parse("2017-06~")) == "um Juni 2017"
    assert german.gap(1, "month") == "einen Monat später"
    assert german.gap(6, "month") == "sechs Monate später"
    assert german.date(parse("2017?")) == "2017 (uncertain)"
    assert german.gettext("Sources") == "Sources"
    assert german.ngettext("one source", "%(n)s sources", 2) == "%(n)s sources"


def test_later_catalogues_override_earlier_ones(tmp_path: Path) -> None:
    own = GERMAN.split("msgid", 2)
    text = f'msgid{own[1]}msgid "around %(date)s"\nmsgstr "circa %(date)s"\n'
    paths = [write(tmp_path, "de.po", GERMAN), write(tmp_path, "own.po", text)]
    german = Language("de", paths)
    assert german.date(parse("2017-06~")) == "circa Juni 2017"
    assert german.gap(6, "month") == "sechs Monate später"


def test_plural_rules_need_no_language_in_the_header(tmp_path: Path) -> None:
    rule = "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"
    forms = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "jeden"\nmsgstr[1] "dwa"\nmsgstr[2] "trzy"\n'
    polish = Language("pl", [write(tmp_path, "pl.po", HEAD.format(rule) + forms)])
    assert [polish.ngettext("a", "b", n) for n in (1, 2, 5)] == ["jeden", "dwa", "trzy"]


def test_jinja_takes_the_translations(tmp_path: Path) -> None:
    german = Language("de", [write(tmp_path, "de.po", GERMAN)])
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.install_gettext_translations(german.translations, newstyle=True)  # type: ignore[attr-defined]
    assert environment.from_string('{{ gettext("six") }}').render() == "sechs"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "a"\nmsgstr "b"\nnonsense\n', "no catalogue of messages"),
        ('msgid ""\nmsgstr ""\n\n#, python-format\nmsgid "around %(date)s"\nmsgstr "um %(datum)s"\n', ":5: "),
        ('msgid "a"\nmsgstr Documents\n', ":2: no catalogue of messages: msgstr Documents: write"),
        ('msgid "a"\nmsgstr "Documents\n', ":2: no catalogue of messages"),
        ('msgid "a\nmsgstr "b"\n', ":1: no catalogue of messages"),
        ('msgid "a"\nmsgstr [1] "b"\n', ":2: no catalogue of messages"),
        ('msgid “a”\nmsgstr “b”\n', ":1: no catalogue of messages"),
        ('\ufeffmsgid "a"\nmsgstr "b"\n', ":1: no catalogue of messages: it begins with a byte-order mark"),
        ('msgid "a"\nmsgstr "100%"\n', ":1: a % by itself, which is written %%: '100%'"),
        ('msgid "a"\nmsgstr "100 % sicher"\n', ":1: a % by itself"),
        ('msgid "a %(n)s"\nmsgstr "%(n)r"\n', ":1: incompatible format"),
        ('msgid "a"\nmsgstr "b %(n)s"\n', ":1: the English has no %(n)s"),
        ('msgid "a"\nmsgid_plural "b %(n)s"\nmsgstr[0] "c"\nmsgstr[1] "%(n)s %"\n', ":1: a % by itself"),
        (HEAD.format("Content-Type: text/plain; charset=klingon"), ":1: no catalogue of messages"),
        (HEAD.format("Plural-Forms: nplurals=x;"), ":1: no catalogue of messages"),
        (HEAD.format("Plural-Forms: nplurals=2; plural=n +;"), ":1: no catalogue of messages"),
        (HEAD.format("POT-Creation-Date: yesterday"), ":1: no catalogue of messages"),
        (HEAD.format("Language: xx-yy-zz"), ":1: no catalogue of messages"),
    ],
)  # fmt: skip
def test_wrong_catalogues_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=re.escape(message)):
        Language("de", [write(tmp_path, "de.po", text)])


def test_a_catalogue_in_another_encoding_is_told_in_its_line(tmp_path: Path) -> None:
    (tmp_path / "de.po").write_bytes('msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "früh"\n'.encode("latin-1"))
    with pytest.raises(CatalogueError, match=r"de\.po:5: no catalogue of messages: this is not in utf-8"):
        Language("de", [tmp_path / "de.po"])


def test_a_catalogue_may_be_written_in_every_way_of_gettext(tmp_path: Path) -> None:
    text = (
        '# ours\r\n#: a.html:1\n#, fuzzy\n#~ msgid "gone"\n#~ msgstr ""\n\n'
        'msgctxt "menu"\nmsgid "Sources"\nmsgstr "x"\n\n'
        'msgid ""\n"a \\"b\\" "\n  "c"\nmsgstr "d"  \n\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "eins"\nmsgstr[1] "viele"\n'
    )
    german = Language("de", [write(tmp_path, "de.po", text)])
    assert german.gettext('a "b" c') == "d"
    assert german.ngettext("one", "many", 2) == "viele"


def test_all_faults_of_all_catalogues_are_told(tmp_path: Path) -> None:
    wrong = 'msgid "a"\nmsgstr "%"\n\nmsgid "b"\nmsgstr "ok %%"\n\nmsgid "c"\nmsgstr "%d"\n'
    paths = [write(tmp_path, "de.po", wrong), write(tmp_path, "own.po", "nonsense\n")]
    with pytest.raises(CatalogueError) as caught:
        Language("de", paths)
    assert [(fault.path.name, fault.line) for fault in caught.value.faults] == [
        ("de.po", 1),
        ("de.po", 7),
        ("own.po", 1),
    ]


def test_a_doubled_percent_sign_is_one(tmp_path: Path) -> None:
    own = write(tmp_path, "de.po", HEAD.format("Language: de") + 'msgid "a"\nmsgstr "100%%"\n')
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    german = Language("de", [own])
    environment.install_gettext_translations(german.translations, newstyle=True)  # type: ignore[attr-defined]
    assert environment.from_string('{{ gettext("a") }}').render() == "100%"


def test_every_message_can_be_extracted() -> None:
    folder = ROOT / "dateline/publish/language"
    found = {message for _, _, message, _, _ in extract_from_dir(folder)}
    assert {"around %(date)s", "not later than %(date)s", "spring %(year)s", "ten"} <= found
    assert ("one month later", "%(count)s months later") in found
    assert len(found) >= 55


# The value


def test_a_language_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        BRITISH.tag = "de"  # type: ignore[misc]


def test_other_processes_can_have_it(tmp_path: Path) -> None:
    german = Language("de", [write(tmp_path, "de.po", GERMAN)])
    again = pickle.loads(pickle.dumps(german))
    assert again == german
    assert again.date(parse("2017-06~")) == "um Juni 2017"


@pytest.mark.parametrize(
    ("tag", "of", "name"),
    [
        ("en-GB", "de", "German"),
        ("en-GB", "en-GB", "English (United Kingdom)"),
        ("de", "en", "Englisch"),
        ("en-GB", "tlh", "tlh"),
    ],
)
def test_what_a_language_is_called(tag: str, of: str, name: str) -> None:
    assert Language(tag).name_of(of) == name
