/* Keys, menus and the side panel of the desk. No framework, no inline script. */
"use strict";

(() => {
  const panel = () => document.getElementById("panel");
  let opener = null; // where the focus goes when the panel closes
  let asker = null; // where it was when the panel was asked for

  const typing = (element) =>
    element instanceof HTMLElement &&
    (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  // Telex and VNI compose a letter over several keys; none of them is a command.
  const composing = (event) => event.isComposing || event.keyCode === 229;

  function closePanel() {
    const box = panel();
    if (!box || box.hidden) return false;
    saveTyped();
    box.hidden = true;
    box.replaceChildren();
    if (opener && opener.isConnected) opener.focus();
    opener = null;
    return true;
  }

  /* A long text is saved when its typing pauses: what was typed since goes out before it is left. */
  function saveTyped() {
    document.querySelectorAll("form[data-typed]").forEach((form) => {
      delete form.dataset.typed;
      fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, keepalive: true })
        .then(() => document.dispatchEvent(new CustomEvent("paper-changed")), () => {});
    });
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest(".section-form");
    if (form) form.dataset.typed = "1";
  });
  window.addEventListener("pagehide", saveTyped);

  function closeMenus(except) {
    let closed = false;
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (menu !== except) {
        menu.open = false;
        closed = true;
      }
    });
    return closed;
  }

  /* Rows: j and k move, Enter opens the row's link. */
  function moveRow(step) {
    const links = [...document.querySelectorAll("[data-rows] [data-row-link]")];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
    links[Math.max(0, Math.min(links.length - 1, next))].focus();
  }

  /* The form: arrows move to the nearest cell that can be opened, in that direction. */
  function moveCell(key) {
    const from = document.activeElement.closest("[data-grid] td");
    if (!from) return false;
    const table = from.closest("table");
    const stops = [...table.querySelectorAll("tbody a, tbody button, tbody [tabindex]")];
    const here = { row: from.parentElement.rowIndex, column: from.cellIndex };
    const along = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
    let best = null;
    let least = Infinity;
    for (const stop of stops) {
      const cell = stop.closest("td");
      if (!cell || cell === from) continue;
      const down = cell.parentElement.rowIndex - here.row;
      const right = cell.cellIndex - here.column;
      const ahead = down * along[0] + right * along[1];
      const aside = Math.abs(down * along[1]) + Math.abs(right * along[0]);
      if (ahead <= 0 || (along[0] === 0 && down !== 0)) continue;
      const distance = ahead + aside * 100;
      if (distance < least) {
        least = distance;
        best = stop;
      }
    }
    if (best) {
      best.focus();
      best.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    return true;
  }

  function escape() {
    const active = document.activeElement;
    if (closeMenus(null)) return true;
    if (closePanel()) return true;
    if (typing(active)) {
      active.blur();
      return true;
    }
    return false;
  }

  function primary() {
    const active = document.activeElement;
    const place = active.closest && (active.closest("form") || active.closest("#panel"));
    const target = (place && place.querySelector("[type=submit]")) || document.querySelector("[data-primary-action]");
    if (!target) return false;
    target.click();
    return true;
  }

  const COMMANDS = {
    "/": () => focusOn("[data-key='/']"),
    n: () => follow("[data-key='n']"),
    e: () => follow("[data-opens-by='e']") || focusOn("[data-key='e']"),
    j: () => (moveRow(1), true),
    k: () => (moveRow(-1), true),
    "?": () => (document.getElementById("keys")?.showModal(), true),
  };
  function focusOn(selector) {
    const found = document.querySelector(selector);
    if (!found) return false;
    const folded = found.closest("details:not([open])");
    if (folded) folded.open = true;
    found.focus();
    if (found.select) found.select();
    return true;
  }
  function follow(selector) {
    const found = document.querySelector(selector);
    if (found) found.click();
    return Boolean(found);
  }

  document.addEventListener("keydown", (event) => {
    if (composing(event)) {
      // Enter that ends a composition must not submit the form.
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    let done = false;
    if (event.key === "Escape") done = escape();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) done = primary();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (document.querySelector("dialog[open]")) return;
    else if (typing(event.target)) return;
    else if (event.key.startsWith("Arrow")) done = moveCell(event.key);
    else if (COMMANDS[event.key]) done = COMMANDS[event.key]();
    if (done) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-close-panel], [data-open-keys], [data-print]");
    closeMenus(event.target.closest("details[data-menu]"));
    if (!target) return;
    if (target.matches("[data-close-panel]")) closePanel();
    if (target.matches("[data-open-keys]")) {
      closeMenus(null);
      document.getElementById("keys").showModal();
    }
  });

  // On a phone the period takes one line until somebody wants another.
  if (window.matchMedia("(max-width: 900px)").matches) {
    document.querySelectorAll("details[data-fold]").forEach((fold) => {
      fold.open = false;
    });
  }

  /* htmx: the panel opens with what arrived and takes the focus. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    document.body.classList.add("busy");
    const from = event.detail.elt;
    delete from.dataset.typed;
    asker = document.activeElement;
    if (event.detail.target !== panel() || panel().contains(from)) return;
    // An entry of a menu is hidden once the menu closes: the focus goes back to the menu's word.
    const menu = from.closest("details[data-menu]");
    opener = menu ? menu.querySelector("summary") : from;
    if (menu) menu.open = false;
  });
  document.addEventListener("htmx:afterRequest", () => document.body.classList.remove("busy"));
  document.addEventListener("htmx:afterSwap", (event) => {
    const box = panel();
    if (event.detail.target !== box) return;
    box.hidden = false;
    box.scrollTop = 0;
    // On a slow line it comes late: whoever has begun to type elsewhere stays there.
    const active = document.activeElement;
    if (typing(active) && active !== asker && !box.contains(active)) return;
    (box.querySelector("[data-focus]") || box).focus();
  });
  document.addEventListener("htmx:sendError", (event) => {
    if (event.detail.elt.matches(".section-form")) event.detail.elt.dataset.typed = "1";
    const box = panel();
    if (!box || document.querySelector("[data-works-without-line]")) return;
    const said = document.createElement("p");
    said.className = "notice notice-error";
    said.setAttribute("role", "alert");
    said.textContent = "Không gọi được máy chủ. Hãy xem lại đường truyền rồi làm lại; chữ đã gõ vẫn còn trên trang.";
    document.getElementById("noi-dung").prepend(said);
  });
  // After a section is saved the server asks for a fresh paper.
  document.addEventListener("paper-changed", () => {
    const frame = document.getElementById("paper");
    if (frame) frame.contentWindow.location.reload();
  });

  /* Why a cell is marked: its sentence, on hover and on focus. */
  let marked = null;
  function showTip(cell) {
    const tip = document.getElementById("tip");
    if (!tip) return;
    tip.hidden = !cell;
    marked = cell;
    if (!cell) return;
    tip.textContent = cell.dataset.tip;
    const box = cell.getBoundingClientRect();
    const left = Math.min(box.left, window.innerWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${above > 56 ? above : box.bottom + 6}px`;
  }
  const tipped = (event) => event.target instanceof Element && event.target.closest("[data-tip]");
  ["mouseover", "focusin"].forEach((name) =>
    document.addEventListener(name, (event) => showTip(tipped(event) || null)));
  document.addEventListener("focusout", () => showTip(null));
  document.addEventListener("scroll", () => marked && showTip(marked), { capture: true, passive: true });

  /* A select or a check marked data-submit sends its form at once. */
  document.addEventListener("change", (event) => {
    const shown = event.target.type === "file" && event.target.parentElement.querySelector("[data-file-name]");
    if (shown) shown.textContent = event.target.files[0]?.name ?? "chưa chọn tệp nào";
    const control = event.target.closest("[data-submit]");
    if (control) control.form.requestSubmit();
  });

  /* A selection of rows: how many, and the first so many at once. */
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-bulk]");
    if (!form || event.target.type !== "checkbox") return;
    const boxes = [...form.querySelectorAll("tbody input[type=checkbox]")];
    if (event.target.matches("[data-check-all]")) {
      boxes.forEach((box, at) => (box.checked = event.target.checked && at < Number(form.dataset.bulk)));
    }
    const shown = form.querySelector("[data-chosen]");
    if (shown) shown.textContent = boxes.filter((box) => box.checked).length;
  });

  /* Whoever signs out leaves no citizen's draft on a shared computer. */
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-sign-out]")) return;
    Object.keys(localStorage).filter((key) => key.startsWith("motcua.")).forEach((key) => localStorage.removeItem(key));
  });

  /* What is written goes out once, however quickly a key is pressed twice. */
  const ONCE = 5000; // milliseconds; by then an answer that is no page (a file) has come
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[data-sign-out]")) return;
    if (form.dataset.going) event.preventDefault();
    form.dataset.going = "1";
    setTimeout(() => delete form.dataset.going, ONCE);
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-going]").forEach((form) => delete form.dataset.going));

  /* A long request of a plain form says that it works. */
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const button = event.submitter;
    if (button && button.dataset.working) {
      setTimeout(() => {
        button.disabled = true;
        button.textContent = button.dataset.working;
      }, 0);
    }
  });
})();
