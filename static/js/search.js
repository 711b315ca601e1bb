/* The button "Search": what it opens is loaded when it is pressed, or where the address asks for it. */

const PATIENCE = 400; // milliseconds until a reader is told to wait

const open = async (button, status) => {
  let typed = "";
  const keep = (event) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    typed += event.key;
    event.preventDefault();
    event.stopPropagation();
  };
  const timer = setTimeout(() => (status.textContent = status.dataset.wait), PATIENCE);
  let told = "";
  addEventListener("keydown", keep, true);
  try {
    const { open } = await import("./search/dialog.js");
    await open(button, () => typed);
  } catch (error) {
    console.warn(error);
    told = status.dataset.failed;
  }
  removeEventListener("keydown", keep, true);
  clearTimeout(timer);
  status.textContent = told;
};

customElements.define("site-search", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    if (!template) return;
    template.replaceWith(template.content);
    const [button, status] = this.children;
    button.onclick = () => open(button, status);
    if (/[?&]q=/.test(location.search)) button.click();
  }
});
