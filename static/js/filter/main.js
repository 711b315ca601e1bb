/* The filter: the address says what is asked for; words, chips, list and strip follow it. */
import { change, read } from "../address.js";
import { load, manifest, style } from "../data.js";
import { events } from "../events.js";
import { select } from "../selection.js";
import { FACETS, asked, counts, fitting } from "./rule.js";

const KEYS = [...FACETS, "from", "to"];
const STANDINGS = ["confirmed", "reported", "disputed", "planned"];
const MANY = 12; // values; a longer list can be searched
const SETTLED = 600; // milliseconds: who types a year, or goes through them by arrows, passes others
const AN_ID = /^[\p{L}\p{M}\p{N}_-]{1,60}$/u; // what else an address may hold is not shown as ours

const make = (tag, values, ...inside) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inside);
  return made;
};

/** What a word stands for: of a thread its id, too. */
const meant = (word) => {
  if (!word.href) return ["standing"];
  const name = decodeURIComponent(word.pathname.split("/").at(-2));
  return word.matches(".thread") ? ["thread", name] : [name.slice(0, -1)]; // .../actors/
};

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/* What a word opens: the values of a facet to choose from, or the years. Each is its `box`, and `follow` for
   after the address has changed. */
const panel = (title, ...inside) =>
  make("fieldset", { className: "choices" }, make("legend", {}, title), ...inside);

const values = ({ title, facet, names, counts, wish, toggle, say, figure, tell }) => {
  const rows = names.map(([id, name]) => {
    const input = make("input", { type: "checkbox", onchange: () => toggle(facet, id) });
    const count = make("span", { className: "count" });
    const label = make("label", {}, input, make("span", {}, name), count);
    return { input, count, name: folded(name), item: make("li", {}, label) };
  });
  const find = make("input", { type: "search", placeholder: say("find"), ariaLabel: say("find") });
  find.hidden = rows.length <= MANY;
  find.oninput = () => {
    const asked = folded(find.value.trim());
    for (const { item, name } of rows) item.hidden = !name.includes(asked);
    const shown = figure(rows.filter(({ item }) => !item.hidden).length);
    tell(say("listed", { shown, all: figure(rows.length) }));
  };
  return {
    box: panel(title, find, make("ul", { className: facet }, ...rows.map(({ item }) => item))),
    follow() {
      const found = counts();
      rows.forEach(({ input, count, item }, place) => {
        input.checked = wish().chosen[facet].has(place);
        count.textContent = figure(found[place]);
        item.classList.toggle("without", !found[place]);
      });
    },
  };
};

const years = ({ title, known, yearWords, wish, say }) => {
  let timer;
  const take = () => change((params) => {
    timer = 0;
    for (const { name, value } of fields) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
  });
  const fields = ["from", "to"].map((name) => make(
    "select",
    { name, onchange: () => (clearTimeout(timer), timer = setTimeout(take, SETTLED)) },
    new Option(say("any-year"), ""),
    ...known.map(({ number, words }) => new Option(words, number)),
  ));
  const follow = () => {
    if (timer) return; // what was just chosen is not yet in the address
    for (const field of fields) {
      const year = wish()[field.name] ?? "";
      field.value = year;
      if (field.value !== String(year)) field.append(new Option(yearWords(year), year, true, true));
    }
  };
  return { box: panel(title, ...fields.map((field) => make("label", {}, say(field.name), " ", field))), follow };
};

/** Readies an <event-filter>; answers what is to be done when a reader takes one of its words. */
export const start = async (element) => {
  const [{ words: texts, language }, { list, threads, years: known }, file] = await Promise.all([
    manifest(),
    events(),
    load("facets.json"),
    style(new URL("../../css/filter.css", import.meta.url)),
  ]);
  const say = (key, named) => texts[`filter.${key}`].replace(/{(\w+)}/g, (_, name) => named[name]);
  const figure = (number) => number.toLocaleString(language);
  const yearWords = (year) => known.find(({ number }) => number === year)?.words ?? String(year);
  const counted = make("span"), aside = make("span", { className: "heard" });
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
    : (await import("./long.js")).long({ make, box, threads, yearWords, say, figure, tell });

  const { status, words } = element;
  const chips = make("ul", { className: "chips" });
  let wish, before, open;

  const toggle = (key, id) => change((params) => params[params.has(key, id) ? "delete" : "append"](key, id));

  const follow = () => {
    const params = read(), now = KEYS.map((key) => params.getAll(key)).join("&");
    if (now === before) return; // another part of the address
    before = now;
    wish = asked(params, facets);
    // What is asked for: its facet, its words, and how the address says it.
    const taken = [
      ...FACETS.flatMap((facet) => [...wish.chosen[facet]].map((place) => {
        const [id, name] = facets[facet].names[place];
        return { facet, name, key: facet, id };
      })),
      ...["from", "to"].filter((key) => wish[key] !== null).map((key) => (
        { facet: "year", name: say(`${key}-year`, { year: yearWords(wish[key]) }), key, id: params.get(key) })),
    ];
    const fit = taken.length ? fitting(list, facets, wish) : null;
    for (const word of words) {
      const [facet, id] = meant(word), used = taken.some((one) => one.facet === facet && (!id || one.id === id));
      if (id) word.ariaPressed = used;
      else word.classList.toggle("used", used);
    }
    tellCount(fit);
    showChips(taken);
    open?.follow();
    box.classList.toggle("filtered", !!fit);
    const focused = document.activeElement;
    showList(fit);
    if (!focused.checkVisibility()) words[0]?.focus({ preventScroll: true });
    select(fit && new Set(fit.map(({ index }) => index)));
  };

  const tellCount = (fit) => {
    const missing = wish.missing.filter((id) => AN_ID.test(id));
    tell("");
    counted.textContent = !fit && !missing.length && !counted.textContent ? "" : [
      say("shown", { shown: figure((fit ?? list).length), all: figure(list.length) }),
      fit?.length === 0 && say("none"),
      missing.length && say("missing", { names: missing.join(", ") }),
    ].filter(Boolean).join(" · ");
    status.classList.toggle("heard", !fit && !missing.length);
  };

  /** Where the one with the focus goes, the next gets it, or the word by which it was chosen. */
  const showChips = (taken) => {
    const focused = document.activeElement.closest(".chips li"), place = [...chips.children].indexOf(focused);
    const chip = (facet, name, onclick, values) =>
      make("li", { facet }, make("button", { type: "button", onclick, ...values }, name));
    const all = taken.map(({ facet, name, key, id }) =>
      chip(facet, name, () => toggle(key, id), { ariaLabel: say("remove", { name }) }));
    const clear = () => change((params) => KEYS.forEach((key) => params.delete(key)));
    chips.replaceChildren(...all);
    if (all.length || wish.missing.length) chips.append(chip("", say("clear"), clear, { className: "clear" }));
    if (!focused) return;
    const next = all[Math.min(place, all.length - 1)]?.firstChild;
    (next ?? words.find((word) => meant(word)[0] === focused.facet) ?? words[0]).focus();
  };

  const shut = () => {
    open.box.remove();
    open.word.ariaExpanded = false;
    open = null;
  };

  element.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !open || target.type === "search" && target.value) return;
    open.word.focus();
    shut();
  });
  status.ariaAtomic = false;
  status.replaceChildren(counted, " ", aside);
  if (words.length) status.after(chips);
  document.addEventListener("dateline:address", follow);
  follow();

  return (word) => {
    if (!word) return;
    const [facet, id] = meant(word), same = open?.word === word;
    if (id) return toggle(facet, id);
    if (open) shut();
    if (same) return;
    const about = { title: word.textContent, wish: () => wish, say, figure, tell };
    open = facet === "year"
      ? years({ ...about, known, yearWords })
      : values({ ...about, facet, names: facets[facet].names, counts: () => counts(list, facets, wish, facet), toggle });
    open.word = word;
    word.after(open.box);
    word.ariaExpanded = true;
    open.follow();
  };
};
