/* Zoom of the strip: which time is seen, what is drawn of it, and what moves it. Until a reader acts the server's
   drawing stands. Marks, names, ticks and bars stand by the rules of dateline/publish/pages/strips/, for the width that
   there is, and as high as the server's, so that nothing below ever moves. x is in per cent of the stretch that is
   drawn, y in rem. */
import { at, bins, divide, labels, lane, tick, ticks, tickWords } from "../geometry.js";
import {
  byImportance, change, events, make, manifest, names, read, root, sayings, selection, style,
} from "../shared.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 300; // single marks in view
const FEATURED = 60; // above the bars
const FILES = 12; // of names, for those
const MOVING = 450; // marks that are drawn at once where they move
const PERIODS = 48;
const LABEL = 0.8125, TICK = 0.75, COUNT = 0.6875; // the sizes of words; rem, as are all below
const LINE = 1.05, AXIS = 1.75, APART = 4.4; // of names, below the lanes, between ticks
const LOWEST = 1.15, ROOMY = 1.5; // rows
const WIDE = { row: 1.25, empty: 1, title: 0, between: 0.75, bars: 3.15, heat: 2.25, top: 1.5, beside: 8.5 };
const SMALL = { row: 1.5, empty: 0.4, title: 1.05, between: 0.25, bars: 1.25, heat: 1.25, top: 0.2, beside: 0 };
const SETTLED = 400; // milliseconds without a move until the address tells of it
const THRESHOLD = 0.008; // of the width until a press is a drag
const LEAST = 1 / 24; // days that can be seen
const HOURS = 8, DATED = 1e8; // days: what is shorter is told to the hour; what is farther has no date in script

const long = ({ start, end }) => end - start;
const rem = (length) => `${+length.toFixed(3)}rem`;
const percent = (part) => `${+(100 * part).toFixed(4)}%`;

// ---- Stretches of time in the address and in words

const write = (time) => Math.abs(time) < DATED
  ? new Date(Math.round(time * 24) * 36e5).toISOString().replace(/(T00)?:.*/, "") : `${Math.round(time)}`;
const parse = (words) => +words || Date.parse(words.replace(/T..$/, "$&:00Z")) / 864e5;

const rounded = ({ start, end }, parts) => [start, end].map((time) => Math.round(time * parts) / parts);

/** "2017-12-01..2017-12-07", the last day included; shorter times by the hour: "2017-12-01T06..2017-12-01T18". */
const toAddress = (time) => {
  const [first, after] = rounded(time, long(time) < HOURS ? 24 : 1);
  return `${write(first)}..${write(after % 1 ? after : after - 1)}`;
};

/** Of what is no such stretch NaN. */
const fromAddress = (words) => {
  const [first, last = ""] = words.split("..");
  return { start: parse(first), end: parse(last) + !last.includes("T") };
};

/** As exactly as a stretch is long: its years, months, days or hours. */
const inWords = (said, { start, end }) => {
  const wide = end - start, unit = wide >= 1096 ? "year" : wide >= 90 ? "month" : wide >= 2 ? "day" : "hour";
  const words = (time) => tickWords(said, [{ ...tick(time, unit), unit }])[0];
  // To the nearest hour; else the last day is said, not the one after.
  const ends = unit === "hour" ? rounded({ start, end }, 24) : [start, end - 1e-6];
  return [...new Set(ends.map(words))].join(" – ");
};

// ---- The drawing

const put = (made, values) => {
  for (const key in values) if (values[key] || values[key] === 0) made.setAttribute(key, values[key]);
  return made;
};
/** An element of it; what is false, null or undefined is no attribute and does not stand in it. */
const svg = (name, values, ...inside) => {
  const made = put(document.createElementNS(SVG, name), values);
  made.append(...inside.filter(Boolean));
  return made;
};

/** In `element`, of templates/_zoom.html. `said`: what is drawn in words: see below. */
const drawing = (strips, element, story, said) => {
  const { list: all, threads, ticks: words, stretch: whole } = story;
  const back = document.dir === "rtl", from = back ? "100%" : "0", to = back ? "0" : "100%";
  const ranks = new Map(byImportance(all).map((event, rank) => [event, rank]));
  const byRank = (a, b) => ranks.get(a) - ranks.get(b);
  const used = [...threads.keys()].filter((thread) => all.some((event) => event.thread === thread));
  const target = strips.querySelector(".strip a")?.getAttribute("target");
  const [part, tip, titles, group] = ["i i", "p", "div", "svg"].map((one) => element.querySelector(one));
  const pen = document.createElement("canvas").getContext("2d"), { fontFamily } = getComputedStyle(strips);
  const drawings = {}; // each read once
  let size, drawn, crowd, roomy, row, lines, places, divided;

  /** In em, in the reader's own face. */
  const widthOf = (words, bold) => {
    pen.font = `${bold ? 600 : 400} 100px ${fontFamily}`;
    return pen.measureText(words).width / 100;
  };
  const span = (start, width) => ({ x: percent(back ? 1 - start - width : start), width: percent(width) });
  const colour = (thread) => `thread-${threads[thread].colour}`;
  const timeAt = (part) => drawn.start + part * long(drawn);
  const line = (kind, x1, y1, x2, y2) => svg("line", { class: kind, x1, y1: rem(y1), x2, y2: rem(y2) });
  const text = (kind, x, y, words, dx) => svg("text", { class: kind, "aria-hidden": "true", x, dx, y: rem(y) }, words);
  /** `told`: {name, href, time}, of what it leads to; null where that is not known yet. */
  const link = (kind, told, ...inside) => {
    const values = { class: kind, href: told?.href, "aria-label": told?.name, target: told && target };
    return Object.assign(svg("a", values, ...inside), { time: told?.time });
  };

  /** How many events of each thread fall into each period, as in heat.py. There are so many of them in view; they are
      made anew where the scale is half or twice what it was. */
  const bars = (view) => {
    const list = said.chosen(), most = PERIODS * 2 ** Math.floor(Math.log2(long(whole) / long(view)));
    if (divided?.list !== list || divided.most !== most) {
      const known = list.filter((event) => event.begun), edges = divide(known, whole, most);
      const lanes = used.map((thread) => bins(known.filter((event) => event.thread === thread), edges));
      const highest = Math.max(1, ...lanes.flat().map((one) => one.sure + one.spread));
      divided = { list, most, lanes, highest, all: bins(known, edges) };
    }
    const { lanes, highest, all } = divided, unit = size.heat / highest;
    return all.flatMap((one, index) => {
      if (one.start >= drawn.end || one.end <= drawn.start) return [];
      const part = long(one) / long(drawn), start = at(drawn, one.start), place = span(start, part);
      const inside = places.flatMap(({ thread, foot }, row) => {
        const { sure, spread } = lanes[row][index], count = said.number(sure);
        const bar = (more, low, high) => high && svg("rect", {
          class: `heat ${colour(thread)}${more}`,
          ...place, y: rem(foot - (low + high) * unit), height: rem(high * unit),
        });
        return [
          bar("", 0, sure), bar(" spread", sure, spread),
          sure && size.beside && widthOf(count) * COUNT < part * drawn.width
            && text("figure", span(start + part / 2, 0).x, foot - (sure + spread) * unit - 0.2, count),
        ];
      });
      const press = svg("rect", { ...place, height: rem(size.axis) });
      return link("period", one.sure ? said.period(one) : null, press, ...inside);
    });
  };

  /** As the server draws it; of a day the dot or the time in which it happened. */
  const shape = ({ index }, dot) => {
    const number = story.mark[index], markup = () => `<svg>${story.drawings[number][1]}</svg>`;
    const { firstChild, lastChild } = drawings[number] ??= make("p", { innerHTML: markup() }).firstChild;
    return (dot ? firstChild : lastChild).cloneNode(true);
  };

  /** As the macro `mark` of templates/_strip.html; `label`: its name, where that has room. */
  const mark = ({ one, label, y }) => {
    const { events, dot, core, cutStart, cutEnd, left, right } = one, [event] = events;
    const width = right - left, low = roomy && !dot;
    const slips = (side, way) => svg("svg", { x: side }, svg("line", { class: "slips", x2: rem(back ? -way : way) }));
    const single = () => {
      const drawing = shape(event, dot), sure = drawing.querySelector(".core");
      if (core) put(sure, span((core[0] - left) / width, (core[1] - core[0]) / width));
      else sure?.remove();
      return svg("svg", { class: low && "low", x: dot && "50%", y: low && ".6rem" },
        drawing, cutStart && slips(from, -0.55), cutEnd && slips(to, 0.55));
    };
    return link(
      `on-strip ${colour(event.thread)}${event.featured ? " featured" : ""}`,
      said.of(events, { start: timeAt(left - width / 10), end: timeAt(right + width / 10) }),
      svg("svg", { ...span(left, width), y: rem(y) },
        svg("rect", { class: "press", width: "100%" }),
        ...events.length < 2 ? [single()] : [
          svg("rect", { class: "joined", width: "100%" }),
          svg("text", { class: "count", x: "50%", y: ".25rem" }, said.number(events.length)),
        ],
        ...label ? name(one, label, low) : []),
    );
  };

  /** Beside its mark, above it, or on a line over it. */
  const name = ({ events: [event], row: below, width, left, right }, { line: above = 0, before }, low) => {
    const x = before === (low || above > 0) ? to : from, middle = width < right - left ? "50%" : x;
    const y = low ? 0.1 : above ? -(below + 0.5) * row - (above - 1) * LINE - 0.28 : 0.28;
    const dx = !low && !above && rem(before === back ? 0.25 : -0.25);
    return [
      above && line("leader", middle, -0.45, middle, y + 0.23),
      text(before ? "name before" : "name", x, y, said.label(event), dx),
    ];
  };

  const axis = (y, free = 0) => {
    const found = ticks(drawn, Math.max(1, Math.floor(drawn.width / APART))), all = tickWords(words, found);
    return found.flatMap((tick, index) => {
      const start = at(drawn, tick.at), { x } = span(start, 0);
      const over = start + (widthOf(all[index]) * TICK + 0.5) / drawn.width, fits = start >= free && over <= 1;
      if (fits) free = over;
      return [line("tick", x, y, x, y + 0.35), fits && text("when", x, y + 1.3, all[index])];
    });
  };

  const measure = () => {
    const one = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const wide = strips.clientWidth >= 36 * one, sizes = wide ? WIDE : SMALL;
    const height = strips.querySelector(wide ? ".scaled > .strip" : ".overview").getAttribute("height");
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
      const middle = upper + title + (spare + lines * LINE + row) / 2;
      return { thread, rows: Math.ceil(rows), upper, middle, foot: top - between };
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
    const laid = (thread, rows, named) => lane(shown.filter((event) => event.thread === thread), stretch, {
      mark: ({ index }) => story.drawings[story.mark[index]][0] / wide, count: 1.6 / wide, gap: 0.15 / wide, rows,
      name: (event) => (named ? nameWidth(event) + LABEL / wide : 0),
    });
    if (isStill) arrange(view, laid);

    const marks = places.flatMap(({ thread, rows, middle }) => {
      const { marks } = laid(thread, rows, roomy);
      const known = marks.filter(({ events }) => events.length < 2 && said.label(events[0]))
        .sort((a, b) => byRank(a.events[0], b.events[0]));
      const named = roomy ? [] : labels(marks, known, { name: nameWidth, gap: 0.5 / wide }, lines);
      return marks.map((one) => ({
        one, label: roomy ? one : named.find(({ mark }) => mark === one), y: middle + one.row * row,
      }));
    }).sort((a, b) => a.one.events[0].index - b.one.events[0].index);
    group.style.width = percent(wide / size.width);
    group.replaceChildren(...[
      ...axis(size.axis), line("axis", 0, size.axis, "100%", size.axis),
      ...roomy ? [] : places.map(({ middle }) => line("lane", 0, middle, "100%", middle)),
      ...crowd ? bars(view) : [],
      ...marks.map(mark),
    ].filter(Boolean));
    titles.replaceChildren(...places.map(({ thread, upper, middle }) => {
      const made = make("b", { className: colour(thread) }, threads[thread].title);
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
  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, ({ target }) => {
      const node = target.closest(".zoomed a");
      tip.textContent = node && !node.querySelector(".name") ? node.ariaLabel : "";
      if (node) tip.style.setProperty("--at", node.firstChild.getAttribute("x"));
    });
  }

  return { group, draw, slide };
};

// ---- What is seen

/** Takes the place of the server's drawing beside `shell` as soon as there is something to show. */
export const start = async (shell) => {
  const strips = shell.parentElement, status = shell.querySelector("[role=status]");
  const [story, say, { language, names: each }] = await Promise.all([
    events(), sayings("zoom."), manifest(), style("zoom"),
  ]);
  const whole = story.stretch, side = document.dir === "rtl" ? -1 : 1;
  const known = new Map(), missing = new Set(), element = shell.querySelector(".zoomed");
  let view = whole, chosen = story.list, told = "", moving, lost, timer, frame;

  /** Those in a stretch; what begins and ends outside, and is not known exactly enough, would lie under all. */
  const list = (stretch) => chosen.filter(({ start, end, begun }) => {
    const from = start ?? -Infinity, to = end ?? Infinity;
    return from < stretch.end && to > stretch.start && (view === whole || from >= stretch.start || to <= stretch.end
      || begun && begun[1] - begun[0] <= Math.max(1, long(view) / 2));
  });
  const clamped = ({ start, end }) => {
    const wide = Math.max(end - start, LEAST);
    if (wide > long(whole) * 0.999) return whole;
    const first = Math.max(whole.start, Math.min(start, whole.end - wide));
    return { start: first, end: first + wide };
  };
  const common = ({ start, end }) => clamped({ start: Math.max(start, whole.start), end: Math.min(end, whole.end) });
  /** Longer around a part of the width, and on by one. */
  const moved = (factor, at = 0.5, by = 0) => {
    const wide = Math.max(long(view) * factor, LEAST), start = view.start + (long(view) - wide) * at + wide * by;
    return { start, end: start + wide };
  };

  // ---- Words

  const count = (time, number) => say(number === 1 ? "one" : "many", { time, number });
  const timeWords = () => view === whole ? strips.querySelector(".scaled > .strip").ariaLabel
    : select.value ? select.selectedOptions[0].text : inWords(story.ticks, view);
  const nameOf = ({ index }) => known.get(index) ?? void missing.add(index);
  /** Leads to a part of what is seen. */
  const closer = (time, name) => {
    const asked = read();
    asked.set("at", toAddress(time));
    return { name, href: `?${asked}`, time };
  };
  const drawn = drawing(strips, element, story, {
    number: new Intl.NumberFormat(language).format,
    chosen: () => chosen,
    label: (event) => nameOf(event)?.label,
    of: (some, stretch) => {
      const first = nameOf(some[0]), last = nameOf(some.at(-1)), { length } = some;
      if (!first || !last) return null;
      const href = `${root.pathname}events/${first.id}/`;
      if (length < 2) return { name: `${first.date}: ${first.title}`, href };
      const name = first.date === last.date ? count(first.date, length)
        : say("joined", { number: length, first: first.date, last: last.date });
      const time = clamped(stretch);
      return long(time) < long(view) * 0.9 ? closer(time, name) : { name, href };
    },
    period: (time) => closer(time, count(inWords(story.ticks, time), time.sure)),
    /** Those whose names come in few files. */
    few: (some, files = new Set()) => some.filter(({ index }) => {
      const file = Math.floor(index / each);
      return files.has(file) || (files.size < FILES && files.add(file));
    }),
  });
  strips.querySelector(".overview").after(element);

  // The list of times takes the place of the button that asks for it.
  const button = shell.querySelector("[value=times]"), { textContent: words } = button;
  const select = make("select", { className: "tool", ariaLabel: words, onchange: () => visit(select.value) },
    new Option(words, ""),
    ...story.presets.map((one) => new Option(one.words, toAddress(common(one)))));
  const focused = document.activeElement === button;
  button.replaceWith(select);
  if (focused) select.focus();

  // ---- From one time to another

  const show = () => {
    const held = strips.contains(document.activeElement) && document.activeElement;
    const isOwn = view !== whole || selection.shown;
    frame = cancelAnimationFrame(frame);
    element.hidden = !isOwn;
    element.classList.toggle("moving", moving);
    if (isOwn && !(moving && drawn.slide(view))) drawn.draw(list, view, moving ? beyond() : view);
    if (!held || (held !== drawn.group && held.checkVisibility())) return;
    // To the same mark of what is drawn now, as soon as it has its name; else to the drawing itself.
    if (held !== drawn.group) lost = held.ariaLabel;
    const same = [...strips.querySelectorAll("a")].find((one) => one.ariaLabel === lost && one.checkVisibility());
    (same ?? (isOwn ? drawn.group : select)).focus({ preventScroll: true });
  };
  const beyond = (more = 1) => {
    const stretch = { start: view.start - more * long(view), end: view.end + more * long(view) };
    return more > 0.1 && list(stretch).length > MOVING ? beyond(more / 2) : stretch;
  };
  const still = () => {
    moving = false;
    missing.clear();
    select.value = toAddress(view);
    if (select.selectedIndex < 0) select.value = "";
    show();
    drawn.group.ariaLabel = timeWords();
    if (missing.size) names([...missing]).then(named, () => {
      status.textContent = shell.dataset.failed;
    });
  };
  const named = (found) => {
    for (const [index, name] of found) known.set(index, name);
    if (!frame && !moving) still();
  };
  const rest = () => {
    still();
    status.textContent = count(timeWords(), list(view).length);
  };
  const visit = (time) => change((asked) => (time ? asked.set("at", time) : asked.delete("at")));
  const settle = () => {
    told = view === whole ? "" : toAddress(view);
    rest();
    visit(told);
  };
  const soon = () => {
    timer = setTimeout(settle, SETTLED);
  };
  /** Drawn with the next frame; false where nothing moves. */
  const steer = (next) => {
    const before = view;
    view = clamped(next);
    clearTimeout(timer);
    moving = Math.abs(long(view) / long(before) - 1) < 1e-9;
    if (view !== before) frame ||= requestAnimationFrame(show);
    return view !== before;
  };
  const go = (next) => steer(next) && settle();
  const follow = () => {
    const asked = read().get("at") ?? "", time = fromAddress(asked);
    if (asked === told) return;
    told = asked;
    view = time.start < Math.min(time.end, whole.end) && time.end > whole.start ? common(time) : whole;
    rest();
  };
  const choose = () => {
    const { shown } = selection;
    chosen = shown ? story.list.filter(({ index }) => shown.has(index)) : story.list;
    (view === whole ? still : rest)();
  };

  // ---- Buttons and keys

  const ways = () => ({
    "+": moved(0.5), "-": moved(2), 0: whole, ArrowLeft: moved(1, 0, -side / 4), ArrowRight: moved(1, 0, side / 4),
  });
  const press = (key) => {
    const next = ways()[key];
    if (next) return go(next);
    select.focus();
    try {
      select.showPicker();
    } catch {
      // It has the focus: a reader opens it.
    }
  };
  // Before the links in it, and able to keep the page from what it would do.
  const on = (type, act) => strips.addEventListener(type, act, { capture: true, passive: false });
  on("keydown", (event) => {
    const { key, repeat, ctrlKey, metaKey, altKey, target } = event, next = ways()[key.replace("=", "+")];
    dragged = false;
    if (!next || ctrlKey || metaKey || altKey || target === select || !steer(next)) return;
    event.preventDefault();
    (repeat ? soon : settle)();
  });

  // ---- Mouse, finger and wheel. The page keeps its scroll: a finger that goes up or down and a plain wheel are
  // left alone.

  const down = new Map(); // by pointer the part of the width where it is
  let dragged, before;

  const part = (x) => {
    const { left, right, width } = [...strips.querySelectorAll(".scaled > .strip, .overview, .zoomed > i")]
      .find((one) => one.checkVisibility()).getBoundingClientRect();
    return (side < 0 ? right - x : x - left) / width;
  };
  /** Of all fingers the middle, and how far they are apart. */
  const grip = () => {
    const low = Math.min(...down.values()), high = Math.max(...down.values());
    return { middle: (low + high) / 2, apart: Math.max(high - low, 0.02) };
  };

  /** By a wheel with Ctrl, or a pinch on a trackpad. */
  const turn = ({ deltaY, clientX }) => {
    steer(moved(2 ** (Math.max(-100, Math.min(100, deltaY)) / 100), part(clientX)));
    soon();
  };
  on("pointerdown", ({ button, target, isPrimary, pointerId, clientX }) => {
    if (isPrimary) {
      down.clear();
      dragged = false;
    }
    if (button || !target.closest(".strip, .zoomed")) return;
    down.set(pointerId, part(clientX));
    before = grip();
  });
  on("pointermove", ({ pointerId, clientX, buttons }) => {
    if (!buttons) down.clear(); // it was let go elsewhere
    if (!down.has(pointerId)) return;
    const at = part(clientX);
    if (!dragged && down.size < 2 && Math.abs(at - down.get(pointerId)) < THRESHOLD) return;
    if (!dragged) for (const id of down.keys()) strips.setPointerCapture(id);
    dragged = true;
    down.set(pointerId, at);
    const now = grip();
    steer(moved(before.apart / now.apart, now.middle, before.middle - now.middle));
    before = now;
  });
  const lift = ({ pointerId }) => {
    if (!down.delete(pointerId) || !dragged) return;
    before = grip();
    if (!down.size) settle();
  };
  on("pointerup", lift);
  on("pointercancel", lift);
  // Two fingers that go up or down would else scroll, and end all this.
  on("touchmove", (event) => {
    if (event.touches.length > 1 && down.size) event.preventDefault();
  });
  on("dragstart", (event) => event.preventDefault());
  on("click", (event) => {
    const time = event.target.closest(".zoomed a")?.time;
    if (!dragged && (!time || event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!dragged) go(time);
    dragged = false;
  });

  // Not while its page is out of the document, nor where only the height of the window changes.
  let width;
  new ResizeObserver(() => {
    if (width !== (width = strips.clientWidth || width) && !element.hidden) still();
  }).observe(strips);
  choose();
  follow();
  return { press, turn, choose, follow };
};
