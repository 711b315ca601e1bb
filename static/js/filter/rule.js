/* Which events fit what a reader asked for: any of the values of one facet, and every facet. */
import { ordinal } from "../geometry/calendar.js";

export const FACETS = ["thread", "standing", "actor", "place", "source", "tag"];

const year = (text) => (/^-?\d{1,6}$/.test(text) ? Number(text) : null);

/** What an address asks for. `chosen` has of each facet the numbers of its values; what no value is called by
    is `missing`. Years are whole numbers, 0 is 1 BC; null has no bound. */
export const asked = (params, facets) => {
  const chosen = {}, missing = [];
  for (const facet of FACETS) {
    const numbers = new Map(facets[facet].names.map(([id], number) => [id, number]));
    const ids = [...new Set(params.getAll(facet))];
    chosen[facet] = new Set(ids.filter((id) => numbers.has(id)).map((id) => numbers.get(id)));
    missing.push(...ids.filter((id) => !numbers.has(id)));
  }
  return { chosen, missing, from: year(params.get("from")), to: year(params.get("to")) };
};

export const isAsked = ({ chosen, from, to }) =>
  from !== null || to !== null || FACETS.some((facet) => chosen[facet].size);

/** Whether an event's time touches the years: an end that nobody knows bounds nothing; a date of which nothing
    is known touches no year. */
export const touches = ({ start, end }, from, to) => {
  if (from === null && to === null) return true;
  if (start === null && end === null) return false;
  const begun = start ?? -Infinity, over = end ?? Infinity;
  const first = from === null ? -Infinity : ordinal(from, 1, 1);
  const last = to === null ? Infinity : ordinal(to + 1, 1, 1);
  return first < last && begun < last && (over > first || begun >= first);
};

/** In the order given. `aside`: a facet that is not asked about. */
export const fitting = (list, facets, { chosen, from, to }, aside) => {
  const asking = FACETS.filter((facet) => facet !== aside && chosen[facet].size);
  return list.filter((event) => touches(event, from, to) && asking.every((facet) =>
    facets[facet].of[event.index].some((value) => chosen[facet].has(value))));
};

/** Of each value of a facet: how many events it has among those that fit all other facets and the years. */
export const counts = (list, facets, wish, facet) => {
  const found = facets[facet].names.map(() => 0);
  for (const { index } of fitting(list, facets, wish, facet)) {
    for (const value of facets[facet].of[index]) found[value] += 1;
  }
  return found;
};
