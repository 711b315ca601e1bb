/* How many events of each thread fall into each period: as dateline/publish/pages/strips/heat.py. The periods
   are those of the whole story at one scale, so that panning changes neither them nor how high they are. */
import { bins, divide } from "../geometry/bins.js";
import { svg } from "./shapes.js";

const PERIODS = 48; // in view
let made = {};

const divided = (list, whole, most) => {
  if (made.list === list && made.most === most) return made;
  const division = divide(list, whole, most), found = new Map();
  for (const [thread, some] of Map.groupBy(list, (event) => event.thread)) found.set(thread, bins(some, division));
  const highest = Math.max(1, ...[...found.values()].flat().map((one) => one.sure + one.spread));
  return (made = { list, most, found, highest, all: bins(list, division) });
};

/** The drawing of what is in a stretch, and its periods. `foot(thread)` and `high`, the highest bar, in rem;
    `place(time, wide)` and `scale` tell pixels; `write(number, most)`: its words, if they are no wider. */
export const bars = (list, whole, ratio, stretch, { threads, foot, high, rem, place, scale, write }) => {
  // A zoom goes through many scales: made anew where there would be half as many again.
  const { found, highest, all } = divided(list, whole, Math.floor(PERIODS * 2 ** (Math.floor(2 * Math.log2(ratio)) / 2)));
  const seen = ({ time }) => time.start < stretch.end && time.end > stretch.start;
  const drawn = threads.flatMap(({ colour }, thread) => {
    const some = (found.get(thread) ?? []).filter(seen), paths = ["", ""], numbers = [], unit = (high * rem) / highest;
    for (const { time, sure, spread } of some) {
      const wide = (time.end - time.start) * scale, x = place(time.start, wide);
      const bar = (low, part) =>
        `M${(x + 0.5).toFixed(1)} ${(foot(thread) * rem - low * unit).toFixed(1)}v${(-part * unit).toFixed(1)}`
        + `h${Math.max(wide - 1, 1).toFixed(1)}v${(part * unit).toFixed(1)}z`;
      if (sure) paths[0] += bar(0, sure);
      if (spread > highest / 100) paths[1] += bar(sure, spread);
      const words = sure && write(sure, wide), y = foot(thread) * rem - (sure + spread) * unit - 3;
      if (words) numbers.push(svg("text", { class: "figure", x: x + wide / 2, y }, words));
    }
    const [full, pale] = paths.map((d, index) => svg("path", { d, class: index ? "spread" : null }));
    return [svg("g", { class: `heat thread-${colour}` }, full, pale), ...numbers];
  });
  return [drawn, all.filter((one) => one.first && seen(one))];
};
