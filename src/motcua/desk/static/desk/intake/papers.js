/* Papers: a tick fills in the number asked for, and opens the boxes. */

function setPaper(item, there) {
  const counts = item.querySelector(".counts");
  const boxes = [...counts.querySelectorAll("input")];
  counts.hidden = !there;
  boxes.forEach((one) => { one.disabled = !there; });
  item.querySelector("[data-paper]").checked = there;
  if (there && !boxes.some((one) => one.value.trim())) {
    // What was filed online is a file, whatever the procedure asks of paper.
    const file = boxes.find((one) => one.name.endsWith(`.${item.closest("form").dataset.kind}`));
    if (file) {
      file.value = "1";
      return;
    }
    const originals = Number(item.dataset.originals);
    const copies = Number(item.dataset.copies);
    const copy = boxes.find((one) => one.name.endsWith(".copy"));
    if (originals || !copies) boxes[0].value = String(originals || 1);
    if (copies && copy) copy.value = String(copies);
  }
}
const papersOf = (form) => [...form.querySelectorAll(".paper")];

/* After values were put in: the boxes of what is ticked. */
export function openForChange(form) {
  papersOf(form).forEach((one) => { if (one.querySelector("[data-paper]").checked) setPaper(one, true); });
}

export function setUpPapers(form) {
  form.addEventListener("change", (event) => {
    const from = event.target;
    if (from.matches("[data-paper]")) setPaper(from.closest(".paper"), from.checked);
    if (from.matches("[data-receive-all]")) {
      const some = papersOf(form).filter((one) => one.dataset.required === "1");
      (some.length ? some : papersOf(form)).forEach((one) => setPaper(one, from.checked));
    }
  });
}
