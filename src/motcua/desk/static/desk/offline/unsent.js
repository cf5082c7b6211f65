/* The list of what waits in this browser, with what may be done to each. */

import { isPossible, obtain } from "./key.js";
import * as queue from "./queue.js";
import { shortMoment } from "./sheet.js";
import { fill, print } from "../intake/slip.js";

const place = document.getElementById("chua-gui");
const list = place.querySelector("[data-list]");
const doneList = place.querySelector("[data-done]");
const state = place.querySelector("[data-state]");

function made(name, attributes, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}
function button(words, act) {
  const one = made("button", { type: "button", class: "btn btn-small" }, words);
  one.addEventListener("click", act);
  return one;
}

function faultsOf(sheet) {
  const sentences = Object.values(sheet.faults ?? {});
  return sentences.length ? [made("ul", { class: "plain fielderror" }, ...sentences.map((one) => made("li", {}, one)))] : [];
}
function asksToDrop({ id, sheet }) {
  const dialog = document.getElementById("hoi-bo-to");
  dialog.querySelector("[data-number]").textContent = sheet?.number ?? "không mở được";
  dialog.returnValue = "";
  dialog.onclose = () => { if (dialog.returnValue === "bo") queue.drop(id).then(queue.send); };
  dialog.showModal();
}
function row(one) {
  const { id, sheet } = one;
  if (!sheet) {
    return made("tr", {}, made("td", { colspan: "4" }, "Tờ này không mở được bằng khóa của máy chủ hiện nay. Hỏi người quản trị về tệp khóa personal.key trước khi bỏ."), made("td", {}, button("Bỏ tờ này", () => asksToDrop(one))));
  }
  const refused = one.state === queue.HELD_UP;
  const word = refused ? "Máy chủ chưa nhận, các tờ sau đang chờ tờ này" : "Chờ gửi";
  const acts = made("div", { class: "row-acts" },
    button("In lại giấy tạm", () => print(fill(document.querySelector("#in-lai article"), sheet.said))),
    ...(refused ? [
      made("a", { class: "btn btn-small", href: `${place.dataset.intake}#sua=${id}` }, "Sửa tờ này"),
      button("Gửi lại", () => queue.putBack(id).then(queue.send)),
    ] : []),
    button("Bỏ tờ này", () => asksToDrop(one)));
  return made("tr", {},
    made("td", { class: "code nowrap" }, sheet.number),
    made("td", {}, made("strong", {}, sheet.said.applicant), made("br", {}), made("span", { class: "small quiet" }, sheet.said.procedure)),
    made("td", {}, shortMoment(new Date(sheet.at))),
    made("td", {}, made("span", { class: refused ? "mark mark-overdue" : "mark mark-soon" }, word), ...faultsOf(sheet)),
    made("td", {}, acts));
}
function table(heads, rows) {
  const head = made("tr", {}, ...heads.map((words) => made("th", { scope: "col" }, words)));
  return made("div", { class: "tablebox", tabindex: "0", role: "region", "aria-label": "Bảng hồ sơ" }, made("table", { class: "table sheets" }, made("thead", {}, head), made("tbody", {}, ...rows)));
}

function sentence(mine, others) {
  const words = [];
  if (!mine.length) words.push("Không còn hồ sơ nào của bạn chờ gửi trên máy này.");
  else words.push(`${mine.length} hồ sơ chờ gửi, tờ trên gửi trước.`);
  if (others) words.push(`Máy này còn ${others} hồ sơ của người khác, chỉ người ấy đăng nhập mới mở được.`);
  return words.join(" ");
}
function doneRow({ number, code, applicant }) {
  const address = place.dataset.dossier.replace("MA", encodeURIComponent(code));
  return made("tr", {}, made("td", { class: "code" }, number), made("td", {}, applicant), made("td", { class: "code" }, made("a", { href: address }, code)));
}

async function show() {
  const holder = await obtain();
  const { mine: waiting, others } = await queue.counts(holder?.user);
  if (!holder) {
    const locked = waiting + others;
    state.textContent = locked ? `Máy này đang giữ ${locked} hồ sơ chưa gửi, đã khóa. Khi có mạng, đăng nhập để mở và gửi.` : "Máy này không giữ hồ sơ nào chưa gửi.";
    list.hidden = doneList.hidden = true;
    return;
  }
  const [mine, done] = await Promise.all([queue.mine(), queue.done()]);
  state.textContent = sentence(mine, others);
  list.hidden = !mine.length;
  list.replaceChildren(...(mine.length ? [table(["Số tạm", "Người nộp, thủ tục", "Nhận lúc", "Tình trạng", "Việc"], mine.map(row))] : []));
  doneList.hidden = !done.length;
  doneList.replaceChildren(...(done.length ? [
    made("h2", {}, "Đã gửi, có mã hồ sơ"),
    table(["Số tạm", "Người nộp", "Mã hồ sơ"], done.map(doneRow)),
    button("Xóa danh sách này", queue.forgetDone),
  ] : []));
}

if (isPossible()) {
  document.addEventListener("motcua:queue", show);
  document.addEventListener("click", (event) => { if (event.target.closest("[data-send-now]")) queue.send().then(show); });
  show();
} else {
  state.textContent = "Trình duyệt chỉ giữ hồ sơ khi trang mở bằng địa chỉ https (hoặc ngay trên máy chủ). Hỏi người quản trị về “motcua serve --tls”.";
}
