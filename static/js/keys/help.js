/* The list of the keys that work on this page, and the switch for those that are letters or signs. */
import { make, sayings, style } from "../data.js";

const SIGNS = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

/** `control`: gives the control that a key would press now; `letters`: whether they are keys, and sets it; `arrows`:
    the one onward and the one back. */
export const open = async (control, letters, [onward, back]) => {
  const [say] = await Promise.all([sayings("keys."), style(new URL("../../css/keys.css", import.meta.url))]);
  if (document.querySelector(".keys")) return;
  const found = [], listed = document.querySelector(".item");
  const row = (names, text) => found.push(make("div", {},
    make("dt", {}, ...names.map((name) => make("kbd", {}, SIGNS[name] ?? name))),
    make("dd", {}, text)));
  if (!control("j") && (listed || document.querySelector(".steps"))) {
    row(["j", onward], say("next"));
    row(["k", back], say("previous"));
    if (listed) row(["Enter"], say("open"));
  }
  for (const one of document.querySelectorAll("[aria-keyshortcuts]")) {
    const names = one.getAttribute("aria-keyshortcuts").split(" ");
    if (names[0] !== "?" && control(names[0]) === one) row(names, one.ariaLabel || one.textContent.trim());
  }
  row(["?"], say("title"));
  const dialog = make("dialog", { className: "keys", ariaLabel: say("title"), closedBy: "any", onclose: () => dialog.remove() },
    make("h2", {}, say("title")),
    make("dl", {}, ...found),
    make("label", {},
      make("input", { type: "checkbox", role: "switch", checked: letters(), onchange: ({ target }) => letters(target.checked ? "on" : "off") }),
      say("letters")),
    make("button", { className: "tool", onclick: () => dialog.close() }, say("close")));
  document.body.append(dialog);
  dialog.showModal();
};
