/* The tablet goes back to the first question by itself when nobody presses. */
"use strict";

(() => {
  const next = document.querySelector("[data-next-person]");
  if (next) setTimeout(() => location.replace(next.href), Number(next.dataset.nextPerson) * 1000);
})();
