// Sorts the keys of ui/messages/*.json, so that two people's new texts merge without a conflict.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../messages/", import.meta.url);
for (const name of readdirSync(folder)) {
  const file = new URL(name, folder);
  const sorted = Object.entries(JSON.parse(readFileSync(file, "utf8"))).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
