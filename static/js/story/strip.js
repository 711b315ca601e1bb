/* The strip that follows: the events around the one that is read, in one lane, each a way to it. */
import { names, root, words } from "../data.js";
import { events } from "../events.js";
import { at, drawnWidth, oneLane } from "../geometry/marks.js";
import { ticks, tickWords } from "../geometry/ticks.js";
import { isBack, shape, svg } from "../zoom/shapes.js";

const NEAR = 4; // events on each side that the strip may reach to
const MOST = 12; // events on each side that are drawn, where they lie in its time
const LANE = 3; // rem, and so are these
const ROW = 0.9; // at most
const TICK = 7; // at least
const DAY = 2.5; // at most: few events a day are marks, not bars

const rem = (length) => `${length}rem`;
const percent = (part) => `${100 * part}%`;
const across = (part, breadth = 0) => percent(isBack() ? 1 - part - breadth : part);
/** When it began, or where nobody knows that, when it was over. */
const known = ({ begun, end }) => begun ?? (end === null ? null : [end, end]);
const middle = (event) => (known(event)[0] + known(event)[1]) / 2;

/** The time of its nearest neighbours, and all of its own: so a burst is opened, whatever lies before it. */
const around = (event, near, least) => {
  const away = (one) => Math.abs(middle(one) - middle(event));
  const nearest = near.filter(known).sort((a, b) => away(a) - away(b)).slice(0, NEAR);
  const times = [...known(event), event.end ?? middle(event), ...nearest.map(middle)];
  const first = Math.min(...times), last = Math.max(...times), length = last - first;
  const spare = Math.max(length / 12, (least - length) / 2);
  return { start: first - spare, end: last + spare };
};

/** {element, show(index)}. Fails where the numbers of the events cannot be had. */
export const make = async () => {
  const { list, threads, tickWords: said } = await events();
  const element = document.createElement("nav");
  element.className = "story-strip";
  element.ariaLabel = await words("story.around");
  let shown, before;

  const show = async (index, moves = true) => {
    shown = index;
    const event = list[index];
    if (!event || !known(event)) return element.replaceChildren();
    const width = element.clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (!width) return; // not shown, as on paper
    const beside = (most) => list.slice(Math.max(0, index - most), index + most + 1).filter((one) => one !== event);
    const stretch = around(event, beside(NEAR), width / DAY);
    const { marks, rows } = oneLane([event, ...beside(MOST)], stretch, { // the first is joined with none
      mark: (one) => (one === event ? 2 : 1) * drawnWidth(one, one.featured) / width,
      count: 1.6 / width,
      gap: 0.2 / width,
    });
    const named = await names(marks.map((mark) => mark.events[0].index));
    if (shown !== index) return;
    const place = across(at(stretch, middle(event)));
    const drawing = svg("svg", { class: "strip", role: "group", width: "100%", height: rem(LANE + 1.4) },
      svg("line", { class: "axis", x2: "100%", y1: rem(LANE), y2: rem(LANE) }),
      ...axis(stretch, ticks(stretch, Math.max(2, width / TICK)), 2 / width),
      svg("line", { class: "now", x1: place, x2: place, y2: rem(LANE) }),
      ...marks.map((one) => link(one, Math.min(ROW, LANE / rows), named)));
    element.replaceChildren(drawing);
    const far = parseFloat(before) - parseFloat(place);
    if (moves && far && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      drawing.animate({ transform: [`translateX(${far}%)`, "none"] }, { duration: 180, easing: "ease-out" });
    }
    before = place;
  };

  /** `edge`: as near to the sides words may stand. */
  const axis = (stretch, found, edge) => tickWords(said, found).flatMap((text, number) => {
    const part = at(stretch, found[number].at), x = across(part);
    return [
      svg("line", { class: "tick", x1: x, x2: x, y2: rem(LANE) }),
      svg("text", { class: "when", "aria-hidden": "true", x: across(Math.max(edge, Math.min(1 - edge, part))), y: rem(LANE + 1) }, text),
    ];
  });

  const link = (mark, row, named) => {
    const [event, ...others] = mark.events, { id, date, title } = named.get(event.index);
    const breadth = mark.dot ? 0 : mark.width, form = event.form === "day" && breadth ? "span" : event.form;
    return svg("a", {
      class: `on-strip thread-${threads[event.thread].colour}`,
      href: `${root.pathname}events/${id}/`,
      "aria-label": `${date}: ${title}${others.length ? ` (+${others.length})` : ""}`,
      "aria-current": event.index === shown && "true",
    }, svg("svg", {
      x: across(mark.x + (mark.width - breadth) / 2, breadth), y: rem(LANE - (mark.row + 0.5) * row),
      width: breadth ? percent(breadth) : 1, height: 1, overflow: "visible",
    },
    svg("rect", { class: "press", x: breadth ? 0 : "-.75rem", y: rem(-row / 2), width: "100%", height: rem(row) }),
    ...others.length ? [
      svg("rect", { class: "joined", y: "-.4rem", width: "100%", height: ".8rem", rx: ".4rem" }),
      svg("text", { class: "count", x: "50%", y: ".25rem" }, mark.events.length),
    ] : [shape({ ...event, ...mark, form, sure: null }, "100%", ".6rem")]));
  };

  new ResizeObserver(() => element.isConnected && show(shown, false)).observe(element);
  return { element, show };
};
