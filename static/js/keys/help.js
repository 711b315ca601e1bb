/* The list of the keys that work on this page, and the switch for those that are letters or signs. */
import { manifest, style } from "../data.js";

const SIGNS = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

const make = (name, values = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), values);
  made.append(...inside);
  return made;
};

const isOff = (set) => {
  try {
    if (set) localStorage.datelineKeys = set;
    return localStorage.datelineKeys === "off";
  } catch {
    return false;
  }
};

/** `control`: gives the control that a key would press now. */
export const open = async (control) => {
  const [{ words }] = await Promise.all([manifest(), style(new URL("../../css/keys.css", import.meta.url))]);
  if (document.querySelector(".keys")) return;
  const letters = make("input", { type: "checkbox", role: "switch", checked: !isOff() });
  letters.onchange = () => isOff(letters.checked ? "on" : "off");
  const dialog = make("dialog", { className: "keys", ariaLabel: words["keys.title"], onclose: () => dialog.remove() },
    make("h2", {}, words["keys.title"]),
    make("dl", {}, ...keys(control, words).map(([names, text]) => make("div", {},
      make("dt", {}, ...names.map((name) => make("kbd", {}, SIGNS[name] ?? name))), make("dd", {}, text)))),
    make("label", {}, letters, words["keys.letters"]),
    make("button", { className: "tool", onclick: () => dialog.close() }, words["keys.close"]));
  dialog.setAttribute("closedby", "any");
  document.body.append(dialog);
  dialog.showModal();
};

/** What the keys do on this page: [[keys], words], from event to event first. */
const keys = (control, words) => {
  const found = [], arrows = ["ArrowRight", "ArrowLeft"], listed = document.querySelector(".item");
  const [on, back] = document.documentElement.dir === "rtl" ? arrows.reverse() : arrows;
  if (!control("j") && (listed || document.querySelector(".steps"))) {
    found.push([["j", on], words["keys.next"]], [["k", back], words["keys.previous"]]);
    if (listed) found.push([["Enter"], words["keys.open"]]);
  }
  for (const one of document.querySelectorAll("[aria-keyshortcuts]")) {
    const names = one.getAttribute("aria-keyshortcuts").split(" ");
    if (names[0] !== "?" && control(names[0]) === one) found.push([names, one.ariaLabel || one.textContent.trim()]);
  }
  return [...found, [["?"], words["keys.title"]]];
};
