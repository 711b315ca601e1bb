/* Which events a reader asked for: the strip and the list follow together. */

/** `shown`: the indexes of these events; null for all. */
export const selection = { shown: null };

export const select = (shown) => {
  selection.shown = shown;
  document.dispatchEvent(new Event("dateline:selection"));
};
