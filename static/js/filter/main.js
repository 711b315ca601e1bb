/* The filter: the address says what is asked for; words, chips, list and strip follow it. */
import { ordinal } from "../geometry.js";
import { change, events, load, make, once, read, root, sayings, select, style } from "../shared.js";

const SOME = 40; // rows that are fetched at once: they may stand on as many pages
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

/** The events that have any of the values asked for of one facet, and of every facet, in the order given. `boxes`: all
    values by name and value; `of`: of each event the places of its own. `aside`: a facet that is not asked about. */
export const fitting = (list, { boxes, of }, asked, aside) => {
  const from = year(asked.get("from")), to = year(asked.get("to"));
  const taken = boxes.map(({ name, value }) => name !== aside && asked.has(name, value) && name);
  const facets = [...new Set(taken)].filter(Boolean);
  return list.filter((event) => touches(event, from, to)
    && facets.every((facet) => of[event.index].some((place) => taken[place] === facet)));
};

/** For each box of a facet: how many events it has among those that fit all other facets and the years. */
export const counts = (list, facets, asked, facet) => {
  const found = facets.boxes.map(() => 0);
  for (const { index } of fitting(list, facets, asked, facet)) {
    for (const place of facets.of[index]) found[place] += 1;
  }
  return found;
};

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const toggle = (name, value) => change((asked) => asked[asked.has(name, value) ? "delete" : "append"](name, value));

/** A page that lists events: its rows, and a head that leads to it. */
const sheet = (path) => once(path, async () => {
  const href = new URL(path, root), answer = await fetch(href, { cache: "no-cache" });
  if (!answer.ok) throw new Error(href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.links) link.href = new URL(link.getAttribute("href"), href);
  return {
    head: make("h2", { className: "year" }, make("a", { href }, page.querySelector("h1").textContent)),
    rows: page.querySelectorAll(".item"),
  };
});

/** The list of a long story, whose page holds the main events only: the rows of what fits take their place, from the
    pages that list them, some at a time. `sheets`: the path of each, the index of its first event and how
    many it lists. */
const longList = (list, sheets, say, tell) => {
  let fit, rest; // what is to be listed, and what of it is not yet
  const own = [...list.children], more = make("button", { className: "tool" });
  const further = make("p", { className: "further" });

  const show = more.onclick = async (pressed) => {
    const asked = rest;
    const found = await Promise.all(rest.slice(0, SOME).map(async ({ index }) => {
      const [path, first, count] = sheets.findLast(([, first]) => first <= index), { head, rows } = await sheet(path);
      if (rows.length !== count) throw new Error(path); // of another build
      return [head, document.importNode(rows[index - first], true)];
    })).catch(() => []);
    if (asked !== rest) return; // pressed twice, or something else was asked for meanwhile
    rest = rest.slice(found.length);
    const failed = !found.length && say("failed");
    further.replaceChildren(failed || "", more);
    more.textContent = failed ? say("again") : say("more", { count: Math.min(SOME, rest.length) });
    further.remove();
    for (const [head, row] of found) {
      if (list.lastChild?.firstChild !== head) {
        list.append(make("section", { className: "group" }, head, make("ol", { className: "rail" })));
      }
      list.lastChild.lastChild.append(row);
    }
    if (rest.length) list.append(further);
    if (failed || pressed) tell(failed || say("listed", { shown: fit.length - rest.length, all: fit.length }));
    if (pressed) (found[0]?.[1].querySelector("h2 a, h3 a") ?? more).focus();
  };

  return (asked) => {
    fit = rest = asked;
    list.replaceChildren(...own.filter((one) => !fit || one.matches(".beads-key")));
    if (fit?.length) show();
  };
};

/** Readies an <event-filter>; answers what is to be done when a reader takes one of its words. */
export const start = async (element) => {
  const [say, { list }, { markup, of, sheets }] = await Promise.all([
    sayings("filter."),
    events(),
    load("facets.json"),
    style("filter"),
  ]);
  const { words, said, keys } = element, aside = said.nextElementSibling, page = document.getElementById("_list");
  const chips = element.querySelector(".chips"), clear = chips.lastElementChild;
  const shelf = make("div", { innerHTML: markup });
  const boxes = [...shelf.querySelectorAll("[type=checkbox]")], fields = shelf.querySelectorAll("select");
  const facets = { boxes, of };
  const tell = (text) => (aside.textContent = text);
  let asked, before = "", own;

  // Where the page holds every event, in the same order, the others are hidden.
  const items = page.querySelectorAll(".item");
  if (!sheets && items.length !== list.length) throw new Error(location); // of another build
  const showList = sheets ? longList(page, sheets, say, tell)
    : (fit) => list.forEach((event, index) => (items[index].hidden = fit && !fit.includes(event)));

  // What stands behind a word: the values of its facet to choose from, or the years.
  const openers = words.filter(({ dataset }) => dataset.facet);
  for (const word of openers) {
    word.panel = shelf.querySelector(`fieldset[name=${word.dataset.facet}]`);
    word.panel.firstElementChild.textContent = word.textContent;
    word.after(word.panel);
  }
  const opened = () => openers.find(({ panel }) => !panel.hidden);

  /** Opens what stands behind a word, or shuts it; nothing else stays open. */
  const open = (word) => {
    for (const one of openers) {
      one.panel.hidden = one !== word || !one.panel.hidden;
      one.ariaExpanded = !one.panel.hidden;
    }
    count();
  };

  const count = () => {
    const facet = opened()?.dataset.facet;
    if (facet) counts(list, facets, asked, facet).forEach((number, place) => {
      const { name, parentNode } = boxes[place];
      if (name !== facet) return;
      parentNode.lastElementChild.textContent = number.toLocaleString(document.documentElement.lang);
      parentNode.classList.toggle("without", !number);
    });
  };

  element.oninput = ({ target, target: { type, name, value } }) => {
    if (type === "checkbox") toggle(name, value);
    else if (type === "search") {
      const rows = [...target.nextElementSibling.children], part = folded(value.trim());
      for (const row of rows) row.hidden = !folded(row.querySelector("span").textContent).includes(part);
      tell(say("listed", { shown: rows.filter(({ hidden }) => !hidden).length, all: rows.length }));
    } else {
      const replace = location.search === own; // who goes on through the years makes one step of it
      change((asked) => value ? asked.set(name, value) : asked.delete(name), { replace });
      own = location.search;
    }
  };

  element.addEventListener("keydown", ({ key, target }) => {
    const word = key === "Escape" && !(target.type === "search" && target.value) && opened();
    if (!word) return;
    word.focus();
    open();
  });

  const follow = () => {
    asked = read();
    const entries = [...asked].filter(([key]) => keys.includes(key));
    if (String(entries) === before) return; // another part of the address
    before = String(entries);
    const { activeElement } = document, left = activeElement.closest("li");
    const place = [...chips.children].indexOf(left), taken = [];
    const take = (facet, name, ...entry) => {
      const onclick = () => change((asked) => asked.delete(...entry)), ariaLabel = say("remove", { name });
      taken.push(make("li", { facet, entry: String(entry) }, make("button", { onclick, ariaLabel }, name)));
    };
    for (const box of boxes) {
      const { name, value } = box;
      box.checked = asked.has(name, value);
      if (box.checked) take(name, box.nextElementSibling.textContent, name, value);
    }
    for (const field of fields) {
      const { name } = field, value = year(asked.get(name)) ?? "";
      field.value = value;
      const option = field.selectedOptions[0] ?? field.appendChild(new Option(value, value, true, true));
      if (option.value) take("year", say(`${name}-year`, { year: option.text }), name, asked.get(name));
    }
    const strange = entries.filter((one) => AN_ID.test(one[1]) && !taken.some(({ entry }) => entry === String(one)));
    const fit = taken.length ? fitting(list, facets, asked) : null;
    tell("");
    said.textContent = [
      say("shown", { shown: (fit ?? list).length, all: list.length }),
      fit?.length === 0 && say("none"),
      strange.length && say("missing", { names: strange.map(([, id]) => id).join(", ") }),
    ].filter(Boolean).join(" · ");
    clear.hidden = !fit && !strange.length;
    said.parentNode.classList.toggle("heard", clear.hidden);
    chips.replaceChildren(...taken, clear);
    for (const word of words) if (!word.panel) word.ariaPressed = asked.has("thread", word.dataset.thread);
    page.classList.toggle("filtered", fit);
    showList(fit);
    count();
    // Where a chip goes, the next gets the focus, or the word by which it was chosen.
    if (!activeElement.checkVisibility()) {
      const next = taken[Math.min(place, taken.length - 1)]?.firstChild;
      (next ?? words.find(({ dataset }) => dataset.facet === left?.facet) ?? words[0])?.focus({ preventScroll: true });
    }
    select(fit && new Set(fit.map(({ index }) => index)));
  };

  clear.onclick = () => change((asked) => keys.forEach((key) => asked.delete(key)));
  document.addEventListener("dateline:address", follow);
  said.textContent = "";
  follow();
  return (word) => word && (word.panel ? open(word) : toggle("thread", word.dataset.thread));
};
