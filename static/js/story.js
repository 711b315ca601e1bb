/* The button "Read as a story": what it starts is asked for when it is pressed. */

const { pathname } = location;
let reading; // js/story/reading.js, once it is here

// Going back to an event that was read before the page was loaded anew: its address is here, its text is not.
addEventListener("popstate", ({ state }) => {
  if (reading) reading.travel(state);
  else if (location.pathname !== pathname) location.reload();
});

customElements.define("story-mode", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    if (!template || this.querySelector("button")) return; // put back into its page, it has one
    template.after(template.content.cloneNode(true));
    const status = this.querySelector("[role=status]");
    this.querySelector("button").onclick = async () => {
      status.textContent = "";
      try {
        reading = await import("./story/reading.js");
        await reading.start(this);
      } catch {
        status.textContent = status.dataset.failed;
      }
    };
  }
});
