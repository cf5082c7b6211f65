/* The intake page by keyboard: procedure list, card reader, check-list, draft, printing. */
"use strict";

(() => {
  const PREFIX = "motcua.tiep-nhan.";
  const composing = (event) => event.isComposing || event.keyCode === 229;
  const drafts = {
    read: (user) => {
      try { return JSON.parse(localStorage.getItem(PREFIX + user)); } catch { return null; }
    },
    write: (user, draft) => {
      try { localStorage.setItem(PREFIX + user, JSON.stringify(draft)); } catch { /* store full or forbidden */ }
    },
    drop: (user) => {
      try { localStorage.removeItem(PREFIX + user); } catch { /* forbidden */ }
    },
  };

  /* After the acceptance: the draft has done its work; the slip prints from its frame. */
  const taken = document.querySelector("[data-taken-in]");
  if (taken) {
    drafts.drop(taken.dataset.takenIn);
    const button = document.querySelector("[data-print-slip]");
    button.addEventListener("click", () => document.getElementById("giay").contentWindow.print());
    button.focus();
  }

  const form = document.getElementById("to-tiep-nhan");
  if (!form) return;
  const user = form.dataset.user;
  const field = (name) => form.elements.namedItem(name);
  const byId = (id) => document.getElementById(id);

  /* The list of procedures: a combobox whose options come from the server as one types. */
  const box = byId("thu-tuc");
  const list = byId("ds-thu-tuc");
  const options = () => [...list.querySelectorAll("[role=option][data-code]")];
  let chooseFirst = false; // Enter came before the answer

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
    field("procedure_code").value = option.dataset.code;
    box.removeAttribute("aria-invalid");
    show(false);
    byId("the").focus();
    ask(option.dataset.code).then(() => { keep(); lookForDuplicates(); });
  }
  const ask = (code) => htmx.ajax("GET", `${form.dataset.asked}?thu-tuc=${encodeURIComponent(code)}`, { target: "#hoi", swap: "outerHTML" });

  let shownFor = null; // the words whose answer stands in the list
  const isFresh = () => shownFor === box.value.trim();
  box.addEventListener("input", () => { field("procedure_code").value = ""; chooseFirst = false; });
  list.addEventListener("htmx:afterSwap", (event) => {
    const asked = new URL(event.detail.xhr.responseURL).searchParams.get("tim");
    shownFor = (asked ?? "").trim();
    if (!isFresh()) return;
    const all = options();
    show(document.activeElement === box && Boolean(list.children.length));
    mark(all[0]);
    if (chooseFirst && all.length) choose(all[0]);
    chooseFirst = false;
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
      else if (field("procedure_code").value) byId("the").focus();
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

  /* The card: a reader types the code and ends with Enter; a pasted one is read at once. */
  const card = byId("the");
  function say(sentences, bad) {
    const place = byId("the-doc");
    place.textContent = sentences;
    place.classList.toggle("fielderror", bad);
  }
  async function readCard() {
    const text = card.value.trim();
    if (!text) return;
    const body = new FormData();
    body.append("the", text);
    let answer;
    try {
      const response = await fetch(form.dataset.card, { method: "POST", body, headers: { "X-CSRFToken": field("csrfmiddlewaretoken").value } });
      answer = await response.json();
    } catch {
      say("Không gọi được máy chủ để đọc thẻ; xem lại đường truyền, hoặc gõ tay các ô dưới.", true);
      return;
    }
    if (answer.fault) {
      say(answer.fault, true);
      card.select();
      return;
    }
    card.value = "";
    Object.entries(answer.fields).forEach(([name, value]) => { field(name).value = value; });
    say(["Đã đọc thẻ.", ...answer.warnings].join(" "), answer.warnings.length > 0);
    byId("phone").focus();
    keep();
    lookForDuplicates();
  }
  card.addEventListener("paste", () => setTimeout(readCard, 0));

  /* Enter goes on to the next field; it never sends half a form. */
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const from = event.target;
    if (!from.matches("input, select")) return;
    event.preventDefault();
    if (composing(event)) return;
    if (from === card && card.value.trim()) {
      readCard();
      return;
    }
    const stops = [...form.querySelectorAll("input:not([type=hidden]), select, summary, button")]
      .filter((one) => !one.disabled && one.offsetParent !== null);
    const next = stops[stops.indexOf(from) + 1];
    if (next) next.focus();
  });

  /* Papers: a tick fills in the number asked for, and opens the boxes. */
  function setPaper(item, there) {
    const counts = item.querySelector(".counts");
    const boxes = [...counts.querySelectorAll("input")];
    counts.hidden = !there;
    boxes.forEach((one) => { one.disabled = !there; });
    item.querySelector("[data-paper]").checked = there;
    if (there && !boxes.some((one) => one.value.trim())) {
      const originals = Number(item.dataset.originals);
      const copies = Number(item.dataset.copies);
      const copy = boxes.find((one) => one.name.endsWith(".copy"));
      if (originals || !copies) boxes[0].value = String(originals || 1);
      if (copies && copy) copy.value = String(copies);
    }
  }
  form.addEventListener("change", (event) => {
    const from = event.target;
    if (from.matches("[data-paper]")) setPaper(from.closest(".paper"), from.checked);
    if (from.matches("[data-receive-all]")) {
      const papers = [...form.querySelectorAll(".paper")];
      const some = papers.filter((one) => one.dataset.required === "1");
      (some.length ? some : papers).forEach((one) => setPaper(one, from.checked));
    }
    if (["id_number", "applicant", "birth_on", "phone"].includes(from.name)) lookForDuplicates();
    keep();
  });

  function lookForDuplicates() {
    if (field("procedure_code").value && field("applicant").value + field("id_number").value) {
      htmx.trigger("#trung", "tim-trung");
    }
  }

  /* The draft: everything typed, kept at every key until the dossier is accepted. */
  function keep() {
    const values = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "tim");
    drafts.write(user, { at: Date.now(), procedure: box.value, values });
  }
  form.addEventListener("input", (event) => { if (event.target !== card) keep(); });
  function put(values) {
    values.forEach(([name, value]) => {
      const found = field(name);
      if (!found || found.type === "hidden" && name !== "procedure_code" && name !== "khoa") return;
      if (found.type === "checkbox") found.checked = true;
      else found.value = value;
    });
    form.querySelectorAll(".paper").forEach((one) => {
      if (one.querySelector("[data-paper]").checked) setPaper(one, true);
    });
  }
  async function restore(draft) {
    const typed = draft.values.some(([name, value]) => value && ["procedure_code", "applicant", "id_number", "phone", "address"].includes(name));
    if (!typed) return;
    const values = new Map(draft.values);
    box.value = draft.procedure;
    put(draft.values);
    if (values.get("procedure_code")) {
      await ask(values.get("procedure_code"));
      put(draft.values);
      put(draft.values); // counts open only with their tick
    }
    const when = new Date(draft.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });
    const notice = byId("ban-nhap");
    notice.querySelector("span").textContent = `Đã lấy lại tờ đang gõ dở lúc ${when}.`;
    notice.hidden = false;
    lookForDuplicates();
  }
  document.addEventListener("click", (event) => {
    const drop = event.target.closest("[data-drop-draft]");
    if (!drop) return;
    drafts.drop(user);
    if (drop.matches("button")) location.assign(form.action);
  });

  if (form.dataset.sent === "1" || document.querySelector("[role=alert]")) {
    const said = document.querySelector("#cac-loi, [data-focus]");
    if (said) said.focus();
    keep();
  } else {
    const draft = drafts.read(user);
    if (draft) restore(draft);
    box.focus();
  }
})();
