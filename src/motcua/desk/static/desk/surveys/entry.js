/* Paper ballots typed quickly: a digit chooses the answer and goes on to the next question. */
"use strict";

(() => {
  const form = document.querySelector("[data-ballot]");
  if (!form) return;
  const questions = [...form.querySelectorAll("fieldset[data-question]")];
  const composing = (event) => event.isComposing || event.keyCode === 229;

  const stop = (question) => question.querySelector("input:checked") || question.querySelector("input");

  function goOn(question) {
    const next = questions[questions.indexOf(question) + 1];
    (next ? stop(next) : form.querySelector("[type=submit]")).focus();
  }

  form.addEventListener("keydown", (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const question = event.target.closest("fieldset[data-question]");
    if (!question) return;
    const answer = question.querySelector(`input[data-digit="${CSS.escape(event.key)}"]`);
    if (answer) {
      answer.checked = true;
    } else if (event.key === "Enter" || event.key === " ") {
      if (event.key === " ") return;
    } else if (event.key === "Backspace") {
      // Back to the question before, to put it right.
      const before = questions[questions.indexOf(question) - 1];
      if (before) stop(before).focus();
      event.preventDefault();
      return;
    } else {
      return;
    }
    goOn(question);
    event.preventDefault();
  });
})();
