/* Names and numbers of a sheet that is accepted without a line. */

import * as box from "./box.js";
import { holder } from "./key.js";

const ZONE = "Asia/Ho_Chi_Minh";
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"; // as kernel/provisional.py
const LOOKUP_LENGTH = 6;

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

const part = (at, options) => new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options }).format(at);
export function day(at) {
  return part(at, { year: "2-digit" }) + part(at, { month: "2-digit" }) + part(at, { day: "2-digit" });
}
export function moment(at) {
  const time = part(at, { hour: "2-digit", minute: "2-digit" });
  const [date, month, year] = part(at, { day: "2-digit", month: "2-digit", year: "numeric" }).split("/");
  return `${time.replace(":", " giờ ")} phút, ngày ${date} tháng ${month} năm ${year}`;
}

export function shortMoment(at) {
  return `${part(at, { hour: "2-digit", minute: "2-digit" })} ${part(at, { day: "2-digit", month: "2-digit", year: "numeric" })}`;
}

/* The number on the slip, its look-up code, and the sheet's place in the line. */
export async function numbered(at) {
  const { mark } = holder().kit;
  const on = day(at);
  const { place, serial } = await box.nextPlace(on);
  const number = `T-${mark}-${on}-${String(serial).padStart(2, "0")}`;
  return { number, place, lookup: await lookupCode(number) };
}

export async function lookupCode(number) {
  const secret = Uint8Array.from(holder().kit.lookup.match(/../g), (pair) => parseInt(pair, 16));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const digest = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(number)));
  let value = digest.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let letters = "";
  for (let each = 0; each < LOOKUP_LENGTH; each += 1) {
    letters += LETTERS[Number(value % BigInt(LETTERS.length))];
    value /= BigInt(LETTERS.length);
  }
  return letters;
}
