"""Write the main views of the shipped site as small PNG files: python -m tools.pictures.

They go into docs/pictures/, where README.md and docs/ show them. The same pages in the same Chromium with the
same fonts give the same bytes.
"""

from __future__ import annotations

import base64
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.built import build_site, copy_site
from tests.tools import chromium
from tests.tools.serving import serve_folder

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs/pictures"
LARGEST: Final = 60_000  # bytes
_COLOURS: Final = 64
# The picture's colours: the commonest; whatever is rarer becomes the nearest of them.
_REDUCE: Final = """async ([data, most]) => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
    const ordered = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b);
    const palette = ordered.slice(0, most);
    const far = (a, b) => [0, 8, 16].reduce((sum, by) => sum + ((a >> by & 255) - (b >> by & 255)) ** 2, 0);
    const nearest = (pixel) => palette.reduce((best, _, at) =>
        far(pixel, palette[at]) < far(pixel, palette[best]) ? at : best, 0);
    const indexes = new Map(ordered.map((pixel, at) => [pixel, at < most ? at : nearest(pixel)]));
    const found = Uint8Array.from(pixels, (pixel) => indexes.get(pixel));
    let text = "";
    const part = (at) => String.fromCharCode(...found.subarray(at, at + 8192));
    for (let at = 0; at < found.length; at += 8192) text += part(at);
    return { width: image.width, height: image.height, palette, indexes: btoa(text) };
}"""


@dataclass(frozen=True, slots=True)
class View:
    """One picture: of the element `only`, or of the window with the element `at` at its head."""

    name: str
    address: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    only: str | None = None
    at: str | None = None


VIEWS: Final = (
    View("front", "", 1280, 1180),
    View("front-dark", "", 1280, 1180, "dark"),
    View("front-phone", "", 390, 844),
    View("strip", "", 1280, 1000, only=".strips"),
    View("event", "events/us-ends-participation/", 1280, 1000),
    View("sources", "sources/", 1280, 900, at="#_coverage"),
    View("list-phone", "", 390, 844, at="#_list"),
)


def main() -> int:
    """Writes all pictures and says how large each is."""
    path = chromium.find()
    if path is None:
        print("No Chromium is here: run `make test`, or install Chromium or Chrome.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        output = build_site(copy_site("shipped", Path(name, "site")), Path(name, "out"))
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        with serve_folder(output) as address:
            sizes = {view.name: _write(view, browser, address) for view in VIEWS}
        browser.close()
    for view, size in sizes.items():
        print(f"docs/pictures/{view}.png  {size / 1_000:.0f} kB{'  too large' if size > LARGEST else ''}")
    return int(max(sizes.values()) > LARGEST)


def _write(view: View, browser: Browser, address: str) -> int:
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + view.address)
    data = reduced(browser, _taken(view, page))
    context.close()
    (FOLDER / f"{view.name}.png").write_bytes(data)
    return len(data)


def _taken(view: View, page: Page) -> bytes:
    if view.at:
        page.locator(view.at).evaluate("(one) => one.scrollIntoView({ block: 'start', behavior: 'instant' })")
    return page.locator(view.only).screenshot() if view.only else page.screenshot()


def reduced(browser: Browser, data: bytes) -> bytes:
    """The same picture with a palette, as a PNG of about half the size."""
    page = browser.new_page()
    found = page.evaluate(_REDUCE, [base64.b64encode(data).decode(), _COLOURS])
    page.close()
    width, height, indexes = found["width"], found["height"], base64.b64decode(found["indexes"])
    rows = b"".join(b"\0" + indexes[row * width : (row + 1) * width] for row in range(height))
    colours = b"".join(struct.pack("<I", colour)[:3] for colour in found["palette"])
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0),
        b"PLTE": colours,
        b"IDAT": zlib.compress(rows, 9),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks.items())


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


if __name__ == "__main__":
    sys.exit(main())
