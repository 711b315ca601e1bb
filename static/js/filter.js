/* The words between strip and list lead to pages. With script they choose among the events of this page; what
   does that is loaded when a reader takes one of them, or where the address asks for it. */

const ASKED = /[?&](thread|standing|actor|place|source|tag|from|to)=/;
const PATIENCE = 400; // milliseconds until a reader is told to wait

class EventFilter extends HTMLElement {
  connectedCallback() {
    this.words = [...this.querySelectorAll(":scope > a, :scope > button")];
    this.status = this.querySelector("[role=status]");
    if (!this.status) return;
    this.take(true);
    this.addEventListener("click", (event) => this.onWord(event));
    this.addEventListener("keydown", (event) => {
      if (event.key === " " && event.target.role === "button") {
        event.preventDefault();
        event.target.click();
      }
    });
    document.addEventListener("dateline:address", () => this.follow());
    this.follow();
  }

  /** Whether the words are controls, or links as without script. */
  take(controls) {
    if (this.words.length) this.role = controls ? "search" : "navigation";
    for (const word of this.words) {
      if (word.href) word.role = controls ? "button" : null;
      word[word.matches(".thread") ? "ariaPressed" : "ariaExpanded"] = controls ? "false" : null;
    }
  }

  onWord(event) {
    const word = event.target.closest("a, button");
    const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey; // to another tab, or kept
    if (other || !this.words.includes(word) || !word.ariaPressed && !word.ariaExpanded) return;
    event.preventDefault();
    this.load(word);
  }

  follow() {
    if (this.acting || !ASKED.test(location.search)) return;
    // What would be gone in a moment is not shown first, nor seen to move.
    const { style } = document.getElementById("_list");
    style.visibility = "hidden";
    const show = () => (style.visibility = "");
    this.load().finally(() => requestAnimationFrame(() => requestAnimationFrame(show)));
  }

  async load(word) {
    const { wait, failed, again } = this.status.dataset;
    const timer = this.acting || setTimeout(() => (this.status.textContent = wait), PATIENCE);
    try {
      this.acting ??= import("./filter/main.js").then(({ start }) => start(this));
      (await this.acting)(word);
    } catch (error) {
      console.warn(error);
      this.acting = null;
      this.take(false);
      this.status.textContent = failed;
      this.offer(again, word);
    } finally {
      clearTimeout(timer);
      if (this.status.textContent === wait) this.status.textContent = "";
    }
  }

  offer(again, word) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool";
    button.textContent = again;
    this.status.parentNode.replaceChildren(this.status, button);
    button.onclick = async () => {
      this.take(true);
      this.words[0]?.focus();
      button.remove();
      await this.load(word);
    };
  }
}

customElements.define("event-filter", EventFilter);
