/* Fields for agencies: the plain field takes codes; with this one types a name and chooses.
   The field that is sent keeps its name and holds codes; the box that is seen holds words. */

import { combobox } from "./combo.js";

const FIELDS = "input[data-agencies]:not([data-ready])";

function listUnder(box) {
  const list = document.createElement("ul");
  list.id = `${box.id}-ds`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Đơn vị tìm thấy");
  list.hidden = true;
  box.after(list);
  box.parentElement.classList.add("combo");
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  return list;
}

/* The field that is sent, in place of the box. */
function sentBeside(box) {
  const sent = document.createElement("input");
  sent.type = "hidden";
  sent.name = box.name;
  sent.value = box.value;
  box.removeAttribute("name");
  box.after(sent);
  return sent;
}

/* Of several codes or names in one box the last is being typed. */
const parts = (text) => text.split(/[,;]/).map((part) => part.trim());

function finder(box, list) {
  let asking = null;
  return async (words) => {
    const typed = parts(words).at(-1);
    asking?.abort();
    asking = new AbortController();
    try {
      const address = `${box.dataset.agencies}?tim=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: asking.signal });
      list.innerHTML = answer.ok ? await answer.text() : "";
    } catch (error) {
      if (error.name === "AbortError") return false;
      list.replaceChildren(); // no line: the code may still be typed
    }
    return true;
  };
}

function one(box) {
  const sent = sentBeside(box);
  const list = listUnder(box);
  const [known] = JSON.parse(box.dataset.named || "[]");
  if (known) box.value = known[1];
  combobox(box, list, {
    find: finder(box, list),
    chosen(option) {
      box.value = option.dataset.name;
      sent.value = option.dataset.code;
    },
    typed: () => (sent.value = box.value),
    resting: () => sent.value !== box.value,
  });
}

/* Several: each that is chosen stands below with a button that takes it away. */
function many(box) {
  const sent = sentBeside(box);
  const list = listUnder(box);
  const shown = document.createElement("ul");
  shown.className = "chosen-units";
  shown.setAttribute("aria-label", "Đơn vị đã chọn");
  list.after(shown);
  const held = new Map(JSON.parse(box.dataset.named || "[]"));
  box.value = parts(box.value).filter((part) => !held.has(part)).join(", ");

  function draw() {
    const rest = box.value.trim(); // typed and not chosen: the server says what to do
    sent.value = [...held.keys(), ...(rest ? [rest] : [])].join(", ");
    shown.replaceChildren(
      ...[...held].map(([code, name]) => {
        const item = document.createElement("li");
        const drop = document.createElement("button");
        drop.type = "button";
        drop.className = "btn btn-small";
        drop.dataset.drop = code;
        drop.textContent = "Bỏ";
        drop.setAttribute("aria-label", `Bỏ ${name}`);
        item.append(name, " ", drop);
        return item;
      }),
    );
  }
  shown.addEventListener("click", (event) => {
    const drop = event.target.closest("[data-drop]");
    if (!drop) return;
    held.delete(drop.dataset.drop);
    draw();
    box.focus();
  });
  combobox(box, list, {
    find: finder(box, list),
    chosen(option) {
      parts(box.value).slice(0, -1).filter(Boolean).forEach((code) => held.set(code, code));
      held.set(option.dataset.code, option.dataset.name);
      box.value = "";
      draw();
    },
    typed: draw,
    resting: () => !box.value.trim(),
  });
  draw();
}

function setUp() {
  document.querySelectorAll(FIELDS).forEach((box) => {
    box.dataset.ready = "";
    ("many" in box.dataset ? many : one)(box);
  });
}
document.addEventListener("htmx:afterSwap", setUp); // forms that open in the side panel
setUp();
