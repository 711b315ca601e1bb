/* The proleptic Gregorian calendar for any year; the year 0 is 1 BC. It repeats after 400 years, so Date, which ends
   where history is old, is asked for near years only. */

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
