/* Zoom of the strip: which time is seen, how it is told, and what moves it. Until a reader acts the server's
   drawing stands. */
import { change, read, selection } from "../address.js";
import { events, make, manifest, names, root, sayings, style } from "../data.js";
import { fromOrdinal, ordinal, tickWords } from "../geometry/time.js";
import { cut, drawing } from "./drawing.js";
import { isBack } from "./shapes.js";

const SETTLED = 400; // milliseconds without a move until the address tells of it
const MANY = 450; // marks that are drawn at once where they move
const FILES = 12; // of names, for the marks above bars
const HOURS = 8; // days: what is shorter is told to the hour
const THRESHOLD = 4; // pixels until a press is a drag
const TIME = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d))?$/;

const long = ({ start, end }) => end - start;

// ---- Stretches of time in the address and in words

const padded = (number, digits = 2) => `${number}`.padStart(digits, "0");
const write = (time, hours) => {
  const days = Math.floor(time), { year, month, day } = fromOrdinal(days);
  const date = `${year < 0 ? "-" : ""}${padded(Math.abs(year), 4)}-${padded(month)}-${padded(day)}`;
  return hours ? `${date}T${padded(Math.round((time - days) * 24))}` : date;
};

/** "2017-12-01..2017-12-07", the last day included; finer times by the hour. */
const toAddress = ({ start, end }) => {
  const hours = (start % 1 || end % 1) && end - start < HOURS, step = hours ? 24 : 1;
  const [first, after] = [start, end].map((time) => Math.round(time * step) / step);
  return `${write(first, hours)}..${write(hours ? after : Math.max(after - 1, first), hours)}`;
};

/** Null for what is no such stretch. */
const fromAddress = (words) => {
  const [first, last] = words?.split("..").map((one) => TIME.exec(one)) ?? [];
  if (!first || !last) return null;
  const time = ([, year, month, day, hour = 0]) => ordinal(+year, +month, +day) + hour / 24;
  const start = time(first), end = time(last) + !last[4];
  return start < end ? { start, end } : null;
};

/** As exactly as a stretch is long: its years, months, days or hours. */
const inWords = (said, { start, end }) => {
  const wide = end - start, unit = wide >= 1096 ? "year" : wide >= 90 ? "month" : wide >= 2 ? "day" : "hour";
  const words = (time) => {
    const at = Math.floor(time), hour = Math.floor((time - at) * 24);
    return tickWords(said, [{ at, unit, step: unit, day: fromOrdinal(at), hour, changed: "year" }])[0];
  };
  // To the nearest hour; else the last day is said, not the one after.
  const nearest = unit === "hour" && 1 / 48, first = words(start + nearest), last = words(end + (nearest || -1e-6));
  return first === last ? first : `${first} – ${last}`;
};

/** Takes the place of the server's drawing in `shell.strips` as soon as there is something to show. */
export const zoom = async (shell) => {
  const { strips, status } = shell;
  const [story, say, { language, names: each }] = await Promise.all([
    events(), sayings("zoom."), manifest(), style(new URL("../../css/zoom.css", import.meta.url)),
  ]);
  const whole = story.stretch, side = isBack() ? -1 : 1;
  const least = Math.max(1 / 24, 2 ** -42 * Math.max(-whole.start, whole.end)); // an hour, or what numbers can tell
  const known = new Map(), missing = new Set(), element = shell.querySelector(".zoomed");
  let view = whole, chosen = story.list, told = null, moving = false, lost, timer, frame;

  const isOwn = () => view !== whole || selection.shown;
  /** Those in a stretch; what begins and ends outside, and is not known exactly enough, would lie under all. */
  const list = (stretch) => chosen.filter(({ start, end, begun }) =>
    (start ?? -Infinity) < stretch.end && (end ?? Infinity) > stretch.start
    && (view === whole || start >= stretch.start && start !== null || end <= stretch.end && end !== null
      || begun && begun[1] - begun[0] <= Math.max(1, long(view) / 2)));
  const clamped = ({ start, end }) => {
    const wide = Math.max(end - start, least);
    if (wide > long(whole) * 0.999) return whole;
    const first = Math.max(whole.start, Math.min(start, whole.end - wide));
    return { start: first, end: first + wide };
  };
  const common = ({ start, end }) => clamped({ start: Math.max(start, whole.start), end: Math.min(end, whole.end) });
  /** Longer around a part of the width, and on by one. */
  const moved = (factor, at = 0.5, by = 0) => {
    const wide = Math.max(long(view) * factor, least), start = view.start + (long(view) - wide) * at + wide * by;
    return { start, end: start + wide };
  };

  const presets = [...story.bursts, ...story.years].map((one) => ({ ...one, seen: common(one) }))
    .filter(({ seen }) => seen !== whole);
  const preset = () => presets.find(({ seen }) =>
    Math.abs(seen.start - view.start) + Math.abs(seen.end - view.end) < 1e-6);

  // ---- Words

  const count = (time, number) => say(number === 1 ? "one" : "many", { time, number });
  const timeWords = () => view === whole ? strips.querySelector(".scaled > .strip").ariaLabel
    : preset()?.words ?? inWords(story.tickWords, view);
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
    label: (event) => {
      const found = nameOf(event);
      return found && (found.short ??= cut(found.label, event.featured));
    },
    of: (some) => {
      const first = nameOf(some[0]), last = nameOf(some.at(-1)), { length } = some;
      if (!first || !last) return null;
      const href = `${root.pathname}events/${first.id}/`;
      if (length < 2) return { name: `${first.date}: ${first.title}`, href };
      const name = first.date === last.date ? count(first.date, length)
        : say("joined", { number: length, first: first.date, last: last.date });
      const times = some.flatMap(({ begun, start, end }) => begun ?? [start ?? end, end ?? start]);
      const start = Math.min(...times), end = Math.max(...times), edge = (end - start) / 20;
      const time = clamped({ start: start - edge, end: end + edge });
      return long(time) < long(view) * 0.9 ? closer(time, name) : { name, href };
    },
    period: (time) => closer(time, count(inWords(story.tickWords, time), time.sure)),
    /** Those whose names come in few files. */
    few: (some, files = new Set()) => some.filter(({ index }) => {
      const file = Math.floor(index / each);
      return files.has(file) || (files.size < FILES && files.add(file));
    }),
  });
  element.prepend(strips.querySelector(".scaled > .skip").cloneNode(true));
  strips.querySelector(".overview").after(element);

  // ---- Drawing

  const show = () => {
    const held = strips.contains(document.activeElement) && document.activeElement;
    frame = cancelAnimationFrame(frame);
    element.hidden = !isOwn();
    element.classList.toggle("moving", moving);
    strips.classList.toggle("own", isOwn());
    if (isOwn() && !(moving && drawn.slide(view))) drawn.draw(list, view, moving ? beyond() : view);
    if (held === drawn.group || held && !(held.isConnected && held.checkVisibility())) refocus(held);
  };
  /** To the same mark of what is drawn now, as soon as it has its name; else to the drawing itself. */
  const refocus = (held) => {
    if (held !== drawn.group) lost = held.getAttribute("href")?.replace(/.*(?=events\/)/, "");
    const same = [...strips.querySelectorAll(`.on-strip[href$="${lost}"]`)].find((one) => one.checkVisibility());
    (same ?? (isOwn() ? drawn.group : shell.querySelector("button"))).focus({ preventScroll: true });
  };
  const beyond = (more = 1) => {
    const stretch = { start: moved(1, 0, -more).start, end: moved(1, 0, more).end };
    return more > 0.1 && list(stretch).length > MANY ? beyond(more / 2) : stretch;
  };
  const still = () => {
    moving = false;
    missing.clear();
    show();
    select.value = presets.indexOf(preset());
    drawn.group.ariaLabel = timeWords();
    if (missing.size) fetchNames([...missing]);
  };
  const fetchNames = async (indexes) => {
    try {
      for (const [index, name] of await names(indexes)) known.set(index, name);
      if (!frame && !moving) still();
    } catch {
      status.textContent = shell.dataset.failed;
    }
  };
  const rest = () => {
    still();
    status.textContent = count(timeWords(), list(view).length);
  };
  const settle = () => {
    rest();
    told = view === whole ? null : toAddress(preset() ?? view);
    change((asked) => (told ? asked.set("at", told) : asked.delete("at")));
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
  /** At once; `held`: told when a key that is held down comes to rest. */
  const go = (next, held) => {
    const goes = steer(next);
    if (goes) (held ? soon : settle)();
    return goes;
  };

  // ---- Buttons and keys

  const press = (button) => acts[button.value]();
  const acts = {
    in: (held) => go(moved(0.5), held),
    out: (held) => go(moved(2), held),
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
  const keys = {
    "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.all,
    ArrowLeft: (held) => go(moved(1, 0, -side / 4), held),
    ArrowRight: (held) => go(moved(1, 0, side / 4), held),
    Home: () => go({ start: whole.start, end: whole.start + long(view) }),
    End: () => go({ start: whole.end - long(view), end: whole.end }),
  };
  const on = (types, act) => {
    for (const type of types.split(" ")) strips.addEventListener(type, act, { passive: false });
  };
  on("keydown", (event) => {
    dragged = false;
    const other = event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select");
    if (!other && keys[event.key]?.(event.repeat)) event.preventDefault();
  });

  // The list of times takes the place of the button that asks for it.
  const button = shell.querySelector("[value=times]"), { textContent: words } = button, focused = document.activeElement === button;
  const select = make("select", {
    className: "tool", ariaLabel: words, onchange: () => go(presets[select.value]?.seen ?? view),
  }, ...[{ words }, ...presets].map((one, index) => new Option(one.words, index - 1)));
  button.replaceWith(select);
  if (focused) select.focus();

  // ---- Mouse, finger and wheel. The page keeps its scroll: a finger that goes up or down and a plain wheel are
  // left alone.

  const down = new Map(); // by pointer the part of the width where it is
  let dragged, before, box;

  const part = (x) => (side < 0 ? box.right - x : x - box.left) / box.width;
  const measure = () => {
    box = [...strips.querySelectorAll(".scaled > .strip, .overview, .zoomed > i")]
      .find((one) => one.checkVisibility()).getBoundingClientRect();
  };
  /** Of all fingers the middle, and how far they are apart. */
  const grip = () => {
    const low = Math.min(...down.values()), high = Math.max(...down.values());
    return { middle: (low + high) / 2, apart: Math.max(high - low, 0.02) };
  };

  /** A wheel that is turned with Ctrl, or a pinch on a trackpad. */
  const turn = ({ deltaY, clientX }) => {
    measure();
    steer(moved(2 ** (Math.max(-100, Math.min(100, deltaY)) / 100), part(clientX)));
    soon();
  };
  on("wheel", (event) => {
    const { deltaX, deltaY, ctrlKey, metaKey, target } = event;
    if (ctrlKey || metaKey || Math.abs(deltaX) <= Math.abs(deltaY) || !target.closest(".zoomed")) return;
    event.preventDefault();
    measure();
    steer(moved(1, 0, (side * deltaX) / box.width));
    soon();
  });
  on("pointerdown", ({ button, target, isPrimary, pointerId, clientX }) => {
    if (button || !target.closest(".strip, .zoomed")) return;
    if (isPrimary) {
      down.clear();
      dragged = false;
    }
    measure();
    down.set(pointerId, part(clientX));
    before = grip();
  });
  on("pointermove", ({ pointerId, clientX }) => {
    if (!down.has(pointerId)) return;
    const far = Math.abs(part(clientX) - down.get(pointerId)) * box.width > THRESHOLD;
    if (!far && !dragged && down.size < 2) return;
    if (!dragged) for (const id of down.keys()) strips.setPointerCapture(id);
    dragged = true;
    down.set(pointerId, part(clientX));
    const now = grip();
    steer(moved(before.apart / now.apart, now.middle, before.middle - now.middle));
    before = now;
  });
  on("pointerup pointercancel", ({ pointerId }) => {
    if (!down.delete(pointerId) || !dragged) return;
    before = grip();
    if (!down.size) settle();
  });
  // Two fingers that go up or down would else scroll, and end all this.
  on("touchmove", (event) => {
    if (event.touches.length > 1 && down.size) event.preventDefault();
  });
  on("dragstart", (event) => event.preventDefault());
  strips.addEventListener("click", (event) => {
    const time = event.target.closest(".zoomed a")?.time;
    if (!dragged && (!time || event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!dragged) go(time);
    dragged = false;
  }, { capture: true });

  // ---- What else moves it

  const follow = () => {
    const asked = read().get("at"), time = fromAddress(asked) ?? whole;
    if (asked === told) return;
    told = asked;
    view = time.start < whole.end && time.end > whole.start ? common(time) : whole;
    rest();
  };
  const choose = () => {
    const { shown } = selection;
    chosen = shown ? story.list.filter(({ index }) => shown.has(index)) : story.list;
    (view === whole ? still : rest)();
  };
  document.addEventListener("dateline:address", follow);
  let width = strips.clientWidth;
  new ResizeObserver(() => {
    if (width !== (width = strips.clientWidth) && isOwn()) still();
  }).observe(strips);
  if (selection.shown) choose();
  follow();
  return { press, turn, choose };
};
