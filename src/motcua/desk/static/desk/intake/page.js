/* The intake page by keyboard, with and without a line: what each part does stands in its own file. */

import * as catalogue from "../offline/catalogue.js";
import { holder, isPossible, obtain } from "../offline/key.js";
import * as line from "../offline/line.js";
import * as queue from "../offline/queue.js";
import { newId } from "../offline/sheet.js";
import { ask, clearAsked } from "./asked.js";
import { setUpCard } from "./card.js";
import * as draft from "./draft.js";
import { openForChange, setUpPapers } from "./papers.js";
import { setUpProcedures } from "./procedures.js";
import { setUpSending } from "./sending.js";

const composing = (event) => event.isComposing || event.keyCode === 229;
const byId = (id) => document.getElementById(id);

/* After the acceptance the slip prints from its frame. */
function afterAcceptance() {
  const button = document.querySelector("[data-print-slip]");
  const frame = byId("giay");
  const print = () => frame.contentWindow.print();
  const isThere = () => frame.contentWindow.location.href !== "about:blank" && frame.contentDocument.readyState === "complete";
  button.addEventListener("click", () => {
    if (isThere()) print();
    else frame.addEventListener("load", print, { once: true }); // never a half slip on the paper
  });
  if (document.activeElement === document.body) button.focus();
  if (isPossible()) obtain().then(draft.drop);
}

function setUp(form) {
  const field = (name) => form.elements.namedItem(name);
  const box = byId("thu-tuc");
  const card = byId("the");

  /* Dossiers of the same person that are still open: here, and in what waits in this browser. */
  async function lookForDuplicates() {
    if (!field("procedure_code").value || !(field("applicant").value + field("id_number").value)) return;
    if (!line.isDown()) {
      htmx.trigger("#trung", "tim-trung");
      return;
    }
    const waiting = holder() ? await queue.mine() : [];
    const same = waiting.find(({ id, sheet }) => {
      const said = new Map(sheet?.values ?? []);
      const theirs = [said.get("id_number"), said.get("old_id_number")].filter(Boolean);
      const ours = [field("id_number").value.trim(), field("old_id_number").value.trim()];
      return id !== field("khoa").value && said.get("procedure_code") === field("procedure_code").value
        && theirs.some((number) => ours.includes(number));
    });
    byId("trung").textContent = "";
    if (!same) return;
    const notice = document.createElement("p");
    notice.className = "notice notice-warning";
    notice.textContent = `Người này đã nộp thủ tục này trên máy này, số tạm ${same.sheet.number}, chưa gửi.`;
    byId("trung").append(notice);
  }
  const keep = () => draft.keep(form, box.value);

  setUpProcedures(form, async (code) => {
    card.focus();
    await ask(form, code);
    keep();
    lookForDuplicates();
  });
  const reader = setUpCard(form, () => {
    keep();
    lookForDuplicates();
  });
  setUpPapers(form);
  /* Another way of filing or another agency, other terms: fees and due time anew, all else stays
     as typed. */
  form.addEventListener("change", async (event) => {
    const { name } = event.target;
    if (!["channel", "resolved_by"].includes(name)) return;
    const values = draft.valuesOf(form).filter(([said]) => !said.startsWith("phi"));
    await put(values, box.value);
    if (document.activeElement === document.body) field(name).focus(); // its block is new
    keep();
    if (name === "resolved_by") lookForDuplicates();
  });
  form.addEventListener("change", (event) => {
    if (["id_number", "old_id_number", "applicant", "birth_on", "phone", "sex"].includes(event.target.name)) lookForDuplicates();
    keep();
  });
  form.addEventListener("input", (event) => { if (event.target !== card) keep(); });

  /* Enter goes on to the next field; it never sends half a form. */
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const from = event.target;
    if (!from.matches("input, select")) return;
    event.preventDefault();
    if (composing(event)) return;
    if (from === card && card.value.trim()) {
      reader.read();
      return;
    }
    if (from.name === "phone" && !from.value && reader.reading()) return; // a reader may end with two Enters
    const stops = [...form.querySelectorAll("input:not([type=hidden]), select, summary, button")]
      .filter((one) => !one.disabled && one.offsetParent !== null);
    const next = stops[stops.indexOf(from) + 1];
    if (next) next.focus();
  });

  /* An empty sheet, without asking the server. */
  function clear() {
    byId("da-ghi-tam").hidden = true;
    form.hidden = false;
    [...form.elements].forEach((one) => {
      if (one.type === "checkbox") one.checked = false;
      else if (one.tagName === "SELECT") one.selectedIndex = 0;
      else if (one.name === "sets") one.value = "1";
      else if (one.name !== "csrfmiddlewaretoken") one.value = "";
    });
    form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
    document.querySelectorAll("#loi-tai-cho, #ban-nhap, #cac-loi, #luc-nhan").forEach((one) => { one.hidden = true; });
    clearAsked();
    byId("trung").textContent = "";
    field("khoa").value = newId();
    box.focus();
  }

  /* A sheet for another agency stays one, also where this page does not offer that agency: then
     the server says what is wrong with it, and without a line it is not accepted. */
  function putResolver(code) {
    const box = field("resolved_by");
    if (!box && code) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "resolved_by", value: code }));
    else if (code && ![...box.options ?? []].some((one) => one.value === code)) box.add?.(new Option(code, code));
  }

  async function put(values, procedure) {
    box.value = procedure;
    putResolver(new Map(values).get("resolved_by"));
    const by = new Map(values).get("channel");
    if (by && field("channel")) field("channel").value = by;
    const fill = (place) => values.forEach(([name, value]) => {
      const found = field(name);
      if (!found || !place.contains(found)) return;
      if (found.type === "hidden" && name !== "procedure_code" && name !== "khoa") return;
      if (found.type === "checkbox") found.checked = true;
      else found.value = value;
    });
    fill(form);
    const code = new Map(values).get("procedure_code");
    if (code) {
      await ask(form, code);
      // Only what came now: in the other fields somebody may have typed meanwhile.
      fill(byId("hoi"));
      openForChange(form);
      fill(byId("hoi")); // counts open only with their tick
    }
    byId("luc-nhan").hidden = !field("occurred_at").value;
    form.querySelector("details").open ||= Boolean(field("occurred_at").value || field("filer").value);
  }
  document.addEventListener("click", (event) => {
    const dropped = event.target.closest("[data-drop-draft]");
    if (!dropped) return;
    draft.drop();
    if (!isPossible()) {
      if (dropped.matches("button")) location.assign(form.action);
      return;
    }
    if (dropped.matches("button") || line.isDown()) {
      event.preventDefault();
      clear();
    }
  });

  setUpSending(form, clear, reader);
  start(form, { put, keep, lookForDuplicates });
}

/* What stands in the sheet at the beginning: what was sent and refused, what is to be put right,
   or what was being typed when the page closed. */
async function start(form, { put, keep, lookForDuplicates }) {
  const refused = form.dataset.sent === "1" || document.querySelector("[role=alert]:not([hidden])");
  const said = refused && document.querySelector("#cac-loi, [data-focus]");
  // On a slow line this comes late: whoever has begun to type elsewhere stays there.
  if (document.activeElement === document.body) (said || byId("thu-tuc")).focus();
  form.elements.namedItem("khoa").value ||= newId();
  if (!isPossible()) {
    byId("giu-chu").textContent = "Trang không mở bằng https nên chữ đang gõ không giữ lại được khi đóng trang.";
    return;
  }
  const held = await obtain();
  showLine(held);
  if (!held) return;
  if (draft.isTouched()) keep(); // what was typed before the key came
  const loading = catalogue.load(held.kit.catalogue).then(tellReady);
  if (line.isDown()) await loading;
  const asked = location.hash.match(/^#sua=(.+)$/);
  const wanted = asked && await queue.find(decodeURIComponent(asked[1]));
  if (wanted?.sheet) {
    history.replaceState(null, "", location.pathname);
    await put(wanted.sheet.values, wanted.sheet.said.procedure);
    return;
  }
  if (refused) keep();
  else if (await draft.restore(put)) lookForDuplicates();
}

/* Files, catalogue and key are here: the line may go. */
async function tellReady(has) {
  if (!has) return;
  await navigator.serviceWorker.ready;
  document.body.dataset.readyOffline = "";
  byId("giu-chu").textContent = "Sẵn sàng cả khi mất mạng. Chữ đã gõ được khóa lại trên máy này, chỉ bạn đăng nhập mới mở được.";
}

function showLine(held) {
  const locked = byId("can-dang-nhap");
  if (locked) {
    locked.hidden = Boolean(held);
    byId("to-tiep-nhan").hidden = !held;
    if (held) document.querySelector("[data-said-agency]").textContent = held.kit.head.committee;
  }
  const show = () => {
    byId("mat-mang").hidden = !line.isDown() || !held;
    const back = document.querySelector("[data-reload-online]");
    if (back) back.hidden = line.isDown();
  };
  document.addEventListener("motcua:line", show);
  show();
}

const form = byId("to-tiep-nhan");
if (document.querySelector("[data-taken-in]")) afterAcceptance();
if (form) setUp(form);
