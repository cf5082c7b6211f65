/* The card: a reader types the code and ends with Enter; a pasted one is read at once. */

import { LineDown, post } from "../offline/line.js";

const FIELDS = 7;
const SEXES = { nam: "nam", "nữ": "nu", nu: "nu" };
const UNREADABLE = "Không đọc được mã QR của thẻ căn cước. Quét lại mã ở góc thẻ, hoặc gõ tay các ô.";

/* Without a line: as much as the text itself says; the server looks closer when it is sent. */
function read(text) {
  const parts = text.split("|").map((part) => part.normalize("NFC").trim());
  const [number, old, name, birth, sex, address] = parts;
  const day = /^(\d{2})[/.-]?(\d{2})[/.-]?(\d{4})$/.exec(birth ?? "");
  if (parts.length < FIELDS || !/^\d{12}$/.test(number) || !name || !day) return { fault: UNREADABLE };
  return {
    fields: {
      id_number: number,
      old_id_number: /^(\d{9}|\d{12})$/.test(old) ? old : "",
      applicant: name,
      birth_on: day[1] === "00" ? day[3] : `${day[1]}/${day[2]}/${day[3]}`,
      sex: SEXES[sex.toLowerCase()] ?? "",
      address,
    },
    warnings: [],
  };
}

export function setUpCard(form, filled) {
  const card = document.getElementById("the");
  const place = document.getElementById("the-doc");
  function say(sentences, bad) {
    place.textContent = sentences;
    place.classList.toggle("fielderror", bad);
  }
  async function told(text) {
    const body = new FormData();
    body.append("the", text);
    try {
      const answer = await post(form.dataset.card, body, 4000);
      return await answer.json();
    } catch (error) {
      if (!(error instanceof LineDown || error instanceof TypeError || error instanceof SyntaxError)) throw error;
      return read(text);
    }
  }
  /* The hands do not wait for the answer: what they type meanwhile is theirs, and stays. */
  async function readCard(text) {
    const before = new FormData(form);
    const phone = document.getElementById("phone");
    const untouched = (name) => form.elements.namedItem(name).value === (before.get(name) ?? "");
    phone.focus();
    say("Đang đọc thẻ…", false);
    const answer = await told(text);
    if (answer.fault) {
      say(answer.fault, true);
      if (document.activeElement !== phone || !untouched("phone")) return;
      card.focus();
      card.select();
      return;
    }
    if (card.value.trim() === text) card.value = "";
    Object.entries(answer.fields).filter(([name]) => untouched(name))
      .forEach(([name, value]) => { form.elements.namedItem(name).value = value; });
    say(["Đã đọc thẻ.", ...answer.warnings].join(" "), answer.warnings.length > 0);
    filled();
  }
  let reading = null;
  const start = () => {
    const text = card.value.trim();
    if (text) reading = readCard(text).finally(() => { reading = null; });
  };
  card.addEventListener("paste", () => setTimeout(start, 0));
  return { read: start, reading: () => reading };
}
