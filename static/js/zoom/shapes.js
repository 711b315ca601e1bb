/* The mark of an event: the drawing of templates/_marks.html. */

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing; what is false, null or undefined is no attribute of it. */
export const svg = (name, values = {}, ...inside) => {
  const made = document.createElementNS(SVG, name);
  for (const key in values) if (values[key] != null && values[key] !== false) made.setAttribute(key, values[key]);
  made.append(...inside);
  return made;
};

export const isBack = () => document.documentElement.dir === "rtl";

/** `mark`: an event, or {form, standing, approximate, featured, rough}; `openStart` and `openEnd` say which end
    nobody knows, `sure` is where it was surely going on: ["25%", "50%"], null for nowhere. Time runs along
    `width`, or down along `height` where `vertical`; the breadth is a number in rem: ".6rem". */
export const shape = (mark, width, height, vertical = false) => {
  if (mark.form === "open") return trail(mark, width, height, vertical);
  const rough = mark.form === "range" && mark.rough, down = vertical ? "-down" : "";
  const form = rough ? "span" : mark.form;
  const drawn = svg("g", {
    class: `shape ${form} ${mark.standing}${mark.approximate ? " approximate" : ""}`,
    mask: mark.approximate && `url(#_soft${down})`,
  }, outline(mark, width, height, vertical));
  if (rough) drawn.append(...core(mark, width, height, vertical));
  if (mark.standing === "disputed") {
    drawn.append(svg("g", { class: "half", mask: `url(#_half${down})` }, outline(mark, width, height, vertical)));
  }
  return drawn;
};

const half = (length) => `${parseFloat(length) / 2}rem`;

const outline = ({ form, approximate, featured }, width, height, vertical) => {
  if (form === "day") {
    const r = vertical ? (featured ? ".42rem" : ".34rem") : featured ? ".4rem" : ".3rem";
    const along = approximate ? ".75rem" : r;
    return svg("ellipse", vertical ? { rx: r, ry: along } : { rx: along, ry: r });
  }
  const across = half(vertical ? width : height), round = approximate ? "99rem" : across;
  const corner = form === "range" ? { rx: ".1rem" }
    : vertical ? { rx: across, ry: round } : { rx: round, ry: across };
  return svg("rect", { class: "bar", [vertical ? "x" : "y"]: `-${across}`, width, height, ...corner });
};

const core = ({ sure = ["25%", "50%"] }, width, height, vertical) => {
  if (!sure) return [];
  return [svg("rect", vertical
    ? { class: "core", x: `-${half(width)}`, y: half(half(height)), width, height: half(height) }
    : { class: "core", x: sure[0], y: `-${half(height)}`, width: sure[1], height })];
};

/** A block where the date is known; from there a trail to where it is not. */
const trail = (mark, width, height, vertical) => {
  const unknownStart = mark.openStart ?? mark.start === null;
  const unknownEnd = (mark.openEnd ?? mark.end === null) || !unknownStart;
  const axis = vertical ? "y" : "x", whole = vertical ? height : width;
  const made = svg("g", { class: "shape open" });
  if (unknownStart && unknownEnd) {
    made.append(svg("line", { [`${axis}2`]: whole }));
    return made;
  }
  const far = unknownStart !== (isBack() && !vertical), sign = far ? "-" : "";
  const block = mark.approximate ? "1.1rem" : ".5rem";
  const known = { ...mark, form: mark.rough ? "span" : "range", rough: false };
  made.append(svg("svg", { [axis]: far ? whole : 0, overflow: "visible" },
    svg("line", { [`${axis}1`]: sign + block, [`${axis}2`]: sign + whole }),
    svg("svg", { [axis]: far ? `-${block}` : 0, overflow: "visible" },
      vertical ? shape(known, width, block, true) : shape(known, block, height))));
  return made;
};
