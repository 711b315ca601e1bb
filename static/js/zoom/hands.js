/* Mouse, finger, wheel and keys on the strip. The page keeps its scroll: a finger that goes up or down and a
   plain wheel are left alone. */
import { isBack } from "./shapes.js";

const THRESHOLD = 4; // pixels until a press is a drag

/** `stage()`: where the time that is seen is drawn; `isFree()`: whether there is more beside it. `pan(part)` and
    `zoom(factor, part)` are given parts of its width, in the order of time; `rest()`: the hand is gone;
    `soon()`: it may be. */
export const hands = (strips, { stage, isFree, pan, zoom, rest, soon, keys }) => {
  const down = new Map();
  let dragged = false, before, box;

  const part = (x) => (isBack() ? box.right - x : x - box.left) / box.width;
  const along = (pixels) => pan(((isBack() ? -1 : 1) * pixels) / box.width);
  /** Of two fingers the middle, and how far they are apart. */
  const grip = () => {
    const xs = [...down.values()], low = Math.min(...xs), high = Math.max(...xs);
    return { middle: (low + high) / 2, apart: Math.max(high - low, 20), count: xs.length };
  };
  const on = (types, act, options) => {
    for (const type of types.split(" ")) strips.addEventListener(type, act, options);
  };

  on("wheel", (event) => {
    const { deltaX, deltaY, deltaMode } = event, scrolls = event.ctrlKey || event.metaKey;
    if (scrolls || !isFree() || Math.abs(deltaX) <= Math.abs(deltaY) || !event.target.closest(".zoomed")) return;
    event.preventDefault();
    box = stage();
    along(deltaX * (deltaMode ? 16 : 1));
    soon();
  }, { passive: false });
  on("pointerdown", (event) => {
    if (event.button || !event.target.closest(".strip, .zoomed")) return;
    if (event.isPrimary) {
      down.clear();
      dragged = false;
    }
    down.set(event.pointerId, event.clientX);
    before = grip();
    box = stage();
  });
  on("pointermove", ({ pointerId, clientX }) => {
    if (!down.has(pointerId)) return;
    const held = down.get(pointerId);
    if (down.size < 2 && !dragged && (Math.abs(clientX - held) <= THRESHOLD || !isFree())) return;
    if (!dragged) for (const id of down.keys()) strips.setPointerCapture(id);
    dragged = true;
    down.set(pointerId, clientX);
    const now = grip();
    if (now.count > 1) zoom(before.apart / now.apart, part(now.middle));
    along(before.middle - now.middle);
    before = now;
  });
  on("pointerup pointercancel", ({ pointerId }) => {
    if (!down.delete(pointerId) || !dragged) return;
    before = grip();
    if (down.size) return;
    rest();
    soon();
  });
  // Two fingers that go up or down would else scroll, and end all this.
  on("touchmove", (event) => {
    if (event.touches.length > 1 && down.size) event.preventDefault();
  }, { passive: false });
  on("dragstart", (event) => event.preventDefault());
  on("click", (event) => {
    if (!dragged) return;
    dragged = false;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  on("keydown", (event) => {
    const other = event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select");
    if (!other && keys[event.key]?.(event.repeat)) event.preventDefault();
  });

  /** A wheel that was turned with Ctrl, or a pinch on a trackpad. */
  return ({ deltaY, deltaMode, clientX }) => {
    box = stage();
    zoom(2 ** (Math.max(-100, Math.min(100, deltaY * (deltaMode ? 30 : 1))) / 100), part(clientX));
    soon();
  };
};
