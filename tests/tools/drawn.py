"""What stands on a page in the browser, measured from its boxes: for what axe cannot see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Page

SHIFTS: Final = """new Promise((resolve) => {
    let sum = 0;
    const add = (list) => list.forEach((entry) => { sum += entry.value });
    const watching = new PerformanceObserver((list) => add(list.getEntries()));
    watching.observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => { add(watching.takeRecords()); resolve(sum) }));
})"""
# The box of the letters, without the ring of paper around them.
_TEXTS: Final = """[...document.querySelectorAll(".strips svg text")].filter((text) =>
    text.checkVisibility({ opacityProperty: true, visibilityProperty: true })
).map((text) => {
    const box = text.getBBox(), at = text.getScreenCTM();
    const left = at.a * box.x + at.e, top = at.d * box.y + at.f + scrollY;
    return [text.textContent, text.getAttribute("class") || "", left, top,
        left + at.a * box.width, top + at.d * box.height];
})"""
# The strongest contrast of any part of a mark with what lies behind it.
_CONTRASTS: Final = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const mix = (behind, colour, opacity) => {
        canvas.globalAlpha = 1;
        canvas.fillStyle = `rgb(${behind})`;
        canvas.fillRect(0, 0, 1, 1);
        if (colour !== "none") {
            canvas.globalAlpha = opacity;
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const light = (colour) => {
        const [r, g, b] = colour.map((one) => one / 255)
            .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
        const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
        return (bright + 0.05) / (dark + 0.05);
    };
    const paper = mix([255, 255, 255], getComputedStyle(document.body).backgroundColor, 1);
    const paper_ = paper.every((one) => one === 255)
        ? mix([255, 255, 255], getComputedStyle(document.documentElement).backgroundColor, 1) : paper;
    const behind = (one) => {
        const pane = one.closest(".magnifier")?.querySelector(".pane");
        return pane ? mix(paper_, getComputedStyle(pane).fill, 1) : paper_;
    };
    const through = (one) => {
        let opacity = 1;
        for (let at = one; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
        return opacity;
    };
    const best = (mark) => Math.max(...[...mark.querySelectorAll("circle, ellipse, rect, path, line")]
        .filter((one) => !one.matches(".press, .halo, .leader, .whisker"))
        .flatMap((one) => {
            const style = getComputedStyle(one), ground = behind(mark), opacity = through(one);
            return [
                contrast(ground, mix(ground, style.fill, style.fillOpacity * opacity)),
                contrast(ground, mix(ground, style.stroke, style.strokeOpacity * opacity)),
            ];
        }));
    const marks = [...document.querySelectorAll(".strips .on-strip, .mark-on-rail, .key .key-mark")];
    return marks.filter((mark) => mark.checkVisibility()).map((mark) => [mark.outerHTML.slice(0, 200), best(mark)]);
}"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a drawing that can be seen; in CSS pixels of the page."""

    words: str
    kind: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Text) -> bool:
        """Whether the boxes overlap by more than a pixel, which fonts round away."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 1
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 1
        )


def texts(page: Page) -> list[Text]:
    """Labels, ticks, counts and the names of lanes on the strips of the page."""
    return [Text(*found) for found in page.evaluate(_TEXTS)]


def overlapping(found: list[Text]) -> list[str]:
    """Each pair of texts that lie on one another; n log n while few do."""
    found = sorted(found, key=lambda text: (text.left, text.top))
    pairs = []
    open_: list[Text] = []
    for text in found:
        open_ = [other for other in open_ if other.right > text.left]
        pairs += [f"“{other.words}” and “{text.words}”" for other in open_ if text.touches(other)]
        open_.append(text)
    return pairs


def cut(found: list[Text], width: int) -> list[str]:
    """The texts that a window of this width does not show whole."""
    return [text.words for text in found if text.left < -1 or text.right > width + 1]


def contrasts(page: Page) -> list[tuple[str, float]]:
    """For each mark its HTML, cut short, and the contrast of its strongest part with what is behind it.

    After WCAG 2.2, 1.4.11: the part that carries the meaning needs 3 to 1.
    """
    found: list[list[Any]] = page.evaluate(_CONTRASTS)
    return [(mark, contrast) for mark, contrast in found]
