/* What is inside a mark of the strip: as the macros `mark`, `label` and `slips` of templates/_strip.html. */
import { isBack, shape, svg } from "./shapes.js";

const LINE = 1.05; // rem from one line of names to the next

export const rem = (length) => `${+length.toFixed(3)}rem`;
const percent = (part) => `${+(100 * part).toFixed(3)}%`;

/** `reach`: half of what is drawn around the middle of its time, where that is too short to be seen; else 0.
    `row`: how high a row is; `words`: its name, where it is named; `label`: where that stands, but `roomy` marks
    have theirs over a line; `count`: of several, their number. */
export const parts = (mark, { reach, row, words, label, roomy, count }) => {
  const back = isBack(), from = back ? "100%" : "0", to = back ? "0" : "100%";
  const aside = (length) => rem(back ? -length : length), high = Math.min(row, 1.5);
  const press = svg("rect", {
    class: "press", x: reach && "-.75rem", width: reach ? "1.5rem" : "100%", y: rem(-high / 2), height: rem(high),
  });
  const text = (before, x, dx, y) =>
    svg("text", { class: before ? "name before" : "name", "aria-hidden": "true", x, dx: aside(dx), y: rem(y) }, words);
  if (count) {
    return [press, svg("rect", { class: "joined", y: "-.45rem", width: "100%", height: ".9rem", rx: ".45rem" }),
      svg("text", { class: "count", x: "50%", y: ".25rem" }, count)];
  }
  const [event] = mark.events, day = event.form === "day" && !mark.dot, low = roomy && !reach;
  const drawn = (form, ...size) => shape({ ...event, ...mark, form, sure: sure(mark, back) }, ...size);
  const moved = (x, y, ...inside) => svg("svg", { x, y, overflow: "visible" }, ...inside);
  const slips = (side) => moved(side, 0, ...(side === "0" ? [-0.3, -0.55] : [0.15, 0.45]).map((x, far) =>
    svg("rect", { class: "slips", x: rem(x), y: "-.3rem", width: far ? ".1rem" : ".15rem", height: ".6rem" })));
  if (day && roomy) {
    return [press, moved(from, 0, moved(aside(0.45), 0, drawn("day", "0", "0"))),
      svg("line", { class: "whisker", x2: "100%", y1: ".6rem", y2: ".6rem" }),
      text(mark.before, from, mark.before ? -0.15 : 1.05, 0.1)];
  }
  const all = [press, moved(0, low ? ".6rem" : 0, drawn(day ? "span" : event.form, "100%", low ? ".25rem" : ".6rem"),
    ...(mark.cutStart ? [slips(from)] : []), ...(mark.cutEnd ? [slips(to)] : []))];
  if (roomy) {
    const { before } = mark;
    all.push(text(before, before && low ? to : from, (before ? -1 : 1) * (reach ? reach + 0.3 : 0.2), 0.1));
  } else if (label) {
    const { before, line } = label, end = before && !reach ? to : from, side = before ? -1 : 1;
    const foot = -(mark.row + 0.5) * row - (line - 1) * LINE;
    if (line) all.push(svg("line", { class: "leader", x1: end, x2: end, y1: "-.45rem", y2: rem(foot - 0.05) }));
    all.push(text(before, reach || line ? end : before ? from : to,
      side * (line ? -reach : reach ? reach + 0.3 : 0.5), line ? foot - 0.28 : 0.28));
  }
  return all;
};

/** Of its width, from and how much it was surely going on. */
const sure = ({ core, x, width }, back) => {
  if (!core || !width) return null;
  const start = (core[0] - x) / width, part = (core[1] - core[0]) / width;
  return [percent(back ? 1 - start - part : start), percent(part)];
};
