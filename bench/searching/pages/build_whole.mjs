// The index of all events, from JSON on the standard input to JSON on the standard output.
import { readFileSync } from "node:fs";

const { default: MiniSearch } = await import(process.argv[2]);
const index = new MiniSearch({ fields: ["title", "names", "quotations", "summary", "body"], extractField: (one, field) => [one[field]].flat().join("\n") });
index.addAll(JSON.parse(readFileSync(0, "utf-8")).map((one) => one));
process.stdout.write(JSON.stringify(index));
