/* Keys: from event to event, and to the controls that name one. Their list comes when it is asked for. */

const STUCK = 56; // pixels that the heads of years and months may cover
const isBack = document.documentElement.dir === "rtl";
const ARROWS = isBack ? { ArrowLeft: "j", ArrowRight: "k" } : { ArrowRight: "j", ArrowLeft: "k" }; // onward first
const WAYS = { j: 1, k: -1 };
const SIDEWAYS = "table, pre, [role=region]"; // may be wider than the page: there the arrows scroll
const FIELDS = "input, textarea, select, [contenteditable]";
const ABOVE = "dialog[open], :popover-open, .preview:not([hidden])"; // what Escape closes first

let covered; // something lay above as the key went down

/** Whether letters and signs are keys. `set`: "on" or "off", from now on. */
const letters = (set) => {
  try {
    if (set) localStorage.datelineKeys = set;
    return localStorage.datelineKeys !== "off";
  } catch {
    return true;
  }
};

const control = (key) => [...document.querySelectorAll(`[aria-keyshortcuts~="${CSS.escape(key)}"]`)]
  .find((one) => one.checkVisibility() || key === "?"); // which lists the keys of story mode, too

/** To the headline after the one in focus, or to the first that stands below what sticks; back where `way` is -1. */
const walk = (way) => {
  const links = [...document.querySelectorAll(".item :is(h2, h3, h4) a")].filter((link) => link.checkVisibility());
  const item = document.activeElement.closest(".item");
  let next = links.findIndex((link) => item?.contains(link));
  const box = links[next]?.getBoundingClientRect();
  if (box?.bottom > 0 && box.top < innerHeight) next += way;
  else {
    // Of what is far away nothing is asked: it would have to be laid out.
    next = links.findIndex((link) =>
      link.checkVisibility({ contentVisibilityAuto: true }) && link.getBoundingClientRect().top > STUCK);
    next = (next < 0 ? links.length : next) + Math.min(way, 0);
  }
  links[next]?.focus({ preventScroll: true });
  links[next]?.scrollIntoView({ block: "nearest" });
};

/** The key as controls name it: by its place where a keyboard writes other letters. */
const asked = ({ key, code, shiftKey, target }) => {
  if (key in ARROWS) return !shiftKey && !target.closest?.(SIDEWAYS) && ARROWS[key];
  if (key === "Escape") return !covered && key;
  return key.length === 1 && letters() && (key > "~" && code.startsWith("Key") ? code[3].toLowerCase() : key);
};

addEventListener("keydown", () => (covered = document.querySelector(ABOVE)), true);
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest?.(FIELDS) || document.querySelector("dialog:modal")) return;
  const key = asked(event), way = WAYS[key];
  const step = way && `.steps a[rel=${way > 0 ? "next" : "prev"}]`;
  const found = key && (control(key) ?? (step && document.querySelector(step)));
  if (found) found.click();
  else if (way && document.querySelector(".item")) walk(way);
  else return;
  event.preventDefault();
});

customElements.define("key-help", class extends HTMLElement {
  connectedCallback() {
    this.replaceChildren(this.querySelector("template").content);
    const [button, status] = this.children;
    button.onclick = async () => {
      status.textContent = "";
      try {
        const { open } = await import("./keys/help.js");
        await open(control, letters, Object.keys(ARROWS));
      } catch {
        status.textContent = status.dataset.failed;
      }
    };
  }
});
