/* The filter: the address says what is asked for; words, chips, list and strip follow it. */
import { change, read, select } from "../address.js";
import { STANDINGS, events, load, make, names, root, sayings, style } from "../data.js";
import { ordinal } from "../geometry/time.js";
import { shape, svg } from "../zoom/shapes.js";

const FACETS = ["thread", "standing", "actor", "place", "source", "tag"];
const KEYS = [...FACETS, "from", "to"];
const MANY = 12; // values; a longer list can be searched
const SOME = 60; // rows that are made at once
const AN_ID = /^[\p{L}\p{M}\p{N}_-]{1,60}$/u; // what else an address may hold is not shown as ours

/** A whole number, 0 is 1 BC; null for what is none. */
const year = (text) => (/^-?\d{1,6}$/.test(text) ? Number(text) : null);

/** Whether an event's time touches the years: an end that nobody knows bounds nothing; a date of which nothing
    is known touches no year. */
export const touches = ({ start, end }, from, to) => {
  if (start === null && end === null) return from === null && to === null;
  const first = from === null ? -Infinity : ordinal(from, 1, 1);
  const last = to === null ? Infinity : ordinal(to + 1, 1, 1);
  const begun = start ?? -Infinity;
  return first < last && begun < last && ((end ?? Infinity) > first || begun >= first);
};

/** The events that have any of the values asked for of one facet, and of every facet, in the order given.
    `aside`: a facet that is not asked about. */
export const fitting = (list, facets, asked, aside) => {
  const from = year(asked.get("from")), to = year(asked.get("to"));
  const asking = FACETS.filter((facet) =>
    facet !== aside && facets[facet].names.some(([id]) => asked.has(facet, id)));
  return list.filter((event) => touches(event, from, to) && asking.every((facet) => {
    const { names, of } = facets[facet];
    return of[event.index].some((value) => asked.has(facet, names[value][0]));
  }));
};

/** Of each value of a facet: how many events it has among those that fit all other facets and the years. */
export const counts = (list, facets, asked, facet) => {
  const { names, of } = facets[facet], found = names.map(() => 0);
  for (const { index } of fitting(list, facets, asked, facet)) {
    for (const value of of[index]) found[value] += 1;
  }
  return found;
};

/** What a word stands for: of a thread its id, too. */
const meant = (word) => {
  const name = decodeURIComponent(word.href ?? "standings/").split("/").at(-2); // .../actors/
  return word.matches(".thread") ? ["thread", name] : [name.slice(0, -1)];
};

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const toggle = (key, id) => change((asked) => asked[asked.has(key, id) ? "delete" : "append"](key, id));
const clear = () => change((asked) => KEYS.forEach((key) => asked.delete(key)));

/** The list of a long story, whose page holds the main events only: what fits is made, some at a time. */
const longList = ({ box, threads, years, say, tell }) => {
  let fit, rest; // what is to be listed, and what of it is not yet
  const found = box.appendChild(make("div", { className: "found" }));
  const more = make("button", { type: "button", className: "tool", onclick: () => show(true) });
  const further = make("p", { className: "further" });

  const show = async (pressed) => {
    const asked = rest, some = rest.slice(0, SOME);
    const said = await names(some.map(({ index }) => index)).catch(() => null);
    if (asked !== rest) return; // pressed twice, or something else was asked for meanwhile
    further.remove();
    const rows = said ? some.map((event) => rail(event).appendChild(row(event, said.get(event.index)))) : [];
    rest = rest.slice(rows.length);
    more.textContent = said ? say("more", { count: Math.min(SOME, rest.length) }) : say("again");
    if (rest.length) found.append(further);
    further.replaceChildren(said ? "" : say("failed"), more);
    if (!pressed) return;
    tell(said ? say("listed", { shown: fit.length - rest.length, all: fit.length }) : say("failed"));
    (rows[0]?.querySelector("h4 a") ?? more).focus();
  };

  const link = (path, words, className = "") => make("a", { href: new URL(path, root), className }, words);

  /** The rail of the event's year: the last one, or a new one below it. */
  const rail = ({ start }) => {
    const year = start === null ? null : years.find(({ end }) => start < end);
    if (found.lastChild?.year !== year) {
      const digits = String(year?.number).replace(/\d+/, (number) => number.padStart(4, "0"));
      found.append(make("section", { className: "group", year },
        make("h3", { className: "year" },
          year ? link(`years/${digits}/`, year.words) : link("years/undated/", say("undated"))),
        make("ol", { className: "rail" })));
    }
    return found.lastChild.lastChild;
  };

  /** As templates/_macros.html makes it, without the beads and the points on which accounts differ. */
  const row = (event, { id, title, date, place, summary, evidence }) => {
    const { form, standing } = event, thread = threads[event.thread];
    const made = make("li", { className: `item ${form} ${standing} thread-${thread.colour}` },
      svg("svg", { class: "mark-on-rail", "aria-hidden": true },
        svg("svg", { x: "50%", y: ".5rem", overflow: "visible" },
          svg(form === "day" ? "circle" : "rect", { class: "halo" }), shape(event, ".65rem", "2.05rem", true))),
      date && make("p", { className: "when" }, date),
      make("p", { className: "dateline" },
        place && make("span", {}, place), " ", link(`threads/${thread.id}/`, thread.title, "thread")),
      make("h4", {}, link(`events/${id}/`, title)),
      summary && make("p", { className: "summary" }, summary),
      make("ul", { className: "margin" },
        evidence && make("li", { className: event.worth < 2 ? "flag" : "" }, evidence),
        standing !== "confirmed" && make("li", { className: "flag" }, say(standing))));
    for (const one of ["approximate", "featured"]) made.classList.toggle(one, event[one]);
    return made;
  };

  return (asked) => {
    fit = rest = asked;
    found.replaceChildren();
    if (fit?.length) show();
  };
};

/** Readies an <event-filter>; answers what is to be done when a reader takes one of its words. */
export const start = async (element) => {
  const [say, { list, threads, years }, file] = await Promise.all([
    sayings("filter."),
    events(),
    load("facets.json"),
    style(new URL("../../css/filter.css", import.meta.url)),
  ]);
  const { status, words } = element, counted = make("span"), aside = make("span", { className: "heard" });
  const tell = (text) => (aside.textContent = text);

  const standings = STANDINGS.filter((one) => list.some(({ standing }) => standing === one));
  const facets = {
    ...file,
    thread: { names: threads.map(({ id, title }) => [id, title]), of: list.map(({ thread }) => [thread]) },
    standing: {
      names: standings.map((one) => [one, say(one)]),
      of: list.map(({ standing }) => [standings.indexOf(standing)]),
    },
  };

  // Where the page holds every event, in the same order, the others are hidden.
  const box = document.getElementById("_list"), items = box.querySelectorAll(".item");
  const showList = items.length === list.length
    ? (fit) => list.forEach((event, index) => (items[index].hidden = fit && !fit.includes(event)))
    : longList({ box, threads, years, say, tell });

  const chips = make("ul", { className: "chips" });
  let asked = new URLSearchParams(), entries = [], open;

  /* What a word opens: the values of its facet to choose from, or the years. `follow` is for after the address
     has changed. */
  const panel = (word, follow, ...inside) => {
    open = make("fieldset", { className: "choices", follow }, make("legend", {}, word.textContent), ...inside);
    word.after(open);
    word.ariaExpanded = true;
    follow();
  };

  const values = (word, facet) => {
    const { names } = facets[facet], label = say("find");
    const rows = names.map(([id, name]) => make("li", {}, make("label", {},
      make("input", { type: "checkbox", onchange: () => toggle(facet, id) }),
      make("span", {}, name),
      make("span", { className: "count" }))));
    const oninput = ({ target }) => {
      const part = folded(target.value.trim());
      rows.forEach((row, value) => (row.hidden = !folded(names[value][1]).includes(part)));
      tell(say("listed", { shown: rows.filter(({ hidden }) => !hidden).length, all: rows.length }));
    };
    const follow = () => counts(list, facets, asked, facet).forEach((count, value) => {
      const row = rows[value], [box, , number] = row.firstChild.children;
      box.checked = asked.has(facet, names[value][0]);
      number.textContent = count.toLocaleString(document.documentElement.lang);
      row.classList.toggle("without", !count);
    });
    panel(word, follow,
      make("input", { type: "search", placeholder: label, ariaLabel: label, hidden: rows.length <= MANY, oninput }),
      make("ul", { className: facet }, ...rows));
  };

  const bounds = (word) => {
    let own; // address: who goes on through the years makes one step of it
    const onchange = ({ target: { name, value } }) => {
      const replace = location.search === own;
      change((asked) => value ? asked.set(name, value) : asked.delete(name), { replace });
      own = location.search;
    };
    const fields = ["from", "to"].map((name) => make("select", { name, onchange },
      new Option(say("any-year"), ""), ...years.map(({ number, words }) => new Option(words, number))));
    const follow = () => fields.forEach((field) => {
      const value = year(asked.get(field.name)) ?? "";
      field.value = value;
      if (!field.selectedOptions[0]) field.append(new Option(value, value, true, true));
    });
    panel(word, follow, ...fields.map((field) => make("label", {}, say(field.name), " ", field)));
  };

  const shut = () => {
    open.previousSibling.ariaExpanded = false;
    open.remove();
    open = null;
  };

  const facetOf = (key) => facets[key] ? key : "year";

  /** What a value in an address asks for, in words; nothing for what is not in the story. */
  const called = (key, id) => {
    if (facets[key]) return facets[key].names.find(([known]) => known === id)?.[1];
    const asked = year(id);
    return asked !== null && say(`${key}-year`, { year: years.find(({ number }) => number === asked)?.words ?? id });
  };

  const follow = () => {
    const params = read();
    const now = KEYS.flatMap((key) => [...new Set(params.getAll(key))].map((id) => [key, id, called(key, id)]));
    if (String(now) === String(entries)) return; // another part of the address
    [asked, entries] = [params, now];
    const taken = now.filter(([, , name]) => name);
    const strange = now.filter(([, id, name]) => !name && AN_ID.test(id)).map(([, id]) => id);
    const fit = taken.length ? fitting(list, facets, asked) : null;
    tell("");
    counted.textContent = [
      say("shown", { shown: (fit ?? list).length, all: list.length }),
      fit?.length === 0 && say("none"),
      strange.length && say("missing", { names: strange.join(", ") }),
    ].filter(Boolean).join(" · ");
    status.classList.toggle("heard", !fit && !strange.length);
    for (const word of words) {
      const [facet, id] = meant(word);
      if (id) word.ariaPressed = asked.has(facet, id);
      else word.classList.toggle("used", taken.some(([key]) => facetOf(key) === facet));
    }
    const focused = document.activeElement, place = [...chips.children].indexOf(focused.closest("li"));
    const from = chips.children[place]?.facet;
    const chip = (facet, name, onclick, values) =>
      make("li", { facet }, make("button", { type: "button", onclick, ...values }, name));
    chips.replaceChildren(...taken.map(([key, id, name]) =>
      chip(facetOf(key), name, () => toggle(key, id), { ariaLabel: say("remove", { name }) })));
    if (taken.length || strange.length) chips.append(chip("", say("clear"), clear, { className: "clear" }));
    box.classList.toggle("filtered", !!fit);
    showList(fit);
    open?.follow();
    // Where a chip goes, the next gets the focus, or the word by which it was chosen.
    if (!focused.checkVisibility()) {
      const next = chips.children[Math.min(place, taken.length - 1)]?.firstChild;
      (next ?? words.find((word) => meant(word)[0] === from) ?? words[0])?.focus({ preventScroll: true });
    }
    select(fit && new Set(fit.map(({ index }) => index)));
  };

  element.onkeydown = ({ key, target }) => {
    if (key !== "Escape" || !open || target.type === "search" && target.value) return;
    open.previousSibling.focus();
    shut();
  };
  status.ariaAtomic = false;
  status.replaceChildren(counted, " ", aside);
  if (words.length) status.after(chips);
  document.addEventListener("dateline:address", follow);
  follow();

  return (word) => {
    if (!word) return;
    const [facet, id] = meant(word), same = open?.previousSibling === word;
    if (id) return toggle(facet, id);
    if (open) shut();
    if (!same) (facet === "year" ? bounds : values)(word, facet);
  };
};
