/* The rules of a strip, the same as dateline/story/geometry/ has: tests/js/ holds both to it.
   The calendar is the proleptic Gregorian one for any year; the year 0 is 1 BC. It repeats after 400 years, so Date,
   which ends where history is old, is asked for near years only. Times are days since 1970-01-01. */

const ERA = 146097; // days

/** Days since 1970-01-01; `month` from 1. */
export const ordinal = (year, month, day) => {
  const era = Math.floor(year / 400) - 5;
  return Date.UTC(year - era * 400, month - 1, day) / 864e5 + era * ERA;
};

export const fromOrdinal = (days) => {
  const era = Math.floor(days / ERA), date = new Date((days - era * ERA) * 864e5);
  return { year: date.getUTCFullYear() + era * 400, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** Of so many days since 1970-01-01; 0 is Monday. */
export const weekday = (days) => (((days + 3) % 7) + 7) % 7;

// ---- Where a stretch of time is marked, as in dateline/story/geometry/ticks.py, and with which words

const DAYS = { hour: 1 / 24, day: 1, month: 28, year: 365 }; // at least so long
const FINER = { hour: [1, 3, 6, 12], day: [1, 2, 5, 10], month: [1, 2, 3, 6] };

/** [{at, unit, step, day, hour}] of the finest step with at most `most` ticks, which is one or more. */
export const ticks = ({ start, end }, most) => {
  const far = Math.max(-start, end);
  for (const [step, size] of ladder()) {
    if (far + (DAYS[step] * size) / 4 === far) continue; // numbers so large cannot tell two of these apart
    const found = [];
    for (const at of times(step, size, start)) {
      if (!(at < end) || found.length > most) break;
      if (at >= start) found.push(tick(at, step));
    }
    if (found.length <= most) return found;
  }
};

/** One of them. */
export const tick = (at, step) => {
  const number = Math.floor(at), day = fromOrdinal(number), hour = Math.round((at - number) * 24);
  return { at, unit: hour ? "hour" : day.day > 1 ? "day" : day.month > 1 ? "month" : "year", step, day, hour };
};

function* ladder() {
  for (const step in FINER) for (const size of FINER[step]) yield [step, size];
  for (let power = 1; ; power *= 10) for (const size of [1, 2, 5]) yield ["year", size * power];
}

/** Those of a step without end, from one that is not after `start`. */
function* times(step, size, start) {
  const { year, month } = fromOrdinal(Math.floor(start));
  // Years are round as they are said: n BC is 1 - n. 2 AD is too near to 1 AD.
  for (let n = Math.floor(year / size) - 1; step === "year"; n++) {
    if (n !== 1 || size > 2) yield ordinal(n * size + (n < 1), 1, 1);
  }
  for (let month = 1; step === "month"; month += size) yield ordinal(year, month, 1);
  for (let number = ordinal(year, month, 1); ; number++) {
    const { day } = fromOrdinal(number), isLast = fromOrdinal(number + 1).day === 1;
    if (step === "day" && isBetween(day, size, isLast)) continue;
    for (let hour = 0; hour < 24; hour += step === "hour" ? size : 24) yield number + hour / 24;
  }
}

const isBetween = (day, size, isLast) => day > 1
  && (size > 2 ? day % size || day > 29 - size / 2 : size > 1 && (day % 2 === 0 || isLast));

/** Their words, as `axis_words` of dateline/publish/scale.py; the first are `ticks` of /find/strip.json. */
export const tickWords = ({ language, months, weekdays, hours, years }, ticks) => {
  const yearOf = ({ day: { year } }) => {
    const [before, after] = years[year > 999 ? "plain" : year > 0 ? "early" : "bce"], said = year > 0 ? year : 1 - year;
    return before + (said > 9999 ? said.toLocaleString(`${language}-u-nu-latn`) : said) + after;
  };
  const monthOf = ({ day }) => months[day.month - 1];
  const dayOf = (tick, before) => {
    const isNew = tick.day.year !== before?.day.year;
    return [
      `${weekdays[weekday(Math.floor(tick.at))]} ${tick.day.day}`,
      (isNew || tick.day.month !== before.day.month) && monthOf(tick), isNew && yearOf(tick),
    ].filter(Boolean).join(" ");
  };
  const found = ticks.map((tick, index) => (tick.unit === "hour" ? hours[tick.hour]
    : DAYS[tick.step] <= 1 ? dayOf(tick, ticks[index - 1]) : tick.unit === "year" ? yearOf(tick) : monthOf(tick)));
  // The first says the year, or the day, where no other would.
  const all = (unit) => ticks[0] && ticks.every((tick) => tick.unit === unit);
  if (all("month")) found[0] += ` ${yearOf(ticks[0])}`;
  if (all("hour")) found[0] = `${dayOf(ticks[0])} ${found[0]}`;
  return found;
};

// ---- Marks on a strip, each in the lane of its thread, as in dateline/story/geometry/marks.py

const SLACK = 1e-9; // of the strip's width: what rounding may add
const CELL = 1.25; // of the width of a joined mark: it must have room in its cell

/** Where a time lies: 0 at the start of a stretch, 1 at its end. */
export const at = ({ start, end }, time) => (time - start) / (end - start);

/** {rows, marks} of the events of one thread: each mark takes the first row, from the top down, in which it touches
    none, the featured first; those left join in the last.
    `room`: {mark(event), name(event), count, gap}, parts of the width, and {rows}, how many at most.
    A mark: {events, form, row, x, width, left, right, start, end}; it lies from left to right, with its name from
    start to end, and its time is from x on. If it is no joined one: {dot, before, core, cutStart, cutEnd}. */
export const lane = (list, stretch, room) => {
  const found = list.flatMap((event) => markOf(event, stretch, room)), fame = ({ events: [event] }) => event.featured;
  const rows = Array.from({ length: room.rows - 1 }, () => []), left = []; // below them is one more
  for (const mark of found.sort((a, b) => fame(b) - fame(a) || inTime(a, b))) {
    const apart = (a, b) => a.end + room.gap <= b.start + SLACK;
    mark.row = rows.findIndex((row) => row.every((one) => apart(one, mark) || apart(mark, one)));
    (rows[mark.row] ?? left).push(mark);
  }
  const last = joined(left, room.count).map((mark) => ({ ...mark, row: rows.length }));
  const marks = [...rows.flat(), ...last].sort(inTime);
  return { rows: Math.max(-1, ...marks.map((mark) => mark.row)) + 1, marks };
};

const inTime = (a, b) => a.start - b.start || b.end - a.end;

/** None where it lies outside. */
const markOf = (event, stretch, room) => {
  const parts = ([from, to]) => {
    const start = Math.max(from ?? stretch.start, stretch.start), end = Math.min(to ?? stretch.end, stretch.end);
    return start < end ? [at(stretch, start), at(stretch, end)] : null;
  };
  const { start, end, form, core } = event, time = parts([start, end]);
  if (!time) return [];
  const [x] = time, width = time[1] - x, least = room.mark(event), name = room.name(event);
  const more = Math.max(0, least - width);
  // Drawn around the middle of its time, if that is too short; what is open keeps its known end.
  const left = x - more * (form !== "open" ? 0.5 : start === null ? 1 : 0), right = left + width + more;
  // A name begins at its mark; only where it has no room it ends there.
  const reach = left + least + name, before = name > 0 && reach > 1 && left >= name;
  return {
    events: [event], form, x, width, left, right, before,
    start: before ? left - name : left, end: before || !name ? right : Math.max(right, reach),
    dot: form === "day" && more > 0, core: core && parts(core),
    cutStart: start !== null && start < stretch.start, cutEnd: end !== null && end > stretch.end,
  };
};

/** Those that begin in the same cell are one, and single ones that then touch it. */
const joined = (left, count) => {
  const cell = CELL * count, cells = new Map(), groups = [];
  for (const mark of left.sort(inTime)) {
    const here = Math.floor(begins(mark) / cell);
    cells.set(here, [...cells.get(here) ?? [], mark]);
  }
  for (let [here, marks] of [...cells].sort(([a], [b]) => a - b)) {
    let one = join(marks, count, cells.has(here - 1) ? here * cell : 0, cells.has(here + 1) ? (here + 1) * cell : 1);
    while (groups.at(-1)?.one.end > one.start + SLACK) {
      const before = groups.pop();
      marks = [...before.marks, ...marks];
      one = join(marks, count, before.one.start, one.end);
    }
    groups.push({ marks, one });
  }
  return groups.map((group) => group.one);
};

/** Where it begins, as far as that is known. */
const begins = ({ form, x, width }) => (form === "range" || form === "open" ? x : x + width / 2);

/** From the first beginning to the last, or as long as its number needs, between `low` and `high`. */
const join = (marks, count, low, high) => {
  const [{ x, width, form }] = marks;
  if (marks.length === 1) return marks[0];
  const span = form === "span" && marks.every((mark) => mark.x === x && mark.width === width);
  const times = span ? [x, x + width] : marks.map(begins);
  let start = Math.min(...times), end = Math.max(...times);
  if (end - start < count) {
    start = Math.max(Math.min(Math.max((start + end - count) / 2, low), high - count), 0);
    end = start + count;
  }
  const events = marks.flatMap((mark) => mark.events);
  return { events, form: span ? "span" : "range", x: start, width: end - start, left: start, right: end, start, end };
};

// ---- Which marks of a lane are named, and where the names stand, as in dateline/story/geometry/labels.py

/** [{mark, line, before, start, end}]: as many names as fit without touching a mark, another name or its line.
    `important`: marks, those first that choose first; `name(event)` and `gap`: parts of the width. Line 0 is beside the
    mark, the others count upwards from the lane. */
export const labels = (marks, important, { name, gap }, lines) => {
  const rows = Object.groupBy(marks, (mark) => mark.row);
  let placed = [];

  /** Row r of the marks is track -r, line n above them track n; a name's line covers a little of those between. */
  const cover = (one) => {
    const { mark: { row }, line, leader } = one, covers = [[line || -row, one.start, one.end]];
    for (let track = 1 - row; line && track < line; track++) covers.push([track, leader - gap / 4, leader + gap / 4]);
    return { ...one, covers };
  };
  const places = (mark) => {
    const { events: [event], width, left, right } = mark, wide = name(event) + gap;
    const at = (line, before, start) => cover({
      mark, line, before, start, end: start + wide,
      leader: width < right - left ? (left + right) / 2 : before ? right : left,
    });
    const found = [at(0, false, right + gap / 2)];
    for (let line = 1; line <= lines; line++) {
      found.push(at(line, false, left), at(line, true, right - wide));
      if (line === 1) found.push(at(0, true, left - gap / 2 - wide));
    }
    // Beside a bar longer than itself a name would be far from where that began.
    return found.filter((one) => (one.line || width < wide) && fits(one));
  };
  const fits = ({ start, end, covers }) => start >= 0 && end <= 1
    && covers.every(([track, from, to]) => !rows[-track]?.some(({ left, right }) => from < right && left < to));
  const clash = (one, other) => one.covers.some(([track, start, end]) =>
    other.covers.some(([taken, from, to]) => track === taken && start < to && from < end));
  const inTheWay = (one) => placed.filter((other) => clash(one, other));

  /** Moves the names that are in the way of a place one line up, where all of them can. */
  const makeWay = (place) => {
    const moved = new Map(inTheWay(place).map((one) => [one, cover({ ...one, line: one.line + 1 })]));
    const can = [...moved].every(([old, one]) => one.line <= lines && fits(one) && !clash(one, place)
      && inTheWay(one).every((other) => other === old));
    if (can) placed = placed.map((one) => moved.get(one) ?? one);
    return can;
  };

  for (const mark of important) {
    const free = places(mark), place = free.find((one) => !inTheWay(one).length) ?? free.find(makeWay);
    if (place) placed.push(place);
  }
  return placed;
};

// ---- How many events begin in each period of a stretch, as in dateline/story/geometry/bins.py

/** The edges of the periods between at most `most` ticks, but not finer than half of the dates are known. `list`, as
    below: events whose beginning is known. */
export const divide = (list, stretch, most) => {
  for (;;) {
    const inner = ticks(stretch, most).map((one) => one.at).filter((one) => one > stretch.start);
    const edges = [stretch.start, ...inner, stretch.end];
    const sure = list.filter((event) => binOf(edges, event) >= 0).length;
    if (most === 1 || 2 * sure >= list.length) return edges;
    most = Math.floor(most / 2);
  }
};

/** [{start, end, sure, spread}]: `sure` events are known to have begun in it, `spread` adds up the shares of the
    others. */
export const bins = (list, edges) => {
  const found = edges.slice(1).map((end, index) => ({ start: edges[index], end, sure: 0, spread: 0 }));
  for (const event of list) {
    const [begins, ends] = event.begun, here = found[binOf(edges, event)];
    if (here) here.sure++;
    else {
      for (const bin of found) {
        bin.spread += Math.max(0, Math.min(ends, bin.end) - Math.max(begins, bin.start)) / (ends - begins);
      }
    }
  }
  return found;
};

const binOf = (edges, { begun: [begins, ends] }) => {
  let low = 0, high = edges.length; // the first edge after it begins
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= begins) low = middle + 1;
    else high = middle;
  }
  return ends <= edges[low] ? low - 1 : -1;
};
