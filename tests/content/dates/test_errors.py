"""Every refusal: what is wrong, and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.content.dates import DateError, parse

EXAMPLES = "Write a date such as 2017, 2017-04, 2017-12-04 or 2017-12-04/2017-12-06."


def refusal(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2017-02-30", "30 February 2017 does not exist; February 2017 has 28 days", "Write a day from 01 to 28, or 2017-02 if the day is not known."),
        ("30 February 2017", "30 February 2017 does not exist; February 2017 has 28 days", "Write a day from 01 to 28, or 2017-02 if the day is not known."),
        ("2017-02-30/2017-03", "30 February 2017 does not exist; February 2017 has 28 days", "Write a day from 01 to 28, or 2017-02 if the day is not known."),
        ("-0043-02-29", "29 February -0043 does not exist; February -0043 has 28 days", "Write a day from 01 to 28, or -0043-02 if the day is not known."),
        ("2017-04-00", "0 April 2017 does not exist; April 2017 has 30 days", "Write a day from 01 to 30, or 2017-04 if the day is not known."),
        ("2017-13", "Month 13 does not exist; months run from 01 to 12", "Write a month from 01 to 12, or 2017 if the month is not known."),
        ("2017-00", "Month 00 does not exist; months run from 01 to 12", "Write a month from 01 to 12, or 2017 if the month is not known."),
        ("2017-13-05", "Month 13 does not exist; months run from 01 to 12", "Write 2017-05-13 if the day came first; months are 01 to 12."),
        ("2017-42", "Month 42 does not exist; months run from 01 to 12, seasons from 21 to 41", "Write a month from 01 to 12, or 2017 if the month is not known."),
        ("2017-02-3X", "No day fits 2017-02-3X", "Write a month from 01 to 12 and a day that it has, or 2017 alone."),
        ("1X01-02-29", "No day fits 1X01-02-29", "Write a month from 01 to 12 and a day that it has, or 1X01 alone."),
        ("-0000", "The year -0000 does not exist", "Write 0000."),
        ("Y2017", "Y2017 has a Y before a year of no more than four digits", "Write 2017."),
        ("Y-17E1", "Y-17E1 has a Y before a year of no more than four digits", "Write -0170."),
        ("Y1E999999999", "Y1E999999999 is a year too far away", "Write a year between Y-1000000000000 and Y1000000000000."),
        ("1950S9", "1950S9 states 9 significant digits of 4", "Write S1 to S4 after the year."),
        ("2017-12-06/2017-12-04", "2017-12-06/2017-12-04 ends before it begins", "Write 2017-12-04/2017-12-06."),
        ("[1672..1670]", "1672..1670 ends before it begins", "Write 1670..1672."),
        ("../..", "../.. names no date", "Write at least one end: 2017-12-04/.. from it on, ../2017-12-04 up to it."),
        ("2017-12-02T20:00:60", "The time 20:00:60 does not exist", "Write a time from 00:00:00 to 23:59:59."),
        ("2017-12-31T24:00:00Z", "The time 24:00:00 of 2017-12-31 is the beginning of the next day", "Write 2018-01-01T00:00:00Z."),
        ("2017-12-02T20:00:00+15:00", "The offset +15:00 does not exist", "Write how far the clock there was from UTC, from -14:00 to +14:00, such as -05:00."),
        ("2017-12-02T20:00:00+05:60", "The offset +05:60 does not exist", "Write how far the clock there was from UTC, from -14:00 to +14:00, such as -05:00."),
        ("2017-12-02T20:00:00-00:00", "The offset -00:00 does not exist", "Write 2017-12-02T20:00:00Z."),
        ("2017-12-02T20:00:00/2018", "2017-12-02T20:00:00 has a time of day, which an interval cannot have", "Write its day alone: 2017-12-02."),
        ("[2017-12-02T20:00:00]", "2017-12-02T20:00:00 has a time of day, which a member of a set cannot have", "Write its day alone: 2017-12-02."),
        ("[1984,..1990]", "..1990 is not the first of its set", "Write it first."),
        ("{1984..,1990}", "1984.. is not the last of its set", "Write it last."),
        ("", "The date is empty", EXAMPLES),
        ("  ", "The date is empty", EXAMPLES),
        ("tomorrow", "'tomorrow' is not a date", EXAMPLES),
        ("[]", "'[]' is not a date", EXAMPLES),
        ("44", "'44' is not a date", EXAMPLES),
    ],
)  # fmt: skip
def test_refusals(text: str, message: str, hint: str) -> None:
    error = refusal(text)
    assert (error.message, error.hint) == (message, hint)
    assert str(error) == f"{message}. {hint}"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2017-4", "2017-04"),
        ("2017-4-5", "2017-04-05"),
        ("2 December 2017", "2017-12-02"),
        ("Saturday, 2nd December 2017", "2017-12-02"),
        ("December 2, 2017", "2017-12-02"),
        ("December 2017", "2017-12"),
        ("Dec. 2017", "2017-12"),
        ("12/02/2017", "2017-02-12 or 2017-12-02"),
        ("25/12/2017", "2017-12-25"),
        ("02.12.2017", "2017-12-02"),
        ("2017/12/04", "2017-12-04"),
        ("2017/12", "2017-12"),
        ("2017.12.04", "2017-12-04"),
        ("20171204", "2017-12-04"),
        ("2017-12-02T8pm", "2017-12-02T20:00:00"),
        ("2017-12-02 12:30 am", "2017-12-02T00:30:00"),
        ("2017-12-02T20:00", "2017-12-02T20:00:00"),
        ("2017-12-02 20:00:00 +0530", "2017-12-02T20:00:00+05:30"),
        ("2017-12-02t20:00:00z", "2017-12-02T20:00:00Z"),
        ("c. 2017", "2017~"),
        ("circa 44 BC", "-0043~"),
        ("perhaps 2017", "2017?"),
        ("2017 ?", "2017?"),
        ("2017?~", "2017%"),
        ("201x", "201X"),
        ("199u", "199X"),
        ("1960s", "196X"),
        ("the 1900s", "190X or 19XX"),
        ("19th century", "18XX"),
        ("44 BC", "-0043"),
        ("1 B.C.", "0000"),
        ("15 March 44 BC", "-0043-03-15"),
        ("AD 44", "0044"),
        ("476", "0476"),
        ("-43", "-0043"),
        ("12017", "Y12017"),
        ("spring 2017", "2017-21"),
        ("Q4 2017", "2017-36"),
        ("2017-W49", "2017-12-04/2017-12-10"),
        ("2017-338", "2017-12-04"),
        ("2017-12-04 - 2017-12-06", "2017-12-04/2017-12-06"),
        ("2017-12-04–06", "2017-12-04/2017-12-06"),
        ("2017-12-04 – 2017-12-06", "2017-12-04/2017-12-06"),
        ("2017-12-04 to 2017-12-06", "2017-12-04/2017-12-06"),
        ("4–6 December 2017", "2017-12-04/2017-12-06"),
        ("April–June 2017", "2017-04/2017-06"),
        ("1914–18", "1914/1918"),
        ("1914-1918", "1914/1918"),
        ("2017–12", "2017-12"),
        ("1999–03", "1999-03 or 1999/2003"),
        ("2017–12–04", "2017-12-04"),
        ("1984..1990", "1984/1990"),
        ("since April 1985", "1985-04/.."),
        ("until 2017", "../2017"),
        ("not later than 4 December 2017", "../2017-12-04"),
        ("open/2017", "../2017"),
        ("unknown/2017", "/2017"),
        ("2016 or 2017", "[2016,2017]"),
        ("[1667, 1668]", "[1667,1668]"),
        ("{1667; May 1668}", "{1667,1668-05}"),
        (" 2017 ", "2017"),
        ("٢٠١٧-١٢-٠٤", "2017-12-04"),
        ("−0043", "-0043"),
        ("2017‑12‑04", "2017-12-04"),
        ("“2017”", "2017"),
    ],
)  # fmt: skip
def test_remedies(text: str, remedy: str) -> None:
    error = refusal(text)
    assert error.message == f"{text!r} is not a date"
    assert error.hint == f"Write {remedy}{'' if remedy.endswith('.') else '.'}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1" * 2000, "The date has 2000 characters; 1000 are allowed"),
        ("[" + ",".join(["1984"] * 101) + "]", "The set has 101 members; 100 are allowed"),
        ("Y" + "9" * 900, f"Y{'9' * 39} is a year too far away"),
        ("Y1" + "E" + "0" * 900, "Y1E" + "0" * 37 + " has a Y before"),
        ("2017S" + "9" * 900, "2017S" + "9" * 35 + " states"),
        ("-" * 900, f"'{'-' * 60}…' is not a date"),
        ("[" * 900, f"'{'[' * 60}…' is not a date"),
        ("2017-12-04 " * 60, f"{'2017-12-04 ' * 60!r}"[:61] + "…' is not a date"),
        ("-".join(["2017"] * 24), f"{'-'.join(['2017'] * 24)!r}"[:61] + "…' is not a date"),
        (" ".join(["to"] * 40), f"{' '.join(['to'] * 40)!r}"[:61] + "…' is not a date"),
    ],
)  # fmt: skip
def test_hostile_texts_are_refused_in_few_words(text: str, message: str) -> None:
    assert refusal(text).message.startswith(message)


def test_the_manual_shows_refusals_as_they_are() -> None:
    manual = (Path(__file__).parents[3] / "docs/dates.md").read_text(encoding="utf-8")
    for text in ("2017-02-30", "12/02/2017", "c. 2017"):
        error = refusal(text)
        assert f"{error.message}\n  {error.hint}\n" in manual
