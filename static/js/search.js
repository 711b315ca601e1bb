/* The button "Search": what it opens is loaded when it is pressed, or where the address asks for it. */

const PATIENCE = 400; // milliseconds until a reader is told to wait

customElements.define("site-search", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    template?.replaceWith(template.content.cloneNode(true));
    const [button, status] = this.children;
    if (!status) return;
    button.onclick = () => this.open(button, status);
    if (new URLSearchParams(location.search).has("q")) this.open(button, status);
  }

  async open(button, status) {
    const { wait, failed } = status.dataset;
    const timer = setTimeout(() => (status.textContent = wait), PATIENCE);
    let typed = "";
    const keep = (event) => {
      if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      typed += event.key;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", keep, true);
    try {
      const { open } = await import("./search/dialog.js");
      await open(button, status.dataset, () => typed);
      status.textContent = "";
    } catch (error) {
      console.warn(error);
      status.textContent = failed;
    }
    clearTimeout(timer);
    document.removeEventListener("keydown", keep, true);
  }
});
