/* The button "Share": what it opens is asked for when it is pressed. */
import { part } from "./part.js";

part("share-view", async (view) => (await import("./share/panel.js")).open(view));
