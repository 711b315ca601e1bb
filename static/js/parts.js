/* The parts that wait behind a button: search, story mode, share, keys, copying. Without script they could do nothing,
   so their buttons stand in a <template>; what they start is asked for when a reader presses them. */

/** Defines the element `name`; a press runs `act(element, button, status)`, and its status says where that fails. */
const part = (name, act, ready) => customElements.define(name, class extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    if (!template || this.querySelector("button")) return; // put back into its page, it has one
    template.replaceWith(template.content);
    const [button, status] = this.children;
    let acting = false;
    button.onclick = async () => {
      if (acting) return;
      acting = true;
      status.textContent = ""; // said again where it is the same as before
      try {
        await act(this, button, status);
      } catch (error) {
        console.warn(error);
        status.textContent = status.dataset.failed;
      }
      acting = false;
    };
    ready?.(button);
  }
});

// ---- Copying the text that stands before the button. Browsers give the clipboard to pages served over HTTPS or by
// this machine.

if (navigator.clipboard) part("copy-text", async (copier, button, status) => {
  const { value, innerText } = copier.previousElementSibling;
  await navigator.clipboard.writeText(value ?? innerText);
  status.textContent = status.dataset.done;
});

// ---- Search: letters that are typed while it is loaded are kept

const PATIENCE = 400; // milliseconds until a reader is told to wait

part("site-search", async (search, button, status) => {
  let typed = "";
  const keep = (event) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    typed += event.key;
    event.preventDefault();
    event.stopPropagation();
  };
  const timer = setTimeout(() => (status.textContent = status.dataset.wait), PATIENCE);
  addEventListener("keydown", keep, true);
  try {
    const { open } = await import("./search/dialog.js");
    await open(button, () => typed);
  } finally {
    removeEventListener("keydown", keep, true);
    clearTimeout(timer);
    status.textContent = "";
  }
}, (button) => {
  if (/[?&]q=/.test(location.search)) button.click();
});

// ---- Story mode

const { pathname } = location;

part("story-mode", async (_, button) => (await import("./story/reading.js")).start(button));

// Going back to an event that was read before the page was loaded anew: its address is here, its text is not.
// Once js/story/reading.js is here, it answers instead.
onpopstate = () => {
  if (location.pathname !== pathname) location.reload();
};

// ---- Share: the address to copy or to send, and the HTML that shows the view in another page

part("share-view", async (view) => {
  const { make, markup, root } = await import("./shared.js");
  const dialog = await markup("share"), [link, frame] = dialog.querySelectorAll("textarea");
  const embeds = view.hasAttribute("embed"); // then it is shared as it is seen
  link.value = embeds ? location.href : location.origin + location.pathname;
  frame.value = make("iframe", {
    src: new URL("embed/" + location.search, root),
    title: document.title, loading: "lazy", width: "100%", height: 600, style: "border:0",
  }).outerHTML;
  dialog.querySelector("details").hidden = !embeds;
  addEventListener("popstate", () => dialog.close(), { once: true }); // it is about another address now
  dialog.showModal();
});

if (navigator.share) part("send-link", async (sender) => {
  const { title } = document, { value: url } = sender.parentElement.querySelector("textarea");
  await navigator.share({ title, url }).catch((error) => {
    if (error.name !== "AbortError") throw error; // a reader who thinks better of it is told nothing
  });
});

// ---- Keys: from event to event, and to the controls that name one

const STUCK = 56; // pixels that the heads of years and months may cover
const isBack = document.documentElement.dir === "rtl";
const ARROWS = isBack ? { ArrowLeft: "j", ArrowRight: "k" } : { ArrowRight: "j", ArrowLeft: "k" };
const STEPS = { j: ".steps [rel=next]", k: ".steps [rel=prev]" };
const SIDEWAYS = "table, pre, [role=region]"; // may be wider than the page: there the arrows scroll
const SIGNS = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };
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
  const focused = links.findIndex((link) => link.closest(".item").contains(document.activeElement));
  const { top, bottom } = links[focused]?.getBoundingClientRect() ?? {};
  // Of what is far away nothing is asked: it would have to be laid out.
  const first = links.findIndex((link) =>
    link.checkVisibility({ contentVisibilityAuto: true }) && link.getBoundingClientRect().top > STUCK);
  const isSeen = bottom > 0 && top < innerHeight;
  links[isSeen ? focused + way : (first < 0 ? links.length : first) + Math.min(way, 0)]?.focus();
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
  const key = asked(event), step = STEPS[key];
  const found = key && (control(key) ?? (step && document.querySelector(step)));
  if (found) found.click();
  else if (step && document.querySelector(".item")) walk(key === "j" ? 1 : -1);
  else return;
  event.preventDefault();
});

/** The list of the keys that work on this page, and the switch for those that are letters or signs. */
part("key-help", async () => {
  const { make, markup } = await import("./shared.js");
  const dialog = await markup("keys"), list = dialog.querySelector("dl"), letter = dialog.querySelector("input");
  for (const row of list.querySelectorAll("[data-for]")) {
    if (control("j") || !document.querySelector(row.dataset.for)) row.remove();
  }
  for (const one of document.querySelectorAll("[aria-keyshortcuts]")) {
    const names = one.getAttribute("aria-keyshortcuts").split(" ");
    if (control(names[0]) === one) list.append(make("div", {},
      make("dt", {}, ...names.map((name) => make("kbd", {}, SIGNS[name] ?? name))),
      make("dd", {}, one.ariaLabel || one.textContent.trim())));
  }
  letter.checked = letters();
  letter.onchange = () => letters(letter.checked ? "on" : "off");
  dialog.showModal();
});
