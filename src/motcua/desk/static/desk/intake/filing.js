/* The answer to an online filing: papers ticked, and Enter never sends half of it. */

import { setUpPapers } from "./papers.js";

const form = document.getElementById("to-tra-loi");
setUpPapers(form);
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.target.matches("input, select")) event.preventDefault();
});
document.getElementById("cac-loi")?.focus();
