/* What the reader asked for: in the address of the page, so it can be shared and Back leads to what was before; and
   which events that chose. */

const here = location.pathname;
const tell = () => document.dispatchEvent(new Event("dateline:address"));

export const read = () => new URLSearchParams(location.search);

/** `edit` changes the words of the address; nothing is told where they stay as they are. */
export const change = (edit, { replace = false } = {}) => {
  const asked = read();
  edit(asked);
  const address = new URL(location);
  address.search = asked;
  if (address.href === location.href) return;
  history[replace ? "replaceState" : "pushState"](history.state, "", address);
  tell();
};

// Events read one by one have addresses of their own, which other pages have, too.
addEventListener("popstate", (event) => {
  if (location.pathname === here && !event.state?.story) tell();
});

/** `shown`: the indexes of the events that were asked for; null for all. The strip and the list follow together. */
export const selection = { shown: null };

export const select = (shown) => {
  selection.shown = shown;
  document.dispatchEvent(new Event("dateline:selection"));
};
