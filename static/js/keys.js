/* Keys: from event to event, and to the controls that name one. Their list comes when it is asked for. */

const HEADLINE = ":is(h2, h3, h4) a";
const STUCK = 56; // pixels that the heads of years and months may cover
const isBack = document.documentElement.dir === "rtl";
const WAYS = { j: 1, k: -1 };
const SIDEWAYS = "table, pre"; // may be wider than the page: there the arrows scroll
const ARROWS = { ArrowRight: isBack ? "k" : "j", ArrowLeft: isBack ? "j" : "k" };

const areOff = () => {
  try {
    return localStorage.datelineKeys === "off";
  } catch {}
};

const control = (key) => [...document.querySelectorAll("[aria-keyshortcuts]")].find((one) =>
  one.getAttribute("aria-keyshortcuts").split(" ").includes(key) && one.checkVisibility());

/** To the headline after the one in focus, or to the first that stands below what sticks; back where `way` is -1. */
const walk = (way) => {
  const links = [...document.querySelectorAll(`.item ${HEADLINE}`)].filter((link) => link.checkVisibility());
  const focused = document.activeElement.closest(".item")?.querySelector(HEADLINE), box = focused?.getBoundingClientRect();
  let next = links.indexOf(focused) + way;
  if (!box || box.bottom < 0 || box.top > innerHeight) next = belowTop(links) + Math.min(way, 0);
  links[next]?.focus({ preventScroll: true });
  links[next]?.scrollIntoView({ block: "nearest" });
};

/** By halves: to ask where one stands may cost to lay out all around it. */
const belowTop = (links) => {
  let low = 0, high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle].getBoundingClientRect().top < STUCK) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The key as keys.js knows it: by its place where a keyboard writes other letters. */
const asked = ({ key, code, shiftKey, target }) => {
  if (key in ARROWS) return !shiftKey && !target.closest?.(SIDEWAYS) && ARROWS[key];
  if (key.length !== 1 || areOff()) return;
  return key > "~" && code.startsWith("Key") ? code[3].toLowerCase() : key;
};

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (document.querySelector("dialog:modal")) return;
  const key = asked(event), way = WAYS[key];
  const found = key && (key === "?" ? document.querySelector("key-help button") : control(key));
  if (found) found.click();
  else if (way && document.querySelector(".item")) walk(way);
  else if (way) document.querySelector(`.steps a[rel=${way > 0 ? "next" : "prev"}]`)?.click();
  else return;
  event.preventDefault();
});

customElements.define("key-help", class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    template?.replaceWith(template.content);
    const [button, status] = this.children;
    if (status) button.onclick = async () => {
      status.textContent = "";
      try {
        const { open } = await import("./keys/help.js");
        await open(control);
      } catch {
        status.textContent = status.dataset.failed;
      }
    };
  }
});
