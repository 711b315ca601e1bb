/* The list of a long story, whose page holds the main events only: what fits is made, some at a time. */
import { names, root } from "../data.js";
import { fromOrdinal } from "../geometry/calendar.js";
import { shape, svg } from "../zoom/shapes.js";

const SOME = 60;

export const long = ({ make, box, threads, yearWords, say, figure, tell }) => {
  const found = box.appendChild(make("div", { className: "found" }));
  let asked; // the events that are to be shown

  const link = (path, words, className = "") => make("a", { href: new URL(path, root), className }, words);
  const text = (tag, className, words) => words ? make(tag, { className }, words) : "";

  const show = async (from, focus) => {
    const fit = asked, some = fit.slice(from, from + SOME), over = from + some.length;
    const said = await names(some.map(({ index }) => index)).catch(() => null);
    if (fit !== asked) return; // something else was asked for meanwhile
    found.querySelector(".further")?.remove();
    if (!said) return further("again", from, { before: say("failed") });
    const rows = some.map((event) => rail(event).appendChild(row(event, said.get(event.index))));
    if (over < fit.length) further("more", over, { count: figure(Math.min(SOME, fit.length - over)) });
    if (!focus) return;
    tell(say("listed", { shown: figure(over), all: figure(fit.length) }));
    rows[0].querySelector("h4 a").focus();
  };

  const further = (key, from, values) => found.append(make(
    "p", { className: "further" }, text("span", "", values.before),
    make("button", { type: "button", className: "tool", onclick: () => show(from, true) }, say(key, values)),
  ));

  /** The rail of the event's year: the last one, or a new one below it. */
  const rail = ({ start }) => {
    const year = start === null ? null : fromOrdinal(Math.floor(start)).year;
    if (found.lastChild?.year !== year) {
      const name = year === null ? "undated" : (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
      const head = make("h3", { className: "year" }, link(`years/${name}/`, year === null ? say("undated") : yearWords(year)));
      found.append(make("section", { className: "group", year }, head, make("ol", { className: "rail" })));
    }
    return found.lastChild.lastChild;
  };

  /** As templates/_macros.html makes it, without the beads and the points on which accounts differ. */
  const row = (event, { id, title, date, place, summary, evidence }) => {
    const { form, standing, approximate, featured, worth } = event, thread = threads[event.thread];
    return make(
      "li",
      { className: `item ${form} ${standing} thread-${thread.colour}${approximate ? " approximate" : ""}${featured ? " featured" : ""}` },
      onRail(event),
      text("p", "when", date),
      make("p", { className: "dateline" }, text("span", "", place), " ",
        link(`threads/${thread.id}/`, thread.title, "thread")),
      make("h4", {}, link(`events/${id}/`, title)),
      text("p", "summary", summary),
      make("ul", { className: "margin" }, text("li", worth < 2 ? "flag" : "", evidence), text("li", "flag", standing !== "confirmed" && say(standing))),
    );
  };

  return (fit) => {
    asked = fit;
    found.replaceChildren();
    if (fit?.length) show(0);
  };
};

const onRail = (event) => {
  const { form, featured } = event;
  const drawn = form === "day"
    ? [svg("circle", { class: "halo", r: featured ? ".65rem" : ".55rem" }), shape(event, "0", "0", true)]
    : [
      svg("rect", { class: "halo", x: "-.55rem", y: "-.6rem", width: "1.1rem", height: "2.55rem", rx: ".2rem" }),
      svg("svg", { y: "-.35rem", overflow: "visible" }, shape(event, ".65rem", "2.05rem", true)),
    ];
  return svg("svg", { class: "mark-on-rail", "aria-hidden": true }, svg("svg", { x: "50%", y: ".5rem", overflow: "visible" }, ...drawn));
};
