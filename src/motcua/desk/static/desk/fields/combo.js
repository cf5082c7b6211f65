/* A text field with a list under it: options come as one types, arrows choose, Enter takes. */

const PAUSE = 120; // milliseconds without a key
const composing = (event) => event.isComposing || event.keyCode === 229;

/* box: the input; list: the listbox under it, its options carry data-code.
   find(typed): fills the list; chosen(option); typed(): something was typed;
   resting(): Enter while nothing is being chosen, true: it was used. */
export function combobox(box, list, { find, chosen, typed, resting }) {
  const options = () => [...list.querySelectorAll("[role=option][data-code]")];
  let chooseFirst = false; // Enter came before the answer
  let shownFor = null; // the words whose answer stands in the list
  let waiting = null;
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
    box.removeAttribute("aria-invalid");
    show(false);
    shownFor = null;
    chosen(option);
  }
  async function look() {
    const words = box.value.trim();
    if (!(await find(words))) return; // more was typed meanwhile
    shownFor = words;
    if (!isFresh()) return;
    const all = options();
    all.forEach((one, place) => (one.id ||= `${list.id}-${place + 1}`));
    show(document.activeElement === box && Boolean(list.children.length));
    mark(all[0]);
    if (chooseFirst && all.length) choose(all[0]);
    chooseFirst = false;
  }

  box.addEventListener("input", () => {
    typed();
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
      else if (!resting()) chooseFirst = Boolean(box.value.trim());
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
