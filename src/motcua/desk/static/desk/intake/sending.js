/* Accepting: the server does it while there is a line; otherwise the sheet is sealed here, gets a
   provisional number and goes out later under the same key. */

import { byCode } from "../offline/catalogue.js";
import { holder, now } from "../offline/key.js";
import { isDown, LineDown, post, token } from "../offline/line.js";
import * as queue from "../offline/queue.js";
import { moment, numbered, lookupCode } from "../offline/sheet.js";
import * as draft from "./draft.js";
import { faultsOf, showFaults } from "./faults.js";
import { fill, print, saidBy } from "./slip.js";

const PATIENCE = 10000;

/* reader: of the card; nothing goes out while it still reads. */
export function setUpSending(form, clear, reader) {
  const field = (name) => form.elements.namedItem(name);
  const button = form.querySelector("[data-primary-action]");
  const words = [...button.childNodes];
  const taken = document.getElementById("da-ghi-tam");
  let busy = false;

  function work(on) {
    busy = on;
    button.disabled = on;
    button.replaceChildren(...(on ? [button.dataset.working] : words));
  }
  /* The server's own page says what is wrong, with everything typed still there. */
  function sendPlain() {
    if (!field("csrfmiddlewaretoken")) {
      const proof = Object.assign(document.createElement("input"), { type: "hidden", name: "csrfmiddlewaretoken", value: token() });
      form.append(proof);
    }
    form.submit();
  }
  /* true: the server has answered, and the page goes on. */
  async function sent() {
    try {
      const answer = await post(form.dataset.send, new FormData(form), PATIENCE);
      if (!answer.ok) {
        sendPlain();
        return true;
      }
      const { page } = await answer.json();
      await draft.drop();
      await queue.drop(field("khoa").value);
      location.assign(page);
      return true;
    } catch (error) {
      // The answer may be lost after the server has taken it: the key makes a second one harmless.
      if (!(error instanceof LineDown || error instanceof TypeError)) throw error;
      return false;
    }
  }

  async function keepHere() {
    const id = field("khoa").value;
    const before = await queue.find(id);
    const at = field("occurred_at").value ? new Date(field("occurred_at").value) : now();
    const { number, place, lookup } = before?.sheet
      ? { number: before.sheet.number, place: before.place, lookup: await lookupCode(before.sheet.number) }
      : await numbered(at);
    const values = draft.valuesOf(form).filter(([name]) => !["provisional_code", "occurred_at"].includes(name));
    values.push(["provisional_code", number], ["occurred_at", at.toISOString()]);
    const limit = byCode(field("procedure_code").value)?.l;
    const said = saidBy(form, holder().kit, { number, lookup, at: moment(at), limit });
    await queue.add({ id, number, at: at.toISOString(), values, said }, place);
    await draft.drop();
    fill(taken.querySelector("article"), said);
    taken.querySelector("aside [data-said=number]").textContent = number;
    form.hidden = true;
    taken.hidden = false;
    scrollTo(0, 0);
    taken.querySelector("[data-print-provisional]").focus();
  }

  form.addEventListener("submit", async (event) => {
    if (!holder()) return; // as a plain page
    event.preventDefault();
    if (busy) return;
    work(true);
    try {
      await reader.reading();
      if (!isDown() && await sent()) return;
      const faults = faultsOf(form);
      showFaults(form, faults);
      if (!faults.length) await keepHere();
      work(false);
    } catch (error) {
      work(false);
      throw error;
    }
  });
  taken.querySelector("[data-print-provisional]").addEventListener("click", () => print(taken.querySelector("article")));
  taken.querySelector("[data-next-sheet]").addEventListener("click", clear);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, select, textarea");
    if (event.key !== "n" || typing || taken.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    taken.querySelector("[data-next-sheet]").click();
  });
}
