/* The button "Share": what it opens is asked for when it is pressed. */
customElements.define("share-view", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    template?.replaceWith(template.content.cloneNode(true));
    const [button, status] = this.children;
    if (!button) return;
    button.onclick = async () => {
      status.textContent = "";
      try {
        const { open } = await import("./share/panel.js");
        await open(this);
      } catch {
        status.textContent = status.dataset.failed;
      }
    };
  }
});
