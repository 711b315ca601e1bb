/* What changes the view of the story: the zoom of its strip, and the filter between strip and list. Here are their
   controls; what acts is loaded when a reader takes one of them, or where the address asks for it. */

const PATIENCE = 400; // milliseconds until a reader is told to wait

/** Does `how` with what `start(element)` of a module gives, which is asked for once; gives whether it failed, and
    then the next act asks anew. */
const failed = async (element, ask, how) => {
  try {
    how(await (element.acting ??= ask().then(({ start }) => start(element))));
  } catch (error) {
    console.warn(error);
    element.acting = null;
    return true;
  }
};

customElements.define("strip-zoom", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template"), strips = this.parentElement;
    if (!template) return; // put back into its page, it has all
    template.replaceWith(template.content);
    const status = this.querySelector("[role=status]");
    const load = (how) => failed(this, () => import("./zoom/main.js"), how);
    const act = async (how) => {
      if (await load(how)) status.textContent = this.dataset.failed;
    };
    this.onclick = ({ target }) => {
      const button = target.closest("button");
      if (button) act((zoom) => zoom.press(button.value));
    };
    for (const first of ["pointerover", "focusin"]) strips.addEventListener(first, () => load(() => {}), { once: true });
    // The first turn of a wheel, too, must not enlarge the page.
    strips.addEventListener("wheel", (event) => {
      if (!(event.ctrlKey || event.metaKey) || !event.target.closest(".strip, .zoomed")) return;
      event.preventDefault();
      act((zoom) => zoom.turn(event));
    }, { passive: false });
    const follow = () => (this.acting || /[?&]at=/.test(location.search)) && act((zoom) => zoom.follow());
    document.addEventListener("dateline:address", follow);
    document.addEventListener("dateline:selection", () => act((zoom) => zoom.choose()));
    follow();
  }
});

// The words between strip and list lead to pages. With script they choose among the events of this page.
customElements.define("event-filter", class extends HTMLElement {
  connectedCallback() {
    if (this.said) return; // put back into its page, it works already
    this.words = [...this.querySelectorAll("[data-facet], [data-thread]")];
    this.keys = this.dataset.keys.split(" ");
    this.said = this.querySelector("[role=status] > span");
    this.take(true);
    this.onclick = this.onkeydown = (event) => {
      const { target, key, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (ctrlKey || metaKey || shiftKey || altKey) return; // to another tab, or kept
      if (key && (key !== " " || target.localName !== "a")) return; // Space takes a button by itself
      if (!target.role || !this.words.includes(target)) return;
      event.preventDefault();
      this.act(target);
    };
    document.addEventListener("dateline:address", () => this.follow());
    this.follow();
  }

  /** Whether the words are controls, or links as without script. */
  take(controls) {
    if (this.words.length) this.role = controls ? "search" : "navigation";
    for (const word of this.words) {
      word.role = controls ? "button" : null;
      word.disabled = !controls; // one that leads to no page
      word[word.dataset.thread ? "ariaPressed" : "ariaExpanded"] = controls ? false : null;
    }
  }

  async follow() {
    const asked = new URLSearchParams(location.search);
    if (this.acting || !this.keys.some((key) => asked.has(key))) return;
    // What would be gone in a moment is not shown first, nor seen to move.
    const { style } = document.getElementById("_list");
    style.visibility = "hidden";
    await this.act();
    requestAnimationFrame(() => requestAnimationFrame(() => (style.visibility = "")));
  }

  async act(word) {
    const { said, acting } = this, { wait, failed: told } = said.dataset;
    const timer = acting || setTimeout(() => {
      said.textContent = wait;
      document.getElementById("_list").style.visibility = "";
    }, PATIENCE);
    if (!acting) this.take(true);
    if (await failed(this, () => import("./filter/main.js"), (choose) => choose(word))) {
      this.take(false);
      said.textContent = told;
    }
    clearTimeout(timer);
  }
});
