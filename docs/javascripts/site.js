// Small repairs of the theme. Every page reads the same without them.
"use strict";

// A note that opened over the text closes with Escape (WCAG 1.4.13), until the pointer or the focus comes to a mark again.
const page = document.documentElement;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") page.classList.add("tooltips-closed");
});
for (const arrival of ["focusin", "mouseover"]) {
  document.addEventListener(arrival, (event) => {
    if (event.target.closest?.(".footnote-ref, [aria-describedby], [title]")) page.classList.remove("tooltips-closed");
  });
}

// Beside the text the way to report an error is always at hand, and says which section is being read; below it, it
// says no more than the address does.
const ways = document.querySelector(".ways");
const beside = document.querySelector(".md-sidebar--secondary .md-sidebar__inner");
if (ways && beside) beside.append(ways.cloneNode(true));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".ways > .report");
  if (!link) return;
  const isPassed = (head) => head.getBoundingClientRect().top < innerHeight / 3;
  const target = document.querySelector(":target");
  const section = link.closest(".md-sidebar")
    ? [...document.querySelectorAll(".md-content :is(h2, h3)[id]")].filter(isPassed).at(-1)
    : target?.closest("h2, h3");
  const claim = target?.id.match(/^fn(?:ref\d*)?:(?!note-)(.+)$/)?.[1];
  const form = new URL(link.href);
  form.searchParams.set("section", section ? `#${section.id}` : "");
  if (claim) form.searchParams.set("record", claim);
  link.href = form;
});

// A table too wide for the screen can be reached, and moved, by keyboard.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth && !box.querySelector("a")) box.tabIndex = 0;
  }
});

// The theme leaves its search, and the lists of a section's pages, without a name that a screen reader could say.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
for (const title of document.querySelectorAll(".md-nav[aria-labelledby] > .md-nav__title")) {
  title.parentElement.removeAttribute("aria-labelledby");
  title.parentElement.setAttribute("aria-label", title.textContent.trim());
}

// A link to a section, a claim or a source copies its address, and says so. Where that cannot be, it is a plain link.
const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.body.append(said);
const say = (text) => {
  said.textContent = text;
  setTimeout(() => { if (said.textContent === text) said.textContent = ""; }, 4000);
};
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".headerlink, .copy-link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !navigator.clipboard) return;
  // The address of a section goes on to the address bar; that of this very page is there already.
  if (!link.hash) event.preventDefault();
  const name = link.getAttribute("aria-label") ?? link.textContent;
  navigator.clipboard.writeText(link.href).then(
    () => say(`${name.replace("Copy link", "Link")} copied`),
    () => say("Not copied: take the link from the address bar"),
  );
});
