/* The mark of an event: the drawing of templates/_marks.html. */

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing; what is false, null or undefined is no attribute of it. */
export const svg = (name, values = {}, ...inside) => {
  const made = document.createElementNS(SVG, name);
  for (const key in values) if (values[key] != null && values[key] !== false) made.setAttribute(key, values[key]);
  made.append(...inside.filter(Boolean));
  return made;
};

export const isBack = () => document.documentElement.dir === "rtl";

// Along and across: what lies in `width` goes down in `height`.
const TURNED = { x: "y", y: "x", width: "height", height: "width", rx: "ry", ry: "rx", x1: "y1", x2: "y2" };
const half = (length) => `${parseFloat(length) / 2}rem`;

/** `mark`: an event, or {form, standing, approximate, featured, rough}; `openStart` and `openEnd` say which end
    nobody knows, `sure` is where it was surely going on: ["25%", "50%"], null for nowhere. Time runs along
    `width`, or down along `height` where `vertical`; the breadth is a number in rem: ".6rem". */
export const shape = (mark, width, height, vertical) =>
  vertical ? drawn(mark, height, width, true) : drawn(mark, width, height);

const drawn = (mark, long, broad, vertical) => {
  const { form, standing, approximate, featured, rough, start, end, openStart = start === null, openEnd = end === null } = mark;
  const down = vertical ? "-down" : "", isRange = form === "range", hasCore = isRange && rough;
  const put = (name, values, ...inside) => svg(name, vertical
    ? Object.fromEntries(Object.entries(values).map(([key, value]) => [TURNED[key] ?? key, value])) : values, ...inside);

  // A block where the date is known; from there a trail to where it is not.
  if (form === "open") {
    const far = openStart !== (isBack() && !vertical), sign = far ? "-" : "", block = approximate ? "1.1rem" : ".5rem";
    return svg("g", { class: "shape open" }, openStart && openEnd ? put("line", { x2: long })
      : put("svg", { x: far ? long : 0, overflow: "visible" },
        put("line", { x1: sign + block, x2: sign + long }),
        put("svg", { x: far ? `-${block}` : 0, overflow: "visible" },
          drawn({ ...mark, form: rough ? "span" : "range", rough: false }, block, broad, vertical))));
  }

  const outline = () => {
    if (form === "day") {
      const r = vertical ? (featured ? ".42rem" : ".34rem") : featured ? ".4rem" : ".3rem";
      return put("ellipse", { rx: approximate ? ".75rem" : r, ry: r });
    }
    const bar = put("rect", {
      class: "bar", y: `-${half(broad)}`, width: long, height: broad,
      rx: !isRange && (approximate ? "99rem" : half(broad)), ry: !isRange && half(broad),
    });
    if (isRange) bar.setAttribute("rx", ".1rem");
    return bar;
  };
  const { sure = ["25%", "50%"] } = mark, [from, part] = vertical ? [half(half(long)), half(long)] : sure ?? [];
  return svg("g", {
    class: `shape ${hasCore ? "span" : form} ${standing}${approximate ? " approximate" : ""}`,
    mask: approximate && `url(#_soft${down})`,
  }, outline(),
  hasCore && sure && put("rect", { class: "core", x: from, y: `-${half(broad)}`, width: part, height: broad }),
  standing === "disputed" && svg("g", { class: "half", mask: `url(#_half${down})` }, outline()));
};
