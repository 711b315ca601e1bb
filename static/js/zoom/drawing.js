/* The strip as it is drawn where a reader moves about in it: by the server's rules, which
   dateline/publish/pages/strips/ tells, for the width that it has. It is as high as the server's, so that nothing
   below it ever moves. x stands in pixels from a time, y in rem. */
import { byImportance } from "../events.js";
import { labels } from "../geometry/labels.js";
import { drawnWidth, lanes } from "../geometry/marks.js";
import { ticks, tickWords } from "../geometry/ticks.js";
import { bars } from "./bars.js";
import { parts, rem } from "./mark.js";
import { isBack, svg } from "./shapes.js";

const MOST = 300; // single marks in view
const FEATURED = 60; // above the bars
const LINE = 1.05, LOWEST = 1.15, ROOMY = 1.55, AXIS = 1.75; // rem, as in sizes.py
const LABEL = 0.8125, TICK = 0.75, COUNT = 0.6875; // the sizes of words
const WIDE = { row: 1.25, title: 0, empty: 1, between: 0.75, heat: 2.25, count: 0.9, top: 1.5, beside: 8.5, ticks: 10 };
const SMALL = { row: 1.5, title: 1.05, empty: 0.4, between: 0.25, heat: 1.25, count: 0, top: 0.2, beside: 0, ticks: 5 };

const long = ({ start, end }) => end - start;
const set = (node, values) => {
  for (const name in values) node.setAttribute(name, values[name]);
};

const pen = document.createElement("canvas").getContext("2d"), widths = new Map();
/** In em, in the reader's own face. */
const widthOf = (words, bold) => {
  const asked = words + !!bold;
  if (!widths.has(asked)) {
    pen.font = `${bold ? 600 : 400} 100px ${getComputedStyle(document.querySelector(".strips")).fontFamily}`;
    widths.set(asked, pen.measureText(words).width / 100);
  }
  return widths.get(asked);
};
/** Shortened at a space to `most` em. */
export const cut = (words, most, bold) => {
  let kept = words;
  while (widthOf(kept, bold) > most) kept = `${kept.slice(0, -2).replace(/\s+\S*$/, "")}…`;
  return kept;
};

/** Keeps the element of what stays, and so the focus. `wanted`, in the order of the document: {key, sign, at,
    fill(node), put(node)}; a link is filled anew where its sign is another, and put where it lies elsewhere. */
const keeper = (layer, held = new Map()) => (wanted) => {
  const keys = new Set(wanted.map((one) => one.key));
  for (const [key, { node }] of held) if (!keys.has(key)) held.delete(key, node.remove());
  let next = layer.firstChild;
  for (const one of wanted) {
    const old = held.get(one.key) ?? {}, node = (one.node = old.node ?? svg("a"));
    if (!old.node) layer.insertBefore(node, next);
    if (old.sign !== one.sign) one.fill(node);
    if (old.sign !== one.sign || old.at !== one.at) one.put(node);
    next = node.nextSibling;
    held.set(one.key, one);
  }
};

/** `says`: what is drawn in words: see main.js. */
export const drawing = (strips, { list: all, threads, tickWords: said }, says) => {
  const back = isBack(), rank = new Map(byImportance(all).map((event, index) => [event, index]));
  const byRank = (a, b) => rank.get(a) - rank.get(b);
  const used = [...threads.keys()].filter((thread) => all.some((event) => event.thread === thread));
  const target = strips.querySelector(".on-strip")?.getAttribute("target");
  const element = document.createElement("div"), sight = document.createElement("div");
  const [periodLayer, markLayer, tip] = ["g", "g", "g"].map((name) => svg(name));
  const [tickLayer, heatLayer] = ["g", "g"].map((name) => svg(name, { "aria-hidden": "true" }));
  const group = svg("svg", { class: "strip", role: "group", tabindex: -1, width: "100%" },
    tickLayer, heatLayer, periodLayer, markLayer);
  const frame = svg("svg", { class: "strip", "aria-hidden": "true" }), seen = svg("rect", { class: "part", height: ".2rem" });
  const keepMarks = keeper(markLayer), keepPeriods = keeper(periodLayer);
  let size, plan, extent, origin, scale;

  element.className = "zoomed";
  sight.append(group);
  element.append(strips.querySelector(".scaled > .skip").cloneNode(true), frame, sight);

  /** From the left, what begins at a time and is so wide. */
  const place = (time, wide = 0) => {
    const x = (time - origin) * scale;
    return +(back ? size.width * size.rem - x - wide : x).toFixed(2);
  };

  const measure = () => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const wide = strips.clientWidth >= 36 * rem, sizes = wide ? WIDE : SMALL;
    const server = strips.querySelector(wide ? ".scaled > .strip" : ".overview");
    const height = parseFloat(server.getAttribute("height"));
    size = { ...sizes, rem, wide, height, axis: height - AXIS, width: strips.clientWidth / rem - sizes.beside };
  };

  const laneOf = (shown, thread, stretch, rows, named) => {
    const inRem = (long(stretch) * scale) / size.rem;
    return lanes(shown.filter((event) => event.thread === thread), threads, stretch, {
      mark: (event) => drawnWidth(event, event.featured) / inRem, count: 1.6 / inRem, gap: 0.15 / inRem, rows,
      name: (event) => (named ? (nameWidth(event) + LABEL) / inRem : 0),
    })[0] ?? { rows: 0, marks: [] };
  };
  /** In rem; about, where it has not come yet. */
  const nameWidth = (event) => {
    const words = says.label(event);
    return (words ? widthOf(words, event.featured) : 9) * LABEL;
  };

  /** How high each lane is: all have room in the height that there is. */
  const arrange = (shown, view, crowd) => {
    const bar = crowd ? size.heat + size.count : 0;
    const room = size.axis - size.top - used.length * (size.title + size.between + bar);
    const tried = (rows, named) => {
      const found = used.map((thread) => laneOf(shown, thread, view, rows, named));
      return { found, need: found.reduce((sum, lane) => sum + Math.max(lane.rows, size.empty), 0) };
    };
    const single = ({ marks }) => marks.every((mark) => mark.events.length < 2 && mark.end <= 1 + 1e-9);
    // Where days can be seen, each mark has its name beside it, if all have room.
    let most = 4, way = scale >= 0.6 * size.rem && !crowd && tried(4, true), row = ROOMY;
    const roomy = way && way.need * ROOMY <= room && way.found.every(single);
    for (; !roomy; most--) {
      way = tried(most);
      row = Math.min(size.row, room / way.need);
      if (row >= LOWEST || most < 2) break;
    }
    const spare = Math.max(0, room - way.need * row) / used.length;
    const lines = roomy ? 0 : Math.min(2, Math.floor(spare / LINE));
    let y = size.top;
    const at = new Map(used.map((thread, index) => {
      const rows = Math.max(way.found[index].rows, size.empty), upper = y;
      const middle = y + size.title + (spare - lines * LINE) / 2 + lines * LINE + row / 2;
      y += size.title + size.between + spare + rows * row + bar;
      return [thread, { upper, middle, rows: Math.ceil(rows), foot: y - size.between }];
    }));
    plan = { at, row, roomy, lines, crowd };
  };

  const drawFrame = () => {
    const line = (name, y) => svg("line", { class: name, x2: "100%", y1: rem(y), y2: rem(y) });
    frame.replaceChildren(svg("rect", { class: "all", width: "100%", height: ".2rem" }), seen,
      ...used.map((thread) => line(plan.roomy ? "" : "lane", plan.at.get(thread).middle)), line("axis", size.axis), tip);
    for (const one of [frame, group]) set(one, { height: rem(size.height) });
    for (const old of element.querySelectorAll("b")) old.remove();
    sight.before(...used.map((thread) => {
      const title = document.createElement("b"), { upper, middle } = plan.at.get(thread);
      title.className = `thread-${threads[thread].colour}`;
      title.textContent = threads[thread].title;
      title.ariaHidden = "true";
      title.style.top = rem(size.wide ? middle : upper);
      return title;
    }));
  };

  /** Rounder ones have their words first. */
  const drawTicks = (stretch, ratio) => {
    const found = ticks(stretch, Math.ceil((plan.roomy ? Math.min(size.ticks, 8) : size.ticks) * ratio)), words = tickWords(said, found), taken = [];
    const order = [...found.keys()].sort((a, b) => found[b].major - found[a].major || a - b);
    tickLayer.replaceChildren(...order.flatMap((index) => {
      const { at, major } = found[index], x = place(at), y = size.axis, from = (at - stretch.start) * scale;
      const line = svg("line", { class: major ? "tick major" : "tick", x1: x, x2: x, y1: rem(plan.roomy ? size.top : y), y2: rem(y + 0.35) });
      const wide = (widthOf(words[index]) * TICK + 0.5) * size.rem, before = from + wide > long(stretch) * scale;
      const left = before ? from - wide : from;
      if (left < 0 || taken.some((other) => left < other[1] && other[0] < left + wide)) return line;
      taken.push([left, left + wide]);
      return [line, svg("text", { class: before ? "when before" : "when", x, y: rem(y + 1.3) }, words[index])];
    }));
  };

  const drawMarks = (shown, stretch) => keepMarks(used.flatMap((thread) => {
    const { rows, middle } = plan.at.get(thread), lane = laneOf(shown, thread, stretch, rows, plan.roomy);
    const wide = long(stretch) * scale, known = lane.marks.map((mark) => mark.events[0]).filter(says.label).sort(byRank);
    const placed = plan.roomy ? [] : labels(lane, known, {
      name: (event) => (nameWidth(event) * size.rem) / wide, scale: 1, gap: (0.5 * size.rem) / wide,
    }, plan.lines);
    const named = new Map(placed.map((one) => [one.event, one]));
    return lane.marks.map((mark) => wanted(mark, named.get(mark.events[0]), stretch, middle + mark.row * plan.row));
  }).sort((a, b) => a.key - b.key));

  const wanted = (mark, label, stretch, y) => {
    const { events } = mark, [event] = events, several = events.length > 1, { row, roomy } = plan;
    const wide = long(stretch) * scale, least = mark.least * wide, time = mark.width * wide;
    const reach = several || event.form === "open" || (time >= least && !mark.dot) ? 0 : least / size.rem / 2;
    const begin = stretch.start + (mark.x + (reach && mark.width / 2)) * long(stretch);
    const width = reach ? 1 : +time.toFixed(2), x = place(begin, reach ? 0 : width);
    const name = says.name(events), page = says.page(events), words = says.label(event);
    return {
      key: event.index, at: `${x} ${width}`,
      sign: [name, page, reach, y, row, roomy, mark.row, mark.dot, mark.before, mark.cutStart, mark.cutEnd,
        mark.core?.map((one) => (one - mark.x) / mark.width), label?.line, label?.before].join(),
      fill: (node) => {
        set(node, { class: `on-strip thread-${threads[event.thread].colour}${event.featured ? " featured" : ""}` });
        if (name) set(node, { href: page, "aria-label": name, ...(target && { target }) });
        node.time = several && says.around(events);
        node.replaceChildren(svg("svg", { y: rem(y), height: 1, overflow: "visible" }, ...parts(mark, {
          reach, row, roomy, label, words, count: several && says.number(events.length),
        })));
      },
      put: (node) => set(node.firstChild, { x, width }),
    };
  };

  const period = ({ time, sure }) => {
    const width = +(long(time) * scale).toFixed(2), x = place(time.start, width), name = says.period(time, sure);
    return {
      key: time.start, sign: name + size.axis, at: `${x} ${width}`,
      fill: (node) => {
        set(node, { class: "period", href: says.at(time), "aria-label": name });
        node.time = time;
        node.replaceChildren(svg("rect", { height: rem(size.axis) }));
      },
      put: (node) => set(node.firstChild, { x, width }),
    };
  };

  /** `view` is seen, `stretch` is drawn: more, where it moves, and then no lane moves. */
  const draw = (list, whole, view, stretch = view) => {
    const still = stretch === view, ratio = long(stretch) / long(view), crowd = still ? list(view).length > MOST : plan.crowd;
    if (still) {
      measure();
      origin = view.start;
      scale = (size.width * size.rem) / long(view);
    }
    const featured = () => says.few(list(stretch).filter((event) => event.featured).sort(byRank).slice(0, FEATURED * ratio));
    const shown = crowd ? featured() : list(stretch);
    extent = stretch;
    if (still) {
      arrange(shown, view, crowd);
      drawFrame();
    }
    drawTicks(stretch, ratio);
    const [drawn, periods] = crowd ? bars(says.chosen(), whole, long(whole) / long(view), stretch, {
      threads, foot: (thread) => plan.at.get(thread).foot, high: size.heat, rem: size.rem, place, scale,
      write: (number, wide) => {
        const words = says.number(number);
        return size.wide && widthOf(words) * COUNT * size.rem < wide && words;
      },
    }) : [[], []];
    heatLayer.replaceChildren(...drawn);
    keepPeriods(periods.map(period));
    drawMarks(shown, stretch);
    slide(whole, view);
  };

  /** Shows another part of what is drawn; false where that is not all there. */
  const slide = (whole, view) => {
    if (view.start < extent.start || view.end > extent.end) return false;
    const shift = (view.start - origin) * scale, part = (time) => (100 * (time - whole.start)) / long(whole);
    group.style.transform = shift ? `translateX(${back ? shift : -shift}px)` : "";
    set(seen, { x: `${back ? 100 - part(view.end) : part(view.start)}%`, width: `${part(view.end) - part(view.start)}%` });
    return true;
  };

  /** What a mark without a name is called, above all, with a line down to it. */
  const point = (node) => {
    tip.replaceChildren();
    if (!node?.ariaLabel || node.querySelector(".name")) return;
    const box = node.querySelector("rect").getBoundingClientRect(), outer = frame.getBoundingClientRect();
    const words = cut(node.ariaLabel, size.width / LABEL), wide = widthOf(words) * LABEL * size.rem;
    const x = (box.left + box.right) / 2 - outer.left, left = Math.max(0, Math.min(x - wide / 2, outer.width - wide));
    set(tip, { class: node.classList[1] });
    const y2 = (box.top + box.bottom) / 2 - outer.top;
    if (!node.matches(".period")) tip.append(svg("line", { class: "leader", x1: x, x2: x, y1: rem(size.top - 0.3), y2 }));
    tip.append(svg("text", { x: back ? left + wide : left, y: rem(size.top - 0.5) }, words));
  };
  for (const type of ["pointerover", "focusin"]) group.addEventListener(type, ({ target }) => point(target.closest("a")));
  for (const type of ["pointerleave", "focusout"]) group.addEventListener(type, () => point());

  return { element, group, draw, slide };
};
