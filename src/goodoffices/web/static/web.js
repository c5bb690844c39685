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

// Columns of months show their latest end first where the screen is too narrow for all.
for (const drawing of document.querySelectorAll("svg.columns")) drawing.parentElement.scrollLeft = drawing.clientWidth;

// `/` goes to the search field.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  event.preventDefault();
  document.getElementById("find").focus();
});

// Review: j and k go through what waits, c and r judge, o opens.
const waiting = [...document.querySelectorAll(".queue > li")];
let at = -1;
addEventListener("keydown", (event) => {
  if (!waiting.length || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  if (event.key === "j" || event.key === "k") {
    at = Math.min(waiting.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
    waiting[at].focus();
    waiting[at].scrollIntoView({ block: "nearest" });
  } else if (at >= 0 && (event.key === "c" || event.key === "r")) {
    waiting[at].querySelector(`button[data-key="${event.key}"]`)?.click();
  } else if (at >= 0 && event.key === "o") {
    waiting[at].querySelector("a")?.click();
  }
});

// Words selected in an article become the start and end of a claim, counted in code points of the stored text.
function offsetOf(node, offset) {
  const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!holder || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(holder.dataset.at) + [...node.data.slice(0, offset)].length;
}
const adding = document.querySelector("form.add");
if (adding) {
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !document.querySelector(".sheet").contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    adding.elements.start.value = start;
    adding.elements.end.value = end;
    adding.querySelector(".chosen").textContent = `“${chosen.toString()}”`;
  });
}
