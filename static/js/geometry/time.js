/* Days, and where a stretch of them is marked, with which words: as in dateline/story/geometry/ticks.py.
   The calendar is the proleptic Gregorian one for any year; the year 0 is 1 BC. It repeats after 400 years, so Date,
   which ends where history is old, is asked for near years only. */

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

export const daysInMonth = (year, month) => ordinal(year, month + 1, 1) - ordinal(year, month, 1);

/** Of so many days since 1970-01-01; 0 is Monday. */
export const weekday = (days) => (((days + 3) % 7) + 7) % 7;

// ---- Ticks

const DAYS = { hour: 1 / 24, day: 1, month: 28, year: 365 }; // at least so long
const FINER = { hour: [1, 3, 6, 12], day: [1, 2, 5, 10], month: [1, 2, 3, 6] };

/** [{at, unit, step, day, hour, changed}] of the finest step with at most `most` ticks, which is one or more. */
export const ticks = ({ start, end }, most) => {
  if (!(most >= 1)) throw RangeError(most);
  const far = Math.max(-start, end);
  for (const [step, size] of ladder()) {
    if (far + (DAYS[step] * size) / 4 === far) continue; // numbers so large cannot tell two of these apart
    const found = [];
    for (const at of times(step, size, start)) {
      if (!(at < end) || found.length > most) break;
      if (at >= start) found.push(at);
    }
    if (found.length <= most) return found.map(told(step));
  }
};

function* ladder() {
  for (const step in FINER) for (const size of FINER[step]) yield [step, size];
  for (let power = 1; ; power *= 10) for (const size of [1, 2, 5]) yield ["year", size * power];
}

/** Those of a step without end, from one that is not after `start`. */
function* times(step, size, start) {
  let { year, month } = fromOrdinal(Math.floor(start));
  // Years are round as they are said: n BC is 1 - n. 2 AD is too near to 1 AD.
  for (let n = Math.floor(year / size) - 1; step === "year"; n++) {
    if (n !== 1 || size > 2) yield ordinal(n * size + (n < 1), 1, 1);
  }
  for (month = step === "month" ? 1 : month; ; month++) {
    const length = daysInMonth(year, month);
    for (let day = 1; day <= length; day++) {
      if (step === "month" ? day > 1 || (month - 1) % size : step === "day" && isBetween(day, size, length)) continue;
      for (let hour = 0; hour < 24; hour += step === "hour" ? size : 24) yield ordinal(year, month, day) + hour / 24;
    }
  }
}

const isBetween = (day, size, length) => day > 1
  && (size > 2 ? day % size || day > 29 - size / 2 : size > 1 && (day % 2 === 0 || day === length));

const told = (step) => (at, index, all) => {
  const number = Math.floor(at), day = fromOrdinal(number), hour = Math.round((at - number) * 24);
  const before = index && fromOrdinal(Math.floor(all[index - 1]));
  const unit = hour ? "hour" : day.day > 1 ? "day" : day.month > 1 ? "month" : "year";
  return {
    at, unit, step, day, hour,
    changed: ["year", "month", "day"].find((one) => day[one] !== before[one]) ?? "hour",
  };
};

const said = (year) => (year > 0 ? year : 1 - year);

/** Their words, as `axis_words` of dateline/publish/scale.py; `words`: of /find/strip.json. */
export const tickWords = ({ months, weekdays, hours, years }, ticks) => {
  const yearOf = ({ day: { year } }) => {
    const [before, after] = years[year > 999 ? "plain" : year > 0 ? "early" : "bce"];
    let text = `${said(year)}`;
    for (let end = text.length - 3; text.length > 4 && end > 0; end -= years.group[1]) {
      text = text.slice(0, end) + years.group[0] + text.slice(end);
    }
    return before + text + after;
  };
  const monthOf = ({ day }) => months[day.month - 1];
  const dayOf = (tick) => [
    `${weekdays[weekday(Math.floor(tick.at))]} ${tick.day.day}`,
    ...{ month: [monthOf], year: [monthOf, yearOf] }[tick.changed]?.map((say) => say(tick)) ?? [],
  ].join(" ");
  const hourOf = ({ hour }) => hours[hour];
  const found = ticks.map((tick) => (
    tick.unit === "hour" ? hourOf : DAYS[tick.step] <= 1 ? dayOf : tick.unit === "year" ? yearOf : monthOf
  )(tick));
  // The first says the year, or the day, where no other would.
  const all = (unit) => ticks[0] && ticks.every((tick) => tick.unit === unit);
  if (all("month")) found[0] += ` ${yearOf(ticks[0])}`;
  if (all("hour")) found[0] = `${dayOf(ticks[0])} ${found[0]}`;
  return found;
};
