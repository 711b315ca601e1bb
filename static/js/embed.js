/* In a frame: tells the page around how high this one is. docs/embedding.md describes the message. */
if (parent !== self) {
  const page = document.documentElement;
  new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    parent.postMessage({ type: "dateline:height", height }, "*");
  }).observe(page);
}
