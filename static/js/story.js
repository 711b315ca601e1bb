/* The button "Read as a story": what it starts is asked for when it is pressed. */

const { pathname } = location;

// Going back to an event that was read before the page was loaded anew: its address is here, its text is not.
// Once js/story/reading.js is here, it answers instead.
onpopstate = () => {
  if (location.pathname !== pathname) location.reload();
};

customElements.define("story-mode", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    if (!template || this.querySelector("button")) return; // put back into its page, it has one
    template.after(template.content.cloneNode(true));
    const [, button, status] = this.children;
    button.onclick = async () => {
      status.textContent = "";
      try {
        const { start } = await import("./story/reading.js");
        await start(button);
      } catch {
        status.textContent = status.dataset.failed;
      }
    };
  }
});
