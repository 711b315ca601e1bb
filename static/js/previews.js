/* Previews of notes: what a mark leads to, beside the mark, on hover, focus and tap.

   A comfort for the eye alone. The mark's own label names the source, and without this script, with Enter or
   with a screen reader it leads to the note as ever; so the preview is hidden from screen readers and takes no
   stop of the Tab key. */

const MARK = "sup.cite a";
const WAIT = 200; // milliseconds on a mark until its preview opens
const GRACE = 300; // milliseconds to get from the mark onto the preview, or back
const GAP = 8; // pixels from the mark, and from the window's sides

const preview = document.body.appendChild(document.createElement("div"));
preview.className = "preview";
preview.setAttribute("aria-hidden", "true");
preview.hidden = true;

let mark = null; // whose preview is open
let byFinger = false; // whether a finger pressed last
let timer;

const later = (act, time) => {
  clearTimeout(timer);
  timer = setTimeout(act, time);
};
const markAt = (target) => target.closest?.(MARK);
// A screen reader's double tap calls itself a finger without size; it is to be led on at once.
const isFinger = (event) => event.pointerType !== "mouse" && event.width > 0;

const close = () => {
  clearTimeout(timer);
  preview.hidden = true;
  mark = null;
};

const open = (asked) => {
  const note = document.getElementById(asked.hash.slice(1));
  if (!note) return;
  close();
  mark = asked;
  fill(note);
  preview.hidden = false;
  place();
};

const fill = (note) => {
  const copy = note.cloneNode(true);
  for (const back of copy.querySelectorAll(".back, .backs")) back.remove();
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  const go = document.createElement("a");
  go.className = "go";
  go.href = mark.hash;
  go.textContent = note.parentElement.dataset.go;
  preview.replaceChildren(...copy.childNodes, go);
  for (const link of preview.querySelectorAll("a")) link.tabIndex = -1;
};

/** Above the mark, or below where the window has no room above; never over the window's sides. */
const place = () => {
  if (!mark) return;
  const box = mark.getBoundingClientRect();
  const view = window.visualViewport;
  const most = view.offsetLeft + view.width - preview.offsetWidth - GAP;
  const left = Math.min(box.left + (box.width - preview.offsetWidth) / 2, most);
  const above = box.top - preview.offsetHeight - GAP;
  const top = above < view.offsetTop ? box.bottom + GAP : above;
  preview.style.left = `${Math.max(left, view.offsetLeft + GAP) + scrollX}px`;
  preview.style.top = `${top + scrollY}px`;
};

const closeWhenLeft = () => {
  if (mark && !byFinger && !mark.matches(":hover, :focus-visible") && !preview.matches(":hover")) close();
};

document.addEventListener("pointerover", (event) => {
  if (isFinger(event)) return;
  const over = markAt(event.target);
  if (over && over !== mark) later(() => open(over), WAIT);
  else later(closeWhenLeft, GRACE);
});
document.documentElement.addEventListener("pointerleave", () => later(closeWhenLeft, GRACE));
document.addEventListener("focusin", (event) => {
  const focused = markAt(event.target);
  if (focused?.matches(":focus-visible")) open(focused);
});
document.addEventListener("focusout", () => later(closeWhenLeft, GRACE));
document.addEventListener("keydown", (event) => {
  byFinger = false;
  if (event.key === "Escape") close();
});

document.addEventListener("pointerdown", (event) => {
  byFinger = isFinger(event);
});
// Not a click, which iOS keeps to itself where nothing can be clicked; a finger that scrolls ends otherwise.
document.addEventListener("pointerup", (event) => {
  if (isFinger(event) && !preview.contains(event.target) && !markAt(event.target)) close();
});
document.addEventListener("click", (event) => {
  const clicked = markAt(event.target);
  if (clicked && byFinger && clicked !== mark) {
    event.preventDefault();
    open(clicked);
  } else if (event.target.closest("a")) close();
});
window.addEventListener("resize", place);
document.addEventListener("scroll", place, { capture: true, passive: true });
