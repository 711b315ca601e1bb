/* Marks on a strip, each in the lane of its thread, as in dateline/story/geometry/marks.py. */

const SLACK = 1e-9; // of the strip's width: what rounding may add
const CELL = 1.25; // of the width of a joined mark: it must have room in its cell

/** Where a time lies: 0 at the start of a stretch, 1 at its end. */
export const at = ({ start, end }, time) => (time - start) / (end - start);

/** How wide a mark is drawn at least, in rem, around the middle of its time; as in marks.css. */
export const drawnWidth = ({ form, approximate, rough }, featured) =>
  form === "day" ? (approximate ? 1.5 : featured ? 0.8 : 0.6)
    : form === "open" ? (approximate ? 1.6 : 1)
      : approximate ? 1.25 : form === "span" || rough ? 0.9 : 0.4;

/** [{thread, rows, marks}] of the threads that have events in the stretch; `thread` is its index.
    `room`: {mark(event), count}, parts of the width; and if need be {gap, name(event)}, and {rows}, how many at most.
    A mark: {events, row, x, width, least, start, end, form}, and if it is no joined one
    {dot, before, core, openStart, openEnd, cutStart, cutEnd}. */
export const lanes = (list, threads, stretch, room) => threads.flatMap((_, thread) => {
  const marks = marksOf(list.filter((event) => event.thread === thread), stretch, room);
  const fame = (mark) => mark.events[0].featured;
  return marks.length ? { thread, ...lane(marks.sort((a, b) => fame(b) - fame(a) || inTime(a, b)), room) } : [];
});

/** All in one lane, whatever their threads. */
export const oneLane = (list, stretch, room) => ({ thread: null, ...lane(marksOf(list, stretch, room), room) });

/** What a mark itself covers where it is drawn so wide at least. What is open keeps its known end. */
export const box = ({ x, width, form, openStart }, least) => {
  const end = x + width, middle = x + width / 2;
  if (width >= least) return [x, end];
  if (form === "open") return openStart ? [end - least, end] : [x, x + least];
  return [middle - least / 2, middle + least / 2];
};

const inTime = (a, b) => a.start - b.start || b.end - a.end;

const marksOf = (list, stretch, room) => list.flatMap((event) => {
  const parts = ([from, to]) => {
    const start = Math.max(from ?? stretch.start, stretch.start), end = Math.min(to ?? stretch.end, stretch.end);
    return start < end ? [at(stretch, start), at(stretch, end)] : null;
  };
  const { start, end, form } = event, openStart = start === null, openEnd = end === null;
  const time = parts([start, end]);
  if (!time) return [];
  const [x] = time, width = time[1] - x, least = room.mark(event), name = room.name?.(event) ?? 0;
  // A name begins at its mark; only where it has no room it ends there.
  const [left, right] = box({ x, width, form, openStart }, least), reach = left + least + name;
  const before = name > 0 && reach > 1 && left >= name;
  return {
    events: [event], row: 0, x, width, least, form, before, openStart, openEnd,
    start: before ? left - name : left, end: before || !name ? right : Math.max(right, reach),
    dot: form === "day" && width < least, core: event.rough && event.core ? parts(event.core) : null,
    cutStart: !openStart && start < stretch.start, cutEnd: !openEnd && end > stretch.end,
  };
});

/** Each takes the first row, from the top down, in which it touches none; those left join in the last. */
const lane = (list, { count, gap = 0, rows: most = 4 }) => {
  const rows = Array.from({ length: most - 1 }, () => []), left = []; // below them is one more
  for (const mark of list) {
    const apart = (a, b) => a.end + gap <= b.start + SLACK;
    mark.row = rows.findIndex((row) => row.every((one) => apart(one, mark) || apart(mark, one)));
    (rows[mark.row] ?? left).push(mark);
  }
  const marks = [...rows.flat(), ...joined(left, count).map((mark) => ({ ...mark, row: rows.length }))].sort(inTime);
  return { rows: Math.max(-1, ...marks.map((mark) => mark.row)) + 1, marks };
};

/** Those that begin in the same cell are one, and single ones that then touch it. */
const joined = (left, count) => {
  const cell = CELL * count, cells = new Map(), groups = [];
  for (const mark of left.sort(inTime)) {
    const here = Math.floor(begins(mark) / cell);
    if (!cells.has(here)) cells.set(here, []);
    cells.get(here).push(mark);
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
  return { events, x: start, width: end - start, least: count, start, end, form: span ? "span" : "range" };
};
