/* The draft: everything typed, sealed at every key until the dossier is accepted. */

import * as box from "../offline/box.js";
import { holder, open, seal } from "../offline/key.js";

const TELLING = ["procedure_code", "applicant", "id_number", "phone", "address"];
const NOT_KEPT = ["csrfmiddlewaretoken", "tim"];
const id = () => `draft ${holder().user}`;
let next = null; // what waits to be written
let writing = null;
let touched = false; // since this page opened

export const valuesOf = (form) => [...new FormData(form)].filter(([name]) => !NOT_KEPT.includes(name));

export const isTouched = () => touched;

async function write(form) {
  while (next) {
    const value = next;
    next = null;
    await box.put("notes", await seal(id(), value));
  }
  writing = null;
  form.dataset.draft = "kept";
}
/* One write at a time, the newest last; data-draft of the form says whether all of it is kept. */
export function keep(form, procedure) {
  touched = true;
  form.dataset.draft = "typed";
  if (!holder()) return;
  next = { at: Date.now(), procedure, values: valuesOf(form) };
  writing ??= write(form);
}

export async function drop() {
  next = null;
  await writing;
  if (holder()) await box.remove("notes", id());
}

/* Puts the draft back unless something was typed already; true when there was one. */
export async function restore(put) {
  const kept = await box.get("notes", id());
  const draft = kept && await open(kept);
  if (!draft || touched) return false;
  if (!draft.values.some(([name, value]) => value && TELLING.includes(name))) return false;
  await put(draft.values, draft.procedure);
  const when = new Date(draft.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });
  const notice = document.getElementById("ban-nhap");
  notice.querySelector("span").textContent = `Đã lấy lại tờ đang gõ dở lúc ${when}.`;
  notice.hidden = false;
  return true;
}
