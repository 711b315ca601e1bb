/* In a frame: tells the page around how high this one is. docs/embedding.md describes the message. */
if (parent !== self) {
  new ResizeObserver(([{ contentRect }]) => {
    parent.postMessage({ type: "dateline:height", height: Math.ceil(contentRect.height) }, "*");
  }).observe(document.documentElement);
}
