/* Which marks of a lane are named, and where the names stand, as in dateline/story/geometry/labels.py. */
import { box } from "./marks.js";

/** [{event, mark, line, before, start, end, leader}]: as many names as fit without touching a mark, another name or
    its line. `important`: events, those first that choose first. `spacing`: {name(event), scale, gap}, parts of the
    width. Line 0 is beside the mark, the others count upwards from the lane. */
export const labels = (lane, important, { name, scale, gap }, lines = 2) => {
  const rows = [[], [], [], []], marks = new Map();
  let placed = [];
  const covered = (mark) => (mark.events.length > 1 ? [mark.start, mark.end] : box(mark, mark.least * scale));
  for (const mark of lane.marks) {
    rows[mark.row].push([-mark.row, ...covered(mark)]);
    if (mark.events.length === 1) marks.set(mark.events[0], mark);
  }

  /** Row r of the marks is track -r, line n above them track n; a name's line covers a little of those between. */
  const cover = (one) => {
    const { mark: { row }, line, leader } = one, covers = [[line || -row, one.start, one.end]];
    for (let track = 1 - row; line && track < line; track++) covers.push([track, leader - gap / 4, leader + gap / 4]);
    return { ...one, covers };
  };
  const places = (event) => {
    const mark = marks.get(event), [left, right] = covered(mark), wide = name(event) + gap;
    const at = (line, before, start) => cover({
      event, mark, line, before, start, end: start + wide,
      leader: mark.width < mark.least ? (left + right) / 2 : before ? right : left,
    });
    const found = [at(0, false, right + gap / 2)];
    for (let line = 1; line <= lines; line++) {
      found.push(at(line, false, left), at(line, true, right - wide));
      if (line === 1) found.push(at(0, true, left - gap / 2 - wide));
    }
    // Beside a bar longer than itself a name would be far from where that began.
    return found.filter((one) => (one.line || mark.width < wide) && fits(one));
  };
  const meet = (a, b) => a[0] === b[0] && a[1] < b[2] && b[1] < a[2];
  const fits = ({ start, end, covers }) => start >= 0 && end <= 1
    && covers.every((one) => !rows[-one[0]]?.some((taken) => meet(one, taken)));
  const clash = (one, other) => one.covers.some((a) => other.covers.some((b) => meet(a, b)));
  const inTheWay = (one) => placed.filter((other) => clash(one, other));

  /** Moves the names that are in the way of a place one line up, where all of them can. */
  const makeWay = (place) => {
    const moved = new Map(inTheWay(place).map((one) => [one, cover({ ...one, line: one.line + 1 })]));
    const can = [...moved].every(([old, one]) => one.line <= lines && fits(one) && !clash(one, place)
      && inTheWay(one).every((other) => other === old));
    if (can) placed = placed.map((one) => moved.get(one) ?? one);
    return can;
  };

  for (const event of important.filter((one) => marks.has(one))) {
    const free = places(event), place = free.find((one) => !inTheWay(one).length) ?? free.find(makeWay);
    if (place) placed.push(place);
  }
  return placed;
};
