/* What parts of a page have in common: a button that waits in a <template>, since without script it could do nothing,
   and starts what is loaded when a reader presses it. */

/** Defines the element `name`; a press runs `act(element, button, status)`, and its status says where that fails. */
export const part = (name, act, ready) => customElements.define(name, class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    if (!template || this.querySelector("button")) return; // put back into its page, it has one
    template.replaceWith(template.content);
    const [button, status] = this.children;
    button.onclick = async () => {
      status.textContent = ""; // said again where it is the same as before
      try {
        await act(this, button, status);
      } catch (error) {
        console.warn(error);
        status.textContent = status.dataset.failed;
      }
    };
    ready?.(button);
  }
});
