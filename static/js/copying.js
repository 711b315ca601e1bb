// A button that copies a text of its section. It waits in a <template> and comes out only where it can work:
// browsers give the clipboard to pages served over HTTPS or by this machine.
const { clipboard } = navigator;
if (clipboard) customElements.define("copy-text", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    template?.replaceWith(template.content);
    const [button, status] = this.children, { copies, done, failed } = this.dataset;
    button.onclick = async () => {
      status.textContent = ""; // said again where it is the same as before
      const text = this.closest("section").querySelector(`#${copies}`).innerText;
      status.textContent = await clipboard.writeText(text).then(() => done, () => failed);
    };
  }
});
