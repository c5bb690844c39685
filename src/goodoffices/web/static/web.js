// Comfort only; every page works without it.
"use strict";

// Marks all stretches of the quote that the address points to, and brings the first into view.
function pointOut() {
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  const key = decodeURIComponent(location.hash.slice(1));
  if (!/^[qc]\d+$/.test(key)) return;
  const marks = document.querySelectorAll(`mark[data-q~="${key}"]`);
  for (const mark of marks) {
    mark.classList.add("here");
    const paper = mark.closest("details");
    if (paper) paper.open = true;
  }
  if (marks.length) marks[0].scrollIntoView({ block: "center" });
}
addEventListener("hashchange", pointOut);
pointOut();

// On a narrow screen the filters start closed, and an asked form leaves its empty fields out of the address.
const filters = document.querySelector("details.filters");
if (filters && matchMedia("(max-width: 60rem)").matches) filters.open = false;
for (const form of document.querySelectorAll("form.ask")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && !field.value) field.disabled = true;
      if (field.name === "order" && field.value === "latest") field.disabled = true;
    }
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form.ask [disabled]")) field.disabled = false;
});

// `/` goes to the search field.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  event.preventDefault();
  document.getElementById("find").focus();
});
