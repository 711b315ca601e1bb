// A button that copies a text of its section. It waits in a <template> and comes out only where it can work:
// browsers give the clipboard to pages served over HTTPS or by this machine.
if (navigator.clipboard) {
  customElements.define("copy-text", class extends HTMLElement {
    connectedCallback() {
      const template = this.querySelector("template");
      template?.replaceWith(template.content.cloneNode(true));
      this.onclick = this.copy;
    }

    async copy({ target }) {
      if (!target.closest("button")) return;
      const { copies, done, failed } = this.dataset;
      const status = this.querySelector("[role=status]");
      status.textContent = ""; // said again where it is the same as before
      const near = this.closest("section") ?? document;
      const text = near.querySelector(`#${copies}`).textContent.replace(/\s+/g, " ").trim();
      const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
      status.textContent = copied ? done : failed;
    }
  });
}
