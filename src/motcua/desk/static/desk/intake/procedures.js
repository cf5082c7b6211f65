/* The list of procedures: a combobox whose options come from the server as one types, and from
   the browser's own catalogue when the line is down. */

import { search } from "../offline/catalogue.js";
import { isDown, LineDown, reach } from "../offline/line.js";

const PAUSE = 120; // milliseconds without a key
const PATIENCE = 3000; // then the browser's own list answers
const composing = (event) => event.isComposing || event.keyCode === 229;

function option(one, place) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const note = document.createElement("span");
  item.id = `tt-${place + 1}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.code = one.c;
  item.dataset.name = name.textContent = one.n;
  note.className = "quiet small";
  note.textContent = `${one.d} · ${one.l ?? "chưa rõ"} · ${one.c}`;
  item.append(name, note);
  return item;
}
function nothing(typed) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  item.setAttribute("aria-selected", "false");
  item.className = "quiet";
  item.textContent = `Danh mục trên máy này không có thủ tục nào có các chữ “${typed}”. Thử ít chữ hơn, hoặc gõ mã thủ tục.`;
  return item;
}

export function setUpProcedures(form, chosen) {
  const box = document.getElementById("thu-tuc");
  const list = document.getElementById("ds-thu-tuc");
  const code = form.elements.namedItem("procedure_code");
  const options = () => [...list.querySelectorAll("[role=option][data-code]")];
  let chooseFirst = false; // Enter came before the answer
  let shownFor = null; // the words whose answer stands in the list
  let waiting = null;
  let asking = null;
  const isFresh = () => shownFor === box.value.trim();

  function show(open) {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (!open) box.removeAttribute("aria-activedescendant");
  }
  function mark(option) {
    options().forEach((one) => one.setAttribute("aria-selected", String(one === option)));
    if (!option) return;
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
  const marked = () => list.querySelector("[aria-selected=true]");
  function move(step) {
    const all = options();
    if (!all.length) return;
    show(true);
    const at = all.indexOf(marked());
    mark(all[(at + step + all.length) % all.length]);
  }
  function choose(option) {
    box.value = option.dataset.name;
    code.value = option.dataset.code;
    box.removeAttribute("aria-invalid");
    show(false);
    chosen(option.dataset.code);
  }

  async function fromServer(typed) {
    asking?.abort();
    asking = new AbortController();
    const answer = await reach(`${form.dataset.procedures}?tim=${encodeURIComponent(typed)}`, { signal: asking.signal }, PATIENCE);
    if (!answer.ok) throw new LineDown();
    return answer.text();
  }
  function fromHere(typed) {
    const found = search(typed);
    list.replaceChildren(...(found.length || !typed ? found.map(option) : [nothing(typed)]));
  }
  async function look() {
    const typed = box.value.trim();
    try {
      if (isDown()) fromHere(typed);
      else list.innerHTML = await fromServer(typed);
    } catch (error) {
      if (error.name === "AbortError") return; // more was typed meanwhile
      fromHere(typed);
    }
    shownFor = typed;
    if (!isFresh()) return;
    const all = options();
    show(document.activeElement === box && Boolean(list.children.length));
    mark(all[0]);
    if (chooseFirst && all.length) choose(all[0]);
    chooseFirst = false;
  }

  box.addEventListener("input", () => {
    code.value = "";
    chooseFirst = false;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      if (!list.hidden && isFresh() && marked()) choose(marked());
      else if (code.value) document.getElementById("the").focus();
      else chooseFirst = Boolean(box.value.trim());
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      show(false);
    }
  });
  box.addEventListener("blur", () => setTimeout(() => show(false), 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[data-code]");
    event.preventDefault();
    if (option) choose(option);
  });
}
