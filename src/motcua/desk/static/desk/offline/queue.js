/* Sheets accepted without a line: kept sealed, sent one after another in the order they were
   taken, each under the key of its own sheet. A refused one stops the line until somebody decides. */

import * as box from "./box.js";
import { holder, open, seal } from "./key.js";
import { LineDown, post } from "./line.js";

const SEND = "/ho-so/tiep-nhan/gui/";
const DONE_KEPT = 50;
const REFUSED = [400, 409, 413, 422];
export const WAITING = "waiting";
export const HELD_UP = "refused";

const changed = () => document.dispatchEvent(new CustomEvent("motcua:queue"));
const inOrder = (a, b) => a.place - b.place;

export async function add(sheet, place) {
  await box.put("sheets", { ...(await seal(sheet.id, sheet)), place, state: WAITING });
  changed();
}
export async function drop(id) {
  await box.remove("sheets", id);
  changed();
}

/* [{id, place, state, sheet}] of who is signed in; sheet null: it does not open with this key. */
export async function mine() {
  const user = holder()?.user;
  const records = (await box.all("sheets")).filter((one) => one.user === user).sort(inOrder);
  return Promise.all(records.map(async (one) => ({ id: one.id, place: one.place, state: one.state, sheet: await open(one) })));
}
export const find = async (id) => (await mine()).find((one) => one.id === id) ?? null;

/* How many wait, without opening one. */
export async function counts(user) {
  const records = await box.all("sheets");
  const own = records.filter((one) => one.user === user);
  return {
    mine: own.length,
    refused: own.filter((one) => one.state === HELD_UP).length,
    others: records.length - own.length,
  };
}

/* Numbers whose dossier has its code by now, newest first. */
const doneId = () => `done ${holder().user}`;
export async function done() {
  const kept = await box.get("notes", doneId());
  return kept ? (await open(kept)) ?? [] : [];
}
async function noteDone(sheet, code) {
  const one = { number: sheet.number, code, applicant: sheet.said.applicant };
  const list = [one, ...(await done())].slice(0, DONE_KEPT);
  await box.put("notes", await seal(doneId(), list));
}
export const forgetDone = () => box.remove("notes", doneId()).then(changed);

export async function putBack(id) {
  const one = await find(id);
  if (one?.sheet) await add({ ...one.sheet, faults: null }, one.place);
}

async function faultsOf(answer) {
  const plain = { "": `Máy chủ không nhận (mã ${answer.status}). Sửa tờ này rồi gửi lại.` };
  return answer.json().then((said) => said.faults ?? plain).catch(() => plain);
}

/* true: it is gone from here, the next may go. */
async function sendOne({ id, place, sheet }) {
  const body = new FormData();
  sheet.values.forEach(([name, value]) => body.append(name, value));
  const answer = await post(SEND, body, 20000);
  if (answer.ok) {
    const { code } = await answer.json();
    await noteDone(sheet, code);
    await drop(id);
    return true;
  }
  if (REFUSED.includes(answer.status)) {
    const record = await seal(id, { ...sheet, faults: await faultsOf(answer) });
    await box.put("sheets", { ...record, place, state: HELD_UP });
    changed();
  }
  return false; // also when the session has ended, or the server itself failed: later again
}

/* Sends what waits; pages of one browser never do so at once. */
export function send() {
  return navigator.locks.request("motcua.gui", async () => {
    try {
      for (;;) {
        const [first] = holder() ? await mine() : [];
        if (!first?.sheet || first.state === HELD_UP) return;
        if (!(await sendOne(first))) return;
      }
    } catch (error) {
      // A line that breaks within an answer shows as a TypeError of its reading.
      if (!(error instanceof LineDown || error instanceof TypeError)) throw error;
    }
  });
}
