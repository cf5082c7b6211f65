/* What a procedure asks: the server's block, or the page's own pattern filled from the catalogue. */

import { byCode } from "../offline/catalogue.js";
import { isDown, LineDown, reach } from "../offline/line.js";

const PATIENCE = 4000;
const byId = (id) => document.getElementById(id);

/* The block under the procedure, whoever can tell it. */
export async function ask(form, code) {
  const by = form.elements.namedItem("channel")?.value ?? "";
  const resolver = form.elements.namedItem("resolved_by")?.value ?? "";
  const wanted = () => form.elements.namedItem("procedure_code").value === code
    && (form.elements.namedItem("channel")?.value ?? "") === by
    && (form.elements.namedItem("resolved_by")?.value ?? "") === resolver;
  const theirs = resolver ? `&co-quan=${encodeURIComponent(resolver)}` : "";
  if (!isDown()) {
    try {
      const answer = await reach(`${form.dataset.asked}?thu-tuc=${encodeURIComponent(code)}&hinh-thuc=${encodeURIComponent(by)}${theirs}`, {}, PATIENCE);
      const html = await answer.text();
      if (answer.ok && wanted()) {
        htmx.swap("#hoi", html, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 });
        return;
      }
    } catch (error) {
      if (!(error instanceof LineDown || error instanceof TypeError)) throw error;
    }
  }
  const one = byCode(code);
  if (one && wanted()) fromHere(one, by);
}

export function clearAsked() {
  const plain = document.createElement("div");
  plain.id = "hoi";
  byId("hoi").replaceWith(plain);
  due("Chọn thủ tục để tính ngày hẹn trả.", []);
}

function due(head, sentences) {
  const place = byId("han");
  const title = document.createElement("h2");
  const said = document.createElement("p");
  title.textContent = "Hẹn trả kết quả";
  said.textContent = head;
  said.className = sentences.length ? "due-at" : "quiet";
  const rest = sentences.map((words) => {
    const line = document.createElement("p");
    line.className = "small";
    line.textContent = words;
    return line;
  });
  const plain = document.createElement("div");
  plain.id = "han";
  plain.className = "due";
  plain.setAttribute("aria-live", "polite");
  plain.append(title, said, ...rest);
  place.replaceWith(plain);
}

function paper(pattern, [key, name, required, originals, copies]) {
  const item = pattern.cloneNode(true);
  const tick = item.querySelector("[data-paper]");
  Object.assign(item.dataset, { required, originals, copies });
  tick.id = `enclosures.${key}`;
  tick.name = `co-${key}`;
  const words = tick.parentElement.querySelector("span");
  const must = words.querySelector(".must");
  words.replaceChildren(name, ...(required ? [" ", must] : []));
  item.querySelectorAll(".counts input").forEach((box) => { box.name = `giay-to.${key}.${box.name.split(".").pop()}`; });
  return item;
}
function fee(pattern, [name, amount, note], place) {
  const item = pattern.cloneNode(true);
  const [kept, box] = item.querySelectorAll("input");
  const label = item.querySelector("label");
  label.htmlFor = box.id = `fees.${place}`;
  label.textContent = `${name} (đồng)`;
  Object.assign(kept, { name: `phi-ten.${place}`, value: name });
  Object.assign(box, { name: `phi.${place}`, value: amount ? amount.toLocaleString("vi-VN") : "" });
  if (note) {
    const said = document.createElement("p");
    said.className = "quiet small hint";
    said.textContent = note;
    item.append(said);
  }
  return item;
}

/* The terms of the chosen way stand over those of the row. */
function fromHere(row, by) {
  const one = { ...row, ...row.h?.[by || "counter"] };
  const block = byId("mau-hoi").content.firstElementChild.cloneNode(true);
  const papers = one.p ?? [];
  const list = block.querySelector(".papers");
  const pattern = list.querySelector(".paper");
  list.replaceChildren(...papers.map((each) => paper(pattern, each)));
  if (!papers.length) {
    const said = document.createElement("p");
    said.className = "quiet";
    said.textContent = "Danh mục chưa ghi thành phần hồ sơ của thủ tục này; ghi các giấy tờ đã nhận vào ô dưới.";
    block.querySelector("#nhan-du").closest("label").remove();
    list.replaceWith(said);
  }
  if (!papers.some(([, , required]) => required)) block.querySelector("[name=missing_reason]")?.closest(".grid2").remove();
  const fees = one.e?.length ? one.e : [["Phí, lệ phí", null, ""]];
  const feePattern = block.querySelector("[data-fee]");
  feePattern.replaceWith(...fees.map((each, place) => fee(feePattern, each, place)));
  const payment = block.querySelector("[name=payment]");
  if (!one.e?.some(([, amount]) => amount !== 0)) {
    payment.querySelector("option[value='']")?.remove();
    payment.value = "none";
  }
  if (by) block.querySelector("[name=channel]").value = by;
  const odd = block.querySelector("[data-not-offered]");
  if (one.x) odd.querySelector(".hint").textContent = one.x;
  else odd.remove();
  if (!one.f) block.querySelector("[data-ask-field]")?.remove();
  byId("hoi").replaceWith(block);
  due(one.l ? `Thời hạn ${one.l}` : "Không có thời hạn", ["Ngày hẹn trả chính thức do máy chủ tính khi có mạng, kể từ lúc bạn bấm tiếp nhận."]);
}
