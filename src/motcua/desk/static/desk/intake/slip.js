/* The slip of a dossier that was accepted without a line: filled here, printed by the browser. */

/* article: of parts/provisional_slip.html. said: text by the names of its places; papers a list. */
export function fill(article, said) {
  article.querySelectorAll("[data-said]").forEach((place) => {
    const value = said[place.dataset.said] ?? "";
    if (!Array.isArray(value)) {
      place.textContent = value || "…";
      return;
    }
    place.replaceChildren(...value.map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
  });
  return article;
}

/* Nothing but this article goes on the paper. */
export function print(article) {
  const marks = [[article, "to-print"], [document.body, "prints-one"]];
  marks.forEach(([element, mark]) => element.classList.add(mark));
  addEventListener("afterprint", () => marks.forEach(([element, mark]) => element.classList.remove(mark)), { once: true });
  window.print();
}

const chosen = (select) => (select?.selectedOptions[0]?.textContent ?? "").trim();
const lines = (form) => [...form.querySelectorAll(".paper")].filter((one) => one.querySelector("[data-paper]").checked).map((one) => {
  const name = one.querySelector("[data-paper]").parentElement.querySelector("span").firstChild.textContent.trim();
  const counts = [...one.querySelectorAll(".counts label")].filter((label) => Number(label.querySelector("input").value) > 0)
    .map((label) => `${label.querySelector("input").value} ${label.firstChild.textContent.trim().toLowerCase()}`);
  return counts.length ? `${name} (${counts.join(", ")})` : name;
});

/* What the slip says of a form. kit: of the key; at: as words. */
export function saidBy(form, kit, { number, lookup, at, limit }) {
  const value = (name) => (form.elements.namedItem(name)?.value ?? "").trim();
  const other = value("other_enclosures");
  const paid = [...form.querySelectorAll("[name^='phi.']")].map((one) => one.value.trim()).filter(Boolean);
  return {
    agency: kit.head.agency.toUpperCase(),
    one_stop: kit.head.one_stop.toUpperCase(),
    officer: kit.officer,
    lookup_address: kit.lookup_address,
    number,
    lookup,
    at,
    limit: limit ?? "theo quy định của thủ tục",
    applicant: value("applicant"),
    handed_in_by: value("filer") || value("applicant"),
    address: value("address"),
    phone: value("phone"),
    procedure: document.getElementById("thu-tuc").value,
    papers: [...lines(form), ...(other ? [other] : [])],
    fees: paid.length ? `${paid.join(" + ")} đồng, ${chosen(form.elements.namedItem("payment")).toLowerCase()}` : "Không",
  };
}
