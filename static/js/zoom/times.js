/* Stretches of time in the address and in words. */
import { fromOrdinal, ordinal } from "../geometry/calendar.js";
import { tickWords } from "../geometry/ticks.js";

const HOURS = 8; // days: what is shorter is told to the hour
const TIME = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d))?$/;
const two = (number) => String(number).padStart(2, "0");

const write = (time, hours) => {
  const days = Math.floor(time), { year, month, day } = fromOrdinal(days);
  const date = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return hours ? `${date}T${two(Math.round((time - days) * 24))}` : date;
};

/** "2017-12-01..2017-12-07", the last day included; finer times by the hour. */
export const toAddress = ({ start, end }) => {
  const whole = Number.isInteger(start) && Number.isInteger(end);
  const hours = !whole && end - start < HOURS, step = hours ? 24 : 1;
  const [first, after] = [start, end].map((time) => Math.round(time * step) / step);
  return `${write(first, hours)}..${write(hours ? after : Math.max(after - 1, first), hours)}`;
};

/** Null for what is no such stretch. */
export const fromAddress = (words) => {
  const [first, last] = words?.split("..").map((one) => TIME.exec(one)) ?? [];
  if (!first || !last) return null;
  const time = ([, year, month, day, hour]) => ordinal(+year, +month, +day) + (hour ?? 0) / 24;
  const start = time(first), end = time(last) + (last[4] ? 0 : 1);
  return start < end ? { start, end } : null;
};

/** As exactly as a stretch is long: its years, months, days or hours. */
export const inWords = (said, { start, end }) => {
  const long = end - start;
  const unit = long >= 1096 ? "year" : long >= 90 ? "month" : long >= 2 ? "day" : "hour";
  const words = (time) => {
    const days = Math.floor(time), day = fromOrdinal(days), hour = Math.round((time - days) * 24) % 24;
    const tick = { at: days, unit, step: unit, day, hour: 0, changed: "year" };
    if (unit !== "hour") return tickWords(said, [tick])[0];
    return `${tickWords(said, [{ ...tick, unit: "day" }])[0]} ${said.hours[hour]}`;
  };
  const [first, last] = [words(start), words(unit === "hour" ? end : end - 1e-6)];
  return first === last ? first : `${first} – ${last}`;
};
