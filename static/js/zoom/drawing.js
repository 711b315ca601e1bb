/* The strip as it is drawn where a reader moves about in it: marks, names, ticks and bars by the rules of
   dateline/publish/pages/strips/, for the width that it has. It is as high as the server's, so that nothing below
   it ever moves. x stands in per cent of the stretch that is drawn, y in rem. */
import { byImportance, make } from "../data.js";
import { at, bins, box, divide, drawnWidth, labels, lanes } from "../geometry/marks.js";
import { ticks, tickWords } from "../geometry/time.js";
import { isBack, shape, svg } from "./shapes.js";

const MOST = 300; // single marks in view
const FEATURED = 60; // above the bars
const PERIODS = 48;
const LABEL = 0.8125, TICK = 0.75, COUNT = 0.6875; // the sizes of words; rem, as are all below
const LINE = 1.05, AXIS = 1.75, APART = 4.4; // of names, below the lanes, between ticks
const LOWEST = 1.15, ROOMY = 1.5; // rows
const WIDE = { row: 1.25, empty: 1, title: 0, between: 0.75, bars: 3.15, heat: 2.25, top: 1.5, beside: 8.5 };
const SMALL = { row: 1.5, empty: 0.4, title: 1.05, between: 0.25, bars: 1.25, heat: 1.25, top: 0.2, beside: 0 };

const long = ({ start, end }) => end - start;
const rem = (length) => `${+length.toFixed(3)}rem`;
const percent = (part) => `${+(100 * part).toFixed(4)}%`;

const pen = document.createElement("canvas").getContext("2d"), widths = new Map();
/** In em, in the reader's own face. */
const widthOf = (words, bold) => {
  const asked = words + bold;
  if (!widths.has(asked)) {
    pen.font = `${bold ? 600 : 400} 100px ${getComputedStyle(document.querySelector(".strips")).fontFamily}`;
    widths.set(asked, pen.measureText(words).width / 100);
  }
  return widths.get(asked);
};
/** A name, shortened at a space. */
export const cut = (words, bold) => {
  while (widthOf(words, bold) > 20) words = `${words.slice(0, -2).replace(/\s+\S*$/, "")}…`;
  return words;
};

/** In `element`, of templates/_zoom.html. `said`: what is drawn in words: see main.js. */
export const drawing = (strips, element, { list: all, threads, tickWords: words, stretch: whole }, said) => {
  const back = isBack(), from = back ? "100%" : "0", to = back ? "0" : "100%";
  const ranks = new Map(byImportance(all).map((event, rank) => [event, rank]));
  const byRank = (a, b) => ranks.get(a) - ranks.get(b);
  const used = [...threads.keys()].filter((thread) => all.some((event) => event.thread === thread));
  const target = strips.querySelector(".on-strip")?.getAttribute("target");
  const [part, tip, titles, group] = ["i i", "p", "div", "svg"].map((one) => element.querySelector(one));
  let size, drawn, crowd, roomy, row, lines, places, divided;

  const span = (start, width) => ({ x: percent(back ? 1 - start - width : start), width: percent(width) });
  const line = (kind, x1, y1, x2, y2) => svg("line", { class: kind, x1, y1: rem(y1), x2, y2: rem(y2) });
  const text = (kind, x, y, words, dx) => svg("text", { class: kind, "aria-hidden": "true", x, dx, y: rem(y) }, words);
  /** `told`: {name, href, time}, of what it leads to; null where that is not known yet. */
  const link = (kind, told, ...inside) => {
    const made = svg("a", { class: kind, href: told?.href, "aria-label": told?.name, target: told && target }, ...inside);
    made.time = told?.time;
    return made;
  };

  /** So many of them in view; made anew where the scale is half or twice what it was. */
  const periods = (list, view) => {
    const most = PERIODS * 2 ** Math.floor(Math.log2(long(whole) / long(view)));
    if (divided?.list !== list || divided.most !== most) {
      const edges = divide(list, whole, most);
      const lanes = used.map((thread) => bins(list.filter((event) => event.thread === thread), edges));
      const highest = Math.max(1, ...lanes.flat().map((one) => one.sure + one.spread));
      divided = { list, most, lanes, highest, all: bins(list, edges) };
    }
    return divided;
  };

  /** How many events of each thread fall into each period, as in heat.py. */
  const bars = (view) => {
    const { lanes, highest, all } = periods(said.chosen(), view), unit = size.heat / highest;
    return all.flatMap((one, index) => {
      if (one.start >= drawn.end || one.end <= drawn.start) return [];
      const part = long(one) / long(drawn), start = at(drawn, one.start), place = span(start, part);
      const inside = places.flatMap(({ thread, foot }, row) => {
        const { sure, spread } = lanes[row][index], words = said.number(sure), kind = `heat thread-${threads[thread].colour}`;
        const bar = (kind, low, high) => high && svg("rect", { class: kind, ...place, y: rem(foot - (low + high) * unit), height: rem(high * unit) });
        return [
          bar(kind, 0, sure), bar(`${kind} spread`, sure, spread),
          sure && size.beside && widthOf(words) * COUNT < part * drawn.width
            && text("figure", span(start + part / 2, 0).x, foot - (sure + spread) * unit - 0.2, words),
        ];
      });
      return link("period", one.sure ? said.period(one) : null, svg("rect", { ...place, height: rem(size.axis) }), ...inside);
    });
  };

  /** As the macro `mark` of templates/_strip.html; `label`: its name, where that has room. */
  const mark = (one, label, y) => {
    const { events, dot, core, cutStart, cutEnd } = one, [event] = events, [left, right] = box(one, one.least), width = right - left;
    const sure = core && span((core[0] - left) / width, (core[1] - core[0]) / width), low = roomy && !dot;
    const form = event.form === "day" && !dot ? "span" : event.form;
    const slips = (side, way) => svg("svg", { x: side }, svg("line", { class: "slips", x2: rem(back ? -way : way) }));
    return link(
      `on-strip thread-${threads[event.thread].colour}${event.featured ? " featured" : ""}`,
      said.of(events),
      svg("svg", { ...span(left, width), y: rem(y) },
        svg("rect", { class: "press", width: "100%" }),
        ...events.length > 1
          ? [svg("rect", { class: "joined", width: "100%" }), svg("text", { class: "count", x: "50%", y: ".25rem" }, said.number(events.length))]
          : [svg("svg", { x: dot && "50%", y: low && ".6rem" },
            shape({ ...event, ...one, form, sure: sure && [sure.x, sure.width] }, "100%", low ? ".25rem" : ".6rem"),
            cutStart && slips(from, -0.55), cutEnd && slips(to, 0.55))],
        ...label ? name(one, label, low) : []),
    );
  };

  /** Beside its mark, above it, or on a line over it. */
  const name = ({ events: [event], row: below, width, least }, { line: above = 0, before }, low) => {
    const x = before === (low || above > 0) ? to : from, middle = width < least ? "50%" : x;
    const y = low ? 0.1 : above ? -(below + 0.5) * row - (above - 1) * LINE - 0.28 : 0.28;
    return [
      above && line("leader", middle, -0.45, middle, y + 0.23),
      text(before ? "name before" : "name", x, y, said.label(event), low || above ? null : rem(before === back ? 0.25 : -0.25)),
    ];
  };

  const axis = (y, free = 0) => {
    const found = ticks(drawn, Math.max(1, Math.floor(drawn.width / APART))), all = tickWords(words, found);
    return found.flatMap((tick, index) => {
      const start = at(drawn, tick.at), { x } = span(start, 0), over = start + (widthOf(all[index]) * TICK + 0.5) / drawn.width;
      const made = [line("tick", x, y, x, y + 0.35)];
      if (start >= free && over <= 1) {
        made.push(text("when", x, y + 1.3, all[index]));
        free = over;
      }
      return made;
    });
  };

  const measure = () => {
    const one = parseFloat(getComputedStyle(document.documentElement).fontSize), wide = strips.clientWidth >= 36 * one;
    const height = strips.querySelector(wide ? ".scaled > .strip" : ".overview").getAttribute("height"), sizes = wide ? WIDE : SMALL;
    group.setAttribute("height", height);
    size = { ...sizes, axis: parseFloat(height) - AXIS, width: strips.clientWidth / one - sizes.beside };
  };

  /** How high each lane is at rest: all have room in the height that there is. */
  const arrange = (view, laid) => {
    const { title, between, empty } = size, beside = title + between + (crowd && size.bars);
    const room = size.axis - size.top - used.length * beside;
    let found, needed, top = size.top;
    const fits = (rows, least, named) => {
      found = used.map((thread) => laid(thread, rows, named));
      needed = found.reduce((sum, lane) => sum + Math.max(lane.rows, empty), 0);
      row = Math.min(named ? ROOMY : size.row, room / needed);
      return row >= least;
    };
    // Where days can be seen, each mark has its name beside it, or over its line, if all have room.
    roomy = !crowd && size.width > 0.6 * long(view) && fits(4, ROOMY, true)
      && found.every(({ marks }) => marks.every((one) => one.events.length < 2 && one.end <= 1 + 1e-9));
    if (!roomy) [4, 3, 2, 1].some((rows) => fits(rows, LOWEST));
    const spare = Math.max(0, room - needed * row) / used.length;
    lines = Math.min(2, Math.floor(spare / LINE));
    places = used.map((thread, index) => {
      const rows = Math.max(found[index].rows, empty), upper = top;
      top += beside + spare + rows * row;
      return { thread, rows: Math.ceil(rows), upper, middle: upper + title + (spare + lines * LINE + row) / 2, foot: top - between };
    });
  };

  /** `view` is seen, `stretch` is drawn: more, where it moves, and then no lane moves. `list(stretch)`: its events. */
  const draw = (list, view, stretch) => {
    const isStill = stretch === view;
    if (isStill) {
      measure();
      crowd = list(view).length > MOST;
    }
    const wide = (size.width * long(stretch)) / long(view);
    drawn = { ...stretch, width: wide };
    const featured = () => list(stretch).filter((event) => event.featured).sort(byRank);
    const shown = crowd ? said.few(featured().slice(0, (FEATURED * wide) / size.width)) : list(stretch);
    const nameWidth = (event) => (widthOf(said.label(event), event.featured) * LABEL) / wide;
    const laid = (thread, rows, named) => lanes(shown.filter((event) => event.thread === thread), threads, stretch, {
      mark: (event) => drawnWidth(event, event.featured) / wide, count: 1.6 / wide, gap: 0.15 / wide, rows,
      name: (event) => (named ? nameWidth(event) + LABEL / wide : 0),
    })[0] ?? { rows: 0, marks: [] };
    if (isStill) arrange(view, laid);

    const marks = places.flatMap(({ thread, rows, middle }) => {
      const lane = laid(thread, rows, roomy), known = lane.marks.map((one) => one.events[0]).filter(said.label).sort(byRank);
      const named = roomy ? [] : labels(lane, known, { name: nameWidth, scale: 1, gap: 0.5 / wide }, lines);
      return lane.marks.map((one) => {
        const label = roomy ? one : named.find(({ event }) => event === one.events[0]);
        return [one, label, middle + one.row * row];
      });
    }).sort(([a], [b]) => a.events[0].index - b.events[0].index);
    group.style.width = percent(wide / size.width);
    group.replaceChildren(
      ...axis(size.axis), line("axis", 0, size.axis, "100%", size.axis),
      ...roomy ? [] : places.map(({ middle }) => line("lane", 0, middle, "100%", middle)),
      ...crowd ? bars(view) : [],
      ...marks.map((one) => mark(...one)),
    );
    titles.replaceChildren(...places.map(({ thread, upper, middle }) => {
      const made = make("b", { className: `thread-${threads[thread].colour}` }, threads[thread].title);
      made.style.top = rem(size.beside ? middle : upper);
      return made;
    }));
    tip.textContent = "";
    slide(view);
  };

  /** Shows another part of what is drawn; false where that is not all there. */
  const slide = (view) => {
    const shift = at(drawn, view.start);
    if (shift < 0 || view.end > drawn.end) return false;
    group.style.transform = shift ? `translateX(${percent(back ? shift : -shift)})` : "";
    const share = long(view) / long(whole);
    part.style.transform = `translateX(${span(at(whole, view.start), share).x}) scaleX(${share})`;
    return true;
  };

  // What a mark without a name is called stands above all.
  for (const type of ["pointerover", "pointerleave", "focusin", "focusout"]) {
    group.addEventListener(type, ({ target }) => {
      const node = type !== "focusout" && target.closest("a");
      tip.textContent = node && !node.querySelector(".name") ? node.ariaLabel : "";
      if (!node) return;
      const mark = node.querySelector("rect").getBoundingClientRect(), all = element.getBoundingClientRect();
      tip.style.setProperty("--at", percent(((mark.left + mark.right) / 2 - all.left) / all.width));
    });
  }

  return { group, draw, slide };
};
