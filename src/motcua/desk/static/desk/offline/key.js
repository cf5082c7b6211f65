/* The key of this device for who is signed in. The server gives it; here it is only ever a
   CryptoKey that no script can read, in this page's memory and, for the next page of an officer
   without a line, in the service worker's. Closing the browser or signing out ends both. */

import * as box from "./box.js";
import { LineDown, post } from "./line.js";

export const SCOPE = "/ho-so/tiep-nhan/";
const GIVEN_AT = `${SCOPE}khoa-may/`;
const STAY_AWAKE = 20000; // the browser puts a worker to sleep after half a minute
const text = new TextEncoder();
let held = null; // {key, user, kit}

export const isPossible = () => isSecureContext && Boolean(crypto.subtle && indexedDB && navigator.serviceWorker && navigator.locks);
export const holder = () => held;

/* Who holds the key now; null: nobody is signed in, or the line is down and no page had it. */
export async function obtain() {
  if (held) return held;
  try {
    held = await fromServer();
  } catch (error) {
    if (!(error instanceof LineDown)) throw error;
    held = await fromWorker();
  }
  if (held) stayAwake();
  return held;
}

async function fromServer() {
  const body = new FormData();
  body.append("may", await box.deviceName());
  const answer = await post(GIVEN_AT, body);
  if (!answer.ok) {
    if (answer.status === 401) await forget();
    return null;
  }
  const given = await answer.json();
  const raw = Uint8Array.from(atob(given.key), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  raw.fill(0);
  const kit = { ...given.kit, apart: Date.parse(given.kit.now) - Date.now() };
  held = { key, user: given.user, kit };
  await box.put("notes", await seal(kitOf(given.user), kit));
  tell({ say: "keep", key, user: given.user });
  return held;
}

async function fromWorker() {
  const told = await ask({ say: "give" });
  if (!told?.key) return null;
  held = { key: told.key, user: told.user, kit: null };
  const kept = await box.get("notes", kitOf(told.user));
  held.kit = kept ? await open(kept) : null;
  return held.kit ? held : null;
}

const kitOf = (user) => `kit ${user}`;

/* Sign-out: nothing here can be read any more. */
export async function forget() {
  held = null;
  await ask({ say: "forget" });
}

/* A record that says whose it is and nothing of what it holds. */
export async function seal(id, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: text.encode(`${held.user} ${id}`) }, held.key, text.encode(JSON.stringify(value)));
  return { id, user: held.user, iv, sealed };
}

/* What was sealed; null where the key does not fit. */
export async function open(record) {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: record.iv, additionalData: text.encode(`${held.user} ${record.id}`) }, held.key, record.sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

/* The server's clock, as far as this device knows it. */
export const now = () => new Date(Date.now() + (held?.kit?.apart ?? 0));

async function worker() {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  return registration?.active ?? null;
}
async function tell(words) {
  (await worker())?.postMessage(words);
}
async function ask(words) {
  const told = await worker();
  if (!told) return null;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const late = setTimeout(() => resolve(null), 1000);
    port1.onmessage = (event) => { clearTimeout(late); resolve(event.data); };
    told.postMessage(words, [port2]);
  });
}

let awake = false;
function stayAwake() {
  if (awake || !location.pathname.startsWith(SCOPE)) return;
  awake = true;
  const keep = () => { if (held) tell({ say: "keep", key: held.key, user: held.user }); };
  setInterval(keep, STAY_AWAKE);
  navigator.serviceWorker.ready.then(keep);
}
