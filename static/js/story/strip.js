/* The strip that follows: the events around the one that is read, in one lane, each a way to it. */
import { events, names, root } from "../data.js";
import { at, drawnWidth, oneLane } from "../geometry/marks.js";
import { ticks, tickWords } from "../geometry/time.js";
import { isBack, shape, svg } from "../zoom/shapes.js";

const NEAR = 4; // events on each side that the strip may reach to
const MOST = 12; // events on each side that are drawn, where they lie in its time
const LANE = 3; // rem, and so are these
const ROW = 0.9; // at most
const TICK = 7; // at least
const DAY = 2.5; // at most: few events a day are marks, not bars

const rem = (length) => `${length}rem`;
const across = (part, breadth = 0) => `${100 * (isBack() ? 1 - part - breadth : part)}%`;
/** Of the time when it began, or where nobody knows that, when it was over; else nothing. */
const middle = ({ begun, end } = {}) => (begun ? (begun[0] + begun[1]) / 2 : end);

let asked; // the event that is to be drawn, while names come
let before; // where the one before it stood

/** The time of its nearest neighbours, and all of its own: so a burst is opened, whatever lies before it. */
const around = (event, near, least) => {
  const now = middle(event), away = (time) => Math.abs(time - now);
  const nearest = near.map(middle).filter(Number.isFinite).sort((a, b) => away(a) - away(b)).slice(0, NEAR);
  const times = [now, ...event.begun ?? [], event.end ?? now, ...nearest];
  const start = Math.min(...times), end = Math.max(...times);
  const spare = Math.max((end - start) / 12, (least - end + start) / 2);
  return { start: start - spare, end: end + spare };
};

/** Fills the element; fails where the numbers of the events cannot be had. */
export const draw = async (element, index) => {
  asked = index;
  const { list, threads, tickWords: said } = await events();
  const event = list[index], width = element.clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (middle(event) == null) return element.replaceChildren();
  if (!width) return; // on paper
  const beside = (most) => list.slice(Math.max(0, index - most), index + most + 1).filter((one) => one !== event);
  const stretch = around(event, beside(NEAR), width / DAY);
  const { marks, rows } = oneLane([event, ...beside(MOST)], stretch, { // the first is joined with none
    mark: (one) => (one === event ? 2 : 1) * drawnWidth(one, one.featured) / width,
    count: 1.6 / width,
    gap: 0.2 / width,
  });
  const named = await names(marks.map((mark) => mark.events[0].index));
  if (asked !== index) return;

  const line = (name, x) => svg("line", { class: name, x1: x, x2: x, y2: rem(LANE) });
  const edge = 2 / width, found = ticks(stretch, Math.max(2, width / TICK)); // as near to the sides words may stand
  const axis = tickWords(said, found).flatMap((text, number) => {
    const part = at(stretch, found[number].at), x = across(Math.max(edge, Math.min(1 - edge, part)));
    return [line("tick", across(part)), svg("text", { class: "when", "aria-hidden": "true", x, y: rem(LANE + 1) }, text)];
  });
  const row = Math.min(ROW, LANE / rows);
  const links = marks.map((mark) => {
    const [first, ...others] = mark.events, { id, date, title } = named.get(first.index);
    const more = others.length, breadth = mark.dot ? 0 : mark.width;
    const form = first.form === "day" && breadth ? "span" : first.form;
    return svg("a", {
      class: `on-strip thread-${threads[first.thread].colour}`,
      href: `${root.pathname}events/${id}/`,
      "aria-label": `${date}: ${title}${more ? ` (+${more})` : ""}`,
      "aria-current": first === event && "true",
    }, svg("svg", {
      x: across(mark.x + (mark.width - breadth) / 2, breadth), y: rem(LANE - (mark.row + 0.5) * row),
      width: breadth ? `${100 * breadth}%` : 1, height: 1, overflow: "visible",
    },
    svg("rect", { class: "press", x: breadth ? 0 : "-.75rem", y: rem(-row / 2), width: "100%", height: rem(row) }),
    ...more ? [
      svg("rect", { class: "joined", y: "-.4rem", width: "100%", height: ".8rem", rx: ".4rem" }),
      svg("text", { class: "count", x: "50%", y: ".25rem" }, more + 1),
    ] : [shape({ ...first, ...mark, form, sure: null }, "100%", ".6rem")]));
  });
  const here = across(at(stretch, middle(event)));
  const drawing = svg("svg", { class: "strip", role: "group", width: "100%", height: rem(LANE + 1.4) },
    svg("line", { class: "axis", x2: "100%", y1: rem(LANE), y2: rem(LANE) }), ...axis, line("now", here), ...links);
  element.replaceChildren(drawing);
  if (before && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const far = parseFloat(before) - parseFloat(here);
    drawing.animate({ transform: [`translateX(${far}%)`, "none"] }, { duration: 180, easing: "ease-out" });
  }
  before = here;
};
