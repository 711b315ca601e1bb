/* What "Share" opens: the address to copy or to send, and the HTML that shows the view in another page. */

import { make, root, sayings, style } from "../data.js";

// For the page around the frame: as docs/embedding.md has it.
const RECEIVER = `<script>
  addEventListener("message", ({ data, source }) => {
    if (data?.type !== "dateline:height") return;
    for (const frame of document.querySelectorAll('iframe[src*="/embed/"]')) {
      if (frame.contentWindow === source) frame.style.height = data.height + "px";
    }
  });
</script>`;

/** `view`: the <share-view> whose button asks. What can be embedded is shared as it is seen. */
export const open = async (view) => {
  const [say] = await Promise.all([sayings("share."), style(new URL("../../css/share.css", import.meta.url))]);
  if (view.querySelector("dialog")) return;

  const status = make("p", { role: "status" });
  /** A button that acts and says how it went; a reader who thinks better of it is told nothing. */
  const button = (key, act, done, failed) => make("button", {
    type: "button",
    className: "tool",
    async onclick() {
      status.textContent = ""; // said again where it is the same as before
      status.textContent = await act().then(() => done, ({ name }) => name === "AbortError" ? "" : failed);
    },
  }, say(key));
  /** A text to select, with a button where the browser lets it be copied. */
  const field = (key, value) => [
    make("label", {}, say(key), make("textarea", { readOnly: true, value, dir: "ltr" })),
    navigator.clipboard
      && button("copy-" + key, () => navigator.clipboard.writeText(value), say("copied"), say("failed")),
  ];

  const { title } = document, embeds = view.hasAttribute("embed");
  const url = embeds ? location.href : location.origin + location.pathname;
  // The filters and the zoom go along.
  const frame = make("iframe", {
    src: new URL("embed/" + location.search, root),
    title, loading: "lazy", width: "100%", height: 600, style: "border:0",
  });
  const dialog = make(
    "dialog", { className: "share", ariaLabel: say("title"), closedBy: "any", onclose: () => dialog.remove() },
    make("h2", {}, say("title")),
    ...field("link", url),
    navigator.share && button("send", () => navigator.share({ title, url }), "", say("unsent")),
    embeds && make(
      "details", {}, make("summary", {}, say("embed")),
      ...field("frame", frame.outerHTML), ...field("receiver", RECEIVER),
    ),
    make("form", { method: "dialog" }, status, make("button", { className: "tool" }, say("close"))),
  );
  addEventListener("popstate", () => dialog.close(), { once: true }); // it is about another address now
  view.append(dialog);
  dialog.showModal();
  dialog.querySelector("button").focus();
};
