/* Whether the line is there. Told by what happens to our own requests, not by the browser's guess
   alone: a ward's router is up when its line is not. */

const BEAT = "/ho-so/tiep-nhan/nhip/";
const EVERY = 5000;
const GATEWAY = [502, 503, 504];
export class LineDown extends Error {}

let down = !navigator.onLine;
export const isDown = () => down;

function found(value) {
  if (document.body) document.body.dataset.line = value ? "down" : "up";
  if (value === down) return;
  down = value;
  document.dispatchEvent(new CustomEvent("motcua:line", { detail: { down } }));
}

/* fetch with an end: LineDown when no answer came in `wait` milliseconds. */
export async function reach(address, options = {}, wait = 8000) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), wait);
  options.signal?.addEventListener("abort", () => stop.abort());
  try {
    const answer = await fetch(address, { cache: "no-store", redirect: "manual", ...options, signal: stop.signal });
    if (GATEWAY.includes(answer.status)) throw new LineDown();
    found(false);
    return answer;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    found(true);
    throw new LineDown();
  } finally {
    clearTimeout(timer);
  }
}

export const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
export const post = (address, body, wait) =>
  reach(address, { method: "POST", body, headers: { "X-CSRFToken": token() } }, wait);

const beat = () => reach(BEAT, {}, 4000).catch(() => {});
setInterval(() => { if (down) beat(); }, EVERY);
addEventListener("offline", () => found(true));
addEventListener("online", beat);
found(down);
