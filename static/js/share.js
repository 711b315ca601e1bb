/* The button "Share": what it opens is asked for when it is pressed. */
customElements.define("share-view", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    template?.replaceWith(template.content);
    const [button, status] = this.children;
    button.onclick = async () => {
      status.textContent = "";
      try {
        await (await import("./share/panel.js")).open(this);
      } catch {
        status.textContent = status.dataset.failed;
      }
    };
  }
});
