/* The catalogue in short, kept by the browser; searched without accents, in the server's order. */

import { LineDown, reach } from "./line.js";

const CACHE = "motcua-danh-muc";
let rows = [];
let loaded = "";

export const fold = (words) => words.toLowerCase().replaceAll("đ", "d").normalize("NFD")
  .replace(/\p{M}/gu, "").split(/\s+/).filter(Boolean).join(" ");

/* Reads the list of that address, from the browser or once from the server; whether it is here. */
export async function load(address) {
  if (address === loaded) return true;
  const cache = await caches.open(CACHE);
  let answer = await cache.match(address);
  if (!answer) {
    try {
      answer = await reach(address, { credentials: "omit" }, 60000);
    } catch (error) {
      if (error instanceof LineDown) return false;
      throw error;
    }
    if (!answer.ok) return false;
    await cache.put(address, answer.clone());
    const kept = new URL(address, location.href).href;
    const older = (await cache.keys()).filter((one) => one.url !== kept);
    await Promise.all(older.map((one) => cache.delete(one)));
  }
  rows = (await answer.json()).map((one) => ({ ...one, key: ` ${fold(one.n)}` }));
  loaded = address;
  return true;
}

export const byCode = (code) => rows.find((one) => one.c === code) ?? null;

const ORDER = ["byCode", "whole", "standing", "together", "length", "code"];
function rank(one, words, code) {
  const together = one.key.includes(` ${words.join(" ")}`);
  return {
    byCode: one.c.startsWith(code) ? 0 : 1,
    whole: words.every((word) => one.key.includes(` ${word}`)) ? 0 : 1,
    standing: one.s ?? 0,
    together: together ? 0 : 1,
    length: one.n.length,
    code: one.c,
  };
}
const compare = (a, b) => {
  const name = ORDER.find((each) => a[each] !== b[each]);
  if (!name) return 0;
  return a[name] < b[name] ? -1 : 1;
};

/* The first `limit` by words of the name or the beginning of the code. */
export function search(typed, limit = 12) {
  const words = fold(typed).split(" ").filter(Boolean);
  const code = typed.trim();
  if (!words.length) return [];
  return rows
    .filter((one) => one.c.startsWith(code) || words.every((word) => one.key.includes(word)))
    .map((one) => ({ one, at: rank(one, words, code) }))
    .sort((a, b) => compare(a.at, b.at))
    .slice(0, limit)
    .map(({ one }) => one);
}
