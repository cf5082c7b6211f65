/* The list of procedures: a combobox whose options come from the server as one types, and from
   the browser's own catalogue when the line is down. */

import { combobox } from "../fields/combo.js";
import { search } from "../offline/catalogue.js";
import { isDown, LineDown, reach } from "../offline/line.js";

const PATIENCE = 3000; // then the browser's own list answers

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
  let asking = null;

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
  combobox(box, list, {
    async find(typed) {
      try {
        if (isDown()) fromHere(typed);
        else list.innerHTML = await fromServer(typed);
      } catch (error) {
        if (error.name === "AbortError") return false;
        fromHere(typed);
      }
      return true;
    },
    chosen(option) {
      box.value = option.dataset.name;
      code.value = option.dataset.code;
      chosen(option.dataset.code);
    },
    typed() {
      code.value = "";
    },
    resting() {
      if (code.value) document.getElementById("the").focus();
      return Boolean(code.value);
    },
  });
}
