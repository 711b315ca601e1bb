/* Zoom of the strip: which time is seen, and how it is told. Until a reader acts the server's drawing stands. */
import { change, read } from "../address.js";
import { manifest, names, root, style } from "../data.js";
import { events } from "../events.js";
import { selection } from "../selection.js";
import { cut, drawing } from "./drawing.js";
import { hands } from "./hands.js";
import { isBack } from "./shapes.js";
import { fromAddress, inWords, toAddress } from "./times.js";

const SETTLED = 400; // milliseconds without a move until the address tells of it
const MANY = 450; // marks that are drawn at once where they move
const FILES = 12; // of names, for the marks above bars

const long = ({ start, end }) => end - start;

/** Takes the place of the server's drawing in `shell.strips` as soon as there is something to show. */
export const zoom = async (shell) => {
  const { strips, status } = shell;
  const [story, { words, names: each }] = await Promise.all([
    events(), manifest(), style(new URL("../../css/zoom.css", import.meta.url)),
  ]);
  const whole = story.stretch, { format } = new Intl.NumberFormat(document.documentElement.lang);
  const least = Math.max(1 / 24, 2 ** -42 * Math.max(-whole.start, whole.end)); // an hour, or what numbers can tell
  const known = new Map();
  let view = whole, chosen = story.list, missing = new Set(), told = null, lost, moving, steered, timer, frame;

  const isAll = () => view === whole;
  const isOwn = () => !isAll() || selection.shown;
  /** Those in a stretch; what begins and ends outside, and is not known exactly enough, would lie under all. */
  const list = (stretch) => chosen.filter(({ start, end, begun }) =>
    (start ?? -Infinity) < stretch.end && (end ?? Infinity) > stretch.start
    && (isAll() || start >= stretch.start && start !== null || end <= stretch.end && end !== null
      || begun && begun[1] - begun[0] <= Math.max(1, long(view) / 2)));
  const clamped = ({ start, end }) => {
    const most = long(whole), wide = Math.max(end - start, least);
    if (wide > most * 0.999) return whole;
    const first = Math.max(whole.start, Math.min(start, whole.end - wide));
    return { start: first, end: first + wide };
  };
  const common = ({ start, end }) => ({ start: Math.max(start, whole.start), end: Math.min(end, whole.end) });
  const zoomed = (factor, part = 0.5) => {
    const wide = Math.max(long(view) * factor, least), start = view.start + (long(view) - wide) * part;
    return { start, end: start + wide };
  };
  const panned = (part) => ({ start: view.start + long(view) * part, end: view.end + long(view) * part });

  const presets = [...story.bursts, ...story.years].map((one) => ({ ...one, seen: clamped(common(one)) }))
    .filter(({ seen }) => seen !== whole);
  const preset = () => presets.find(({ seen }) =>
    Math.abs(seen.start - view.start) + Math.abs(seen.end - view.end) < 1e-6);

  // ---- Words

  const fill = (key, values) => words[`zoom.${key}`].replace(/{(\w+)}/g, (_, name) => values[name]);
  const count = (time, number) => fill(number === 1 ? "one" : "many", { time, number: format(number) });
  const timeWords = () => (isAll() ? strips.querySelector(".scaled > .strip").ariaLabel
    : preset()?.words ?? inWords(story.tickWords, view));
  const of = ({ index }) => known.get(index) ?? void missing.add(index);
  const around = (some) => {
    const times = some.map(({ begun, start, end }) => begun ?? [start ?? end, end ?? start]);
    const start = Math.min(...times.map((time) => time[0])), end = Math.max(...times.map((time) => time[1]));
    const edge = (end - start) / 20, seen = clamped({ start: start - edge, end: end + edge });
    return long(seen) < long(view) * 0.9 && seen;
  };
  const at = (stretch) => {
    const asked = read();
    asked.set("at", toAddress(stretch));
    return `?${asked}`;
  };
  const drawn = drawing(strips, story, {
    number: format, around, at,
    chosen: () => chosen,
    label: (event) => {
      const found = of(event);
      return found ? (found.short ??= cut(found.label, 20, event.featured)) : "";
    },
    name: (some) => {
      const first = of(some[0]), last = of(some.at(-1));
      if (!first || !last) return "";
      return some.length < 2 ? `${first.date}: ${first.title}`
        : first.date === last.date ? count(first.date, some.length)
          : fill("joined", { number: format(some.length), first: first.date, last: last.date });
    },
    page: (some) => {
      const time = some.length > 1 && around(some);
      return time ? at(time) : new URL(`events/${of(some[0])?.id}/`, root).href;
    },
    period: (time, number) => count(inWords(story.tickWords, time), number),
    /** Those whose names come in few files. */
    few: (some, files = new Set()) => some.filter(({ index }) => {
      const file = Math.floor(index / each);
      return files.has(file) || (files.size < FILES && files.add(file));
    }),
  });
  strips.querySelector(".overview").after(drawn.element);

  // ---- Drawing

  const still = () => {
    const held = strips.contains(document.activeElement) && document.activeElement;
    frame = cancelAnimationFrame(frame);
    moving = false;
    drawn.element.classList.remove("moving");
    strips.classList.toggle("own", isOwn());
    select.value = presets.indexOf(preset());
    if (isOwn()) {
      missing = new Set();
      drawn.draw(list, whole, view);
      drawn.group.ariaLabel = timeWords();
      if (missing.size) fetchNames([...missing]);
    }
    if (held === drawn.group) refocus();
    else if (held && !(held.isConnected && held.checkVisibility())) refocus(held);
  };
  /** To the same mark in the other drawing, as soon as it has its name; else to the drawing itself. */
  const refocus = (mark) => {
    const page = (href) => new URL(href, document.baseURI).href;
    lost = mark ? mark.href?.baseVal : lost;
    const same = lost && [...strips.querySelectorAll("a[href].on-strip")].find((one) =>
      one.checkVisibility() && page(one.getAttribute("href")) === page(lost));
    (same || (isOwn() ? drawn.group : shell.querySelector("button"))).focus({ preventScroll: true });
  };
  const fetchNames = async (indexes) => {
    try {
      for (const [index, name] of await names(indexes)) known.set(index, name);
      if (isOwn() && !frame && !moving) still();
    } catch {
      status.textContent = shell.dataset.failed;
    }
  };
  const rest = () => {
    still();
    steered = false;
    status.textContent = count(timeWords(), list(view).length);
  };
  const tell = () => {
    told = isAll() ? null : toAddress(preset() ?? view);
    change((asked) => (told ? asked.set("at", told) : asked.delete("at")));
  };
  const settle = () => {
    if (steered) rest();
    tell();
  };

  /** At once; `later`: told when a key that is held down comes to rest. */
  const go = (next, later) => {
    view = clamped(next);
    rest();
    clearTimeout(timer);
    if (later) timer = setTimeout(tell, SETTLED);
    else tell();
    return true;
  };
  /** By hand: drawn with the next frame, told when it rests. */
  const steer = (next) => {
    const before = long(view);
    view = clamped(next);
    steered = true;
    if (Math.abs(long(view) - before) > before * 1e-9) moving = false;
    else moving ||= "first";
    frame ||= requestAnimationFrame(paint);
    clearTimeout(timer);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(settle, SETTLED);
  };
  const paint = () => {
    frame = 0;
    drawn.element.classList.toggle("moving", !!moving);
    strips.classList.toggle("own", isOwn());
    if (!isOwn()) return;
    if (!moving) drawn.draw(list, whole, view);
    else if (moving === "first" || !drawn.slide(whole, view)) drawn.draw(list, whole, view, beyond());
    moving &&= true;
  };
  const beyond = (part = 1) => {
    const stretch = { start: panned(-part).start, end: panned(part).end };
    return part > 0.1 && list(stretch).length > MANY ? beyond(part / 2) : stretch;
  };

  // ---- Acts

  const acts = {
    in: (later) => go(zoomed(0.5), later),
    out: (later) => go(zoomed(2), later),
    all: () => go(whole),
    times: () => {
      select.focus();
      try {
        select.showPicker();
      } catch {
        // It has the focus: a reader opens it.
      }
    },
  };
  const move = (next) => (later) => !isAll() && go(next(), later), side = isBack() ? -0.25 : 0.25;
  const turn = hands(strips, {
    rest, soon,
    stage: () => [...strips.querySelectorAll(".scaled > .strip, .overview, .zoomed > .strip")]
      .find((one) => one.checkVisibility()).getBoundingClientRect(),
    isFree: () => !isAll(),
    pan: (part) => !isAll() && part && steer(panned(part)),
    zoom: (factor, part) => steer(zoomed(factor, part)),
    keys: {
      "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.all,
      ArrowLeft: move(() => panned(-side)), ArrowRight: move(() => panned(side)),
      Home: move(() => ({ start: whole.start, end: whole.start + long(view) })),
      End: move(() => ({ start: whole.end - long(view), end: whole.end })),
    },
  });
  drawn.element.addEventListener("click", (event) => {
    const time = event.target.closest("a")?.time;
    if (!time || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(time);
  });

  // The list of times takes the place of the button that asks for it.
  const button = shell.querySelector("[value=times]"), select = document.createElement("select");
  const focused = document.activeElement === button;
  select.className = "tool";
  select.ariaLabel = button.textContent;
  select.append(...[{ words: button.textContent }, ...presets].map((one, index) => new Option(one.words, index - 1)));
  select.onchange = () => go(presets[select.value]?.seen ?? view);
  button.replaceWith(select);
  if (focused) select.focus();

  const follow = () => {
    const asked = read().get("at"), seen = common(fromAddress(asked) ?? whole);
    if (asked === told) return;
    told = asked;
    view = seen.start < seen.end ? clamped(seen) : whole;
    rest();
  };
  const choose = () => {
    const { shown } = selection;
    chosen = shown ? story.list.filter(({ index }) => shown.has(index)) : story.list;
    (isAll() ? still : rest)();
  };
  document.addEventListener("dateline:address", follow);
  let width = strips.clientWidth;
  new ResizeObserver(() => {
    if (width !== (width = strips.clientWidth) && isOwn()) still();
  }).observe(strips);
  if (selection.shown) choose();
  follow();
  return { press: ({ value }) => acts[value](), turn, choose };
};
