/* On every page of who takes dossiers in: how many wait in this browser, sending them, and a
   question before signing out. */

import * as box from "./box.js";
import { forget, holder, isPossible, obtain, SCOPE } from "./key.js";
import { isDown } from "./line.js";
import * as queue from "./queue.js";

const AGAIN = 30000;
const badge = document.querySelector("[data-unsent]");
const who = () => holder()?.user ?? Number(document.body.dataset.user);
export const words = (count) => `${count} hồ sơ chưa gửi`;

async function show() {
  const { mine, refused } = await queue.counts(who());
  if (!badge) return mine;
  badge.hidden = mine === 0;
  badge.querySelector("span").textContent = `${refused ? "▲" : "◐"} ${mine}`;
  badge.classList.toggle("refused", refused > 0);
  return mine;
}

async function send() {
  if (isDown() || !(await show()) || !(await obtain())) return;
  await queue.send();
  await show();
}

/* Drafts go with who signs out; accepted dossiers stay, sealed. */
async function leave(form) {
  await box.remove("notes", `draft ${who()}`);
  await forget();
  form.submit();
}
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!isPossible() || !form.matches("[data-sign-out]")) return;
  event.preventDefault();
  const mine = await show();
  const dialog = document.getElementById("con-chua-gui");
  if (!mine || !dialog) {
    await leave(form);
    return;
  }
  dialog.querySelector("[data-how-many]").textContent = words(mine);
  dialog.onclose = () => { if (dialog.returnValue === "dang-xuat") leave(form); };
  dialog.returnValue = "";
  dialog.showModal();
});

if (isPossible()) {
  navigator.serviceWorker.register(`${SCOPE}may.js`, { scope: SCOPE }).catch(() => {});
  document.addEventListener("motcua:queue", show);
  document.addEventListener("motcua:line", (event) => { if (!event.detail.down) send(); });
  setInterval(send, AGAIN);
  send();
}
