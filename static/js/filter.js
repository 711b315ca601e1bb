/* The words between strip and list lead to pages. With script they choose among the events of this page; what
   does that is loaded when a reader takes one of them, or where the address asks for it. */

const ASKED = /[?&](thread|standing|actor|place|source|tag|from|to)=/;
const PATIENCE = 400; // milliseconds until a reader is told to wait

customElements.define("event-filter", class extends HTMLElement {
  connectedCallback() {
    this.words = [...this.querySelectorAll(":scope > a, :scope > button")];
    this.status = this.querySelector("[role=status]");
    this.take(true);
    this.onclick = (event) => {
      const { target } = event;
      const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey; // to another tab, or kept
      if (other || !target.role || !this.words.includes(target)) return;
      event.preventDefault();
      this.load(target);
    };
    this.addEventListener("keydown", (event) => {
      if (event.key !== " " || !event.target.matches("a[role]")) return;
      event.preventDefault();
      event.target.click();
    });
    document.addEventListener("dateline:address", () => this.follow());
    this.follow();
  }

  /** Whether the words are controls, or links as without script. */
  take(controls) {
    if (this.words.length) this.role = controls ? "search" : "navigation";
    for (const word of this.words) {
      word.role = controls ? "button" : null;
      word[word.matches(".thread") ? "ariaPressed" : "ariaExpanded"] = controls ? false : null;
    }
  }

  async follow() {
    if (this.acting || !ASKED.test(location.search)) return;
    // What would be gone in a moment is not shown first, nor seen to move.
    const { style } = document.getElementById("_list");
    style.visibility = "hidden";
    await this.load();
    requestAnimationFrame(() => requestAnimationFrame(() => (style.visibility = "")));
  }

  async load(word) {
    const { status } = this, { wait, failed, again } = status.dataset;
    const timer = this.acting || setTimeout(() => (status.textContent = wait), PATIENCE);
    try {
      this.acting ??= import("./filter/main.js").then(({ start }) => start(this));
      (await this.acting)(word);
    } catch (error) {
      console.warn(error);
      this.acting = null;
      this.take(false);
      status.textContent = failed;
      const button = document.createElement("button");
      button.className = "tool";
      button.textContent = again;
      button.onclick = () => {
        button.remove();
        this.take(true);
        this.words[0]?.focus();
        this.load(word);
      };
      status.parentNode.replaceChildren(status, button);
    }
    clearTimeout(timer);
  }
});
