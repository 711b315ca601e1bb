/* Zoom of the strip: its controls. What draws comes when a reader acts, or when the address asks for it. */

class StripZoom extends HTMLElement {
  connectedCallback() {
    const words = this.querySelector("template");
    if (!words || this.status) return;
    this.strips = this.parentElement;
    this.append(words.content.cloneNode(true));
    this.status = this.querySelector("[role=status]");
    this.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button) this.act((zoom) => zoom.press(button));
    });
    for (const first of ["pointerover", "pointerdown", "focusin"]) {
      this.strips.addEventListener(first, () => this.load().catch(() => {}), { once: true });
    }
    // The first turn of a wheel, too, must not enlarge the page.
    this.strips.addEventListener("wheel", (event) => {
      if (!(event.ctrlKey || event.metaKey) || !event.target.closest(".strip, .zoomed")) return;
      event.preventDefault();
      this.act((zoom) => zoom.turn(event));
    }, { passive: false });
    const asked = () => /[?&]at=/.test(location.search) && this.act(() => {});
    document.addEventListener("dateline:selection", () => this.act((zoom) => zoom.choose()));
    document.addEventListener("dateline:address", asked);
    asked();
  }

  /** What failed is tried anew at the next act. */
  load() {
    return this.coming ??= import("./zoom/main.js").then(({ zoom }) => zoom(this)).catch((error) => {
      this.coming = null;
      throw error;
    });
  }

  async act(how) {
    try {
      how(await this.load());
    } catch (error) {
      console.warn(error);
      this.status.textContent = this.dataset.failed;
    }
  }
}

customElements.define("strip-zoom", StripZoom);
