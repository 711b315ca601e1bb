"""The pictures of docs/pictures/ are those that `make pictures` takes, and small."""

from __future__ import annotations

import base64

from playwright.sync_api import Browser, Page

from tools.pictures import FOLDER, LARGEST, VIEWS, reduced


def test_each_view_has_its_picture() -> None:
    sizes = {file.stem: file.stat().st_size for file in FOLDER.iterdir()}
    assert set(sizes) == {view.name for view in VIEWS}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_a_reduced_picture_is_the_same_picture(browser: Browser, page: Page) -> None:
    page.set_viewport_size({"width": 60, "height": 40})
    page.set_content("<body style='margin: 0; background: #369'><p style='margin: 9px; background: #fd0'>")
    page.add_style_tag(content="p { width: 9px; height: 9px }")
    before = page.screenshot()
    after = reduced(browser, before)
    assert reduced(browser, before) == after
    assert len(after) < len(before)
    assert _pixels(page, after) == _pixels(page, before)
    assert set(_pixels(page, after)) == {0xFF996633, 0xFF00DDFF}


def _pixels(page: Page, data: bytes) -> list[int]:
    found: list[int] = page.evaluate(
        """async (data) => {
            const image = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
            const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
            canvas.drawImage(image, 0, 0);
            return [...new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer)];
        }""",
        base64.b64encode(data).decode(),
    )
    return found
