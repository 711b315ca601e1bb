"""Titles and sentences of made stories, from word lists."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

TITLE_LENGTHS: Final = (30, 70)
LONG_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of one language. A sentence is a body, a deed, a thing and a circumstance."""

    bodies: Sequence[str]
    deeds: Sequence[str]
    things: Sequence[str]
    circumstances: Sequence[str]
    threads: Sequence[str]
    towns: Sequence[str]
    names: Sequence[str]
    story: str


ENGLISH: Final = Words(
    bodies=(
        "The council", "The harbour board", "The ministry", "A commission of nine", "The assembly",
        "The river authority", "The high court", "The union of fishers", "The governor", "The mayor",
        "The delegation from the north", "A group of engineers", "The neighbouring state", "The bank",
        "The committee on water", "The daily press", "The opposition", "The prime minister",
    ),
    deeds=(
        "publishes", "rejects", "opens the debate on", "adopts", "postpones", "signs", "defends",
        "withdraws from", "asks for a vote on", "questions", "sends back", "criticises", "announces",
        "agrees to pay for", "refuses to discuss", "confirms", "denies reports of", "ends",
    ),
    things=(
        "the draft", "the treaty of the two rivers", "the plan for the dam", "the report on the flood",
        "the inquiry", "the budget", "the new border", "the rules of the talks", "the agreement",
        "the second bridge", "the law on fishing", "the map of the delta", "the compensation fund",
        "the census", "the resettlement of five villages", "the loan", "the first census of wells",
    ),
    circumstances=(
        "after a long night", "by a narrow vote", "against advice", "in a closed session", "once more",
        "without a debate", "before the elections", "in the old harbour", "under protest",
        "with three abstentions", "for the second time", "on the eve of the meeting", "in the capital",
        "despite a warning", "as the water rises", "at the request of the villages", "",
    ),
    threads=("The talks", "The river", "The villages", "The courts"),
    towns=("Port Ellen", "Marsh End", "High Weir", "Oldford", "Lockhaven", "Saltby", "Fenwick", "Eastmouth"),
    names=(
        "Ada", "Tomas", "Irene", "Samir", "Greta", "Olu", "Mina", "Pavel", "Rosa", "Henrik",
        "Marsh", "Lindqvist", "Okafor", "Haddad", "Novak", "Brandt", "Silva", "Ito", "Reyes", "Kerr",
    ),
    story="The treaty of the two rivers",
)  # fmt: skip

ARABIC: Final = Words(
    bodies=(
        "المجلس", "هيئة الميناء", "الوزارة", "لجنة من تسعة أعضاء", "الجمعية العامة", "سلطة النهر",
        "المحكمة العليا", "اتحاد الصيادين", "المحافظ", "رئيسة البلدية", "وفد الشمال", "مجموعة من المهندسين",
    ),
    deeds=("ترد على", "توافق على", "ترفض", "تناقش", "تؤجل", "تعلن", "تنتقد", "تؤكد", "تنهي", "تطلب"),
    things=(
        "المسودة", "معاهدة النهرين", "خطة السد", "تقرير الفيضان", "التحقيق", "الميزانية", "الحدود الجديدة",
        "قواعد المحادثات", "الاتفاق", "الجسر الثاني", "قانون الصيد", "خريطة الدلتا",
    ),
    circumstances=(
        "بعد ليلة طويلة", "بأغلبية ضئيلة", "في جلسة مغلقة", "مرة أخرى", "دون نقاش", "قبل الانتخابات",
        "في الميناء القديم", "رغم التحذير", "للمرة الثانية", "عشية الاجتماع",
    ),
    threads=("المحادثات", "النهر", "القرى", "المحاكم"),
    towns=("مرسى النهر", "القنطرة", "السد العالي", "الميناء", "رأس الماء"),
    names=("سمير", "ليلى", "عمر", "هدى", "يوسف", "حداد", "منصور", "خوري", "ناصر", "صالح"),
    story="معاهدة النهرين",
)  # fmt: skip

BY_LANGUAGE: Final = {"en-GB": ENGLISH, "ar": ARABIC}


def sentence(words: Words, chance: random.Random) -> str:
    """A sentence without its full stop."""
    lists = (words.bodies, words.deeds, words.things, words.circumstances)
    return " ".join(filter(None, map(chance.choice, lists)))


def title(words: Words, chance: random.Random, *, long: bool) -> str:
    """30 to 70 characters; a long one has 200, or just under."""
    if long:
        return _long_title(words, chance)
    least, most = TITLE_LENGTHS
    made = sentence(words, chance)
    while not least <= len(made) <= most:
        made = sentence(words, chance)
    return made


def _long_title(words: Words, chance: random.Random) -> str:
    made = sentence(words, chance)
    while len(made) < LONG_TITLE:
        made = f"{made}, {sentence(words, chance)}"
    return made[:LONG_TITLE].rstrip(" ,")


def name(words: Words, number: int) -> str:
    """A person's name; the same for the same number, another for another."""
    half = len(words.names) // 2
    first, last = words.names[number % half], words.names[half + number // half % half]
    generation = number // (half * half)
    return f"{first} {last}{f' {generation + 1}' if generation else ''}"


def slug(text: str) -> str:
    """The first four words as part of an id; empty where none is written in Latin letters."""
    return "-".join(re.findall("[a-z]+", text.lower())[:4])
