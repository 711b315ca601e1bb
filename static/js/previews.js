/* Previews of notes: what a mark leads to, beside the mark, on hover, focus and tap.

   A comfort for the eye alone. The mark's own label names the source, and without this script, with Enter or
   with a screen reader it leads to the note as ever; so the preview is hidden from screen readers and takes no
   stop of the Tab key. */

const WAIT = 200; // milliseconds on a mark until its preview opens
const GRACE = 300; // milliseconds to get from the mark onto the preview, or back
const GAP = 8; // pixels from the mark, and from the window's sides

const preview = document.createElement("div");
preview.className = "preview";
preview.ariaHidden = true;
preview.hidden = true;
document.body.append(preview);

const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("../css/previews.css", import.meta.url);
document.head.append(sheet);

let mark = null; // whose preview is open
let byFinger; // whether a finger pressed last
let timer;

const on = (type, act) => document.addEventListener(type, act, true);
const later = (act, time) => {
  clearTimeout(timer);
  timer = setTimeout(act, time);
};
const markAt = ({ target }) => target.closest?.("sup.cite a");
// A screen reader's double tap calls itself a finger without size; it is to be led on at once.
const isFinger = ({ pointerType, width }) => pointerType !== "mouse" && width > 0;

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
  const go = document.createElement("a");
  go.className = "go";
  go.href = mark.hash;
  go.textContent = note.parentElement.dataset.go;
  preview.replaceChildren(...note.cloneNode(true).childNodes, go);
  for (const back of preview.querySelectorAll(".back, .backs")) back.remove();
  for (const link of preview.querySelectorAll("a")) link.tabIndex = -1;
  preview.hidden = false;
  place();
};

/** Above the mark, or below where the window has no room above; never over the window's sides. */
const place = () => {
  if (!mark) return;
  const { left, width, top, bottom } = mark.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = preview, { clientWidth } = document.documentElement;
  const most = clientWidth - offsetWidth - GAP, above = top - offsetHeight - GAP;
  const x = Math.max(Math.min(left + (width - offsetWidth) / 2, most), GAP);
  const y = above < 0 ? bottom + GAP : above;
  preview.style.left = `${x + scrollX}px`;
  preview.style.top = `${y + scrollY}px`;
};

const closeWhenLeft = () => later(() => {
  if (mark && !byFinger && !mark.matches(":hover, :focus-visible") && !preview.matches(":hover")) close();
}, GRACE);

on("pointerover", (event) => {
  const over = markAt(event);
  if (over && over !== mark && !isFinger(event)) later(() => open(over), WAIT);
});
on("pointerout", closeWhenLeft);
on("focusin", (event) => {
  const focused = markAt(event);
  if (focused?.matches(":focus-visible")) open(focused);
});
on("focusout", closeWhenLeft);
on("keydown", ({ key }) => {
  byFinger = false;
  if (key === "Escape") close();
});
on("pointerdown", (event) => (byFinger = isFinger(event)));
// Not a click, which iOS keeps to itself where nothing can be clicked; a finger that scrolls ends otherwise.
on("pointerup", (event) => {
  if (isFinger(event) && !preview.contains(event.target) && !markAt(event)) close();
});
on("click", (event) => {
  const clicked = markAt(event);
  if (clicked && byFinger && clicked !== mark) {
    event.preventDefault();
    open(clicked);
  } else if (event.target.closest("a")) close();
});
addEventListener("resize", place);
on("scroll", place);
