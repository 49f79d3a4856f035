// Beside the checked paper: the passage brought into view, keys for next and previous, and a question before what was
// typed is lost. The page does without any of it.

const KEYS_OFF = "learnt-check-keys-off";
const HELP_HIDDEN = "learnt-check-keys-help-hidden";

// On a wide screen the paper stays in view and is as high as the room below what stands above it. The room is told to
// the desk, which stays when HTMX changes the paper.
function fitPaper() {
  const desk = document.querySelector(".check-desk");
  if (!desk) return;
  const top = Math.max(desk.getBoundingClientRect().top, 10);
  desk.style.setProperty("--room", `${Math.max(window.innerHeight - top - 10, 300)}px`);
}

function bringPassageIntoView() {
  fitPaper();
  const paper = document.getElementById("paper");
  const mark = paper?.querySelector(".check-mark--passage, .check-mark--copy, .check-marked");
  if (!mark || paper.scrollHeight <= paper.clientHeight) return;
  const above = mark.getBoundingClientRect().top - paper.getBoundingClientRect().top;
  paper.scrollTop += above - paper.clientHeight / 3;
}

function isWriting(element) {
  return element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}

// An arrow belongs to what scrolls or opens with it.
function usesArrows(element) {
  return element.closest("#paper, [role=region]") !== null;
}

function directionOf(event) {
  if (event.key === "j" || event.key === "J") return "next";
  if (event.key === "k" || event.key === "K") return "prev";
  if (usesArrows(event.target)) return null;
  return { ArrowRight: "next", ArrowLeft: "prev" }[event.key] ?? null;
}

function turnByKey(event) {
  if (localStorage.getItem(KEYS_OFF) || event.defaultPrevented) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isWriting(event.target)) return;
  const direction = directionOf(event);
  const link = direction && document.querySelector(`.check-turn a[rel=${direction}]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
}

function showKeys(keys) {
  const off = localStorage.getItem(KEYS_OFF) !== null;
  const toggle = keys.querySelector("[data-keys-switch]");
  toggle.textContent = off ? toggle.dataset.on : toggle.dataset.off;
  const help = keys.querySelector("[data-keys-dismiss]");
  const dismissed = localStorage.getItem(HELP_HIDDEN) !== null;
  help.textContent = dismissed ? help.dataset.show : help.dataset.hide;
  help.hidden = off;
  keys.querySelector("[data-keys-help]").hidden = off || dismissed;
  keys.hidden = false;
}

function flip(name) {
  if (localStorage.getItem(name)) localStorage.removeItem(name);
  else localStorage.setItem(name, "1");
}

function offerKeys() {
  const keys = document.getElementById("keys");
  if (!keys) return;
  for (const [button, name] of [["[data-keys-switch]", KEYS_OFF], ["[data-keys-dismiss]", HELP_HIDDEN]]) {
    keys.querySelector(button).addEventListener("click", () => {
      flip(name);
      showKeys(keys);
    });
  }
  showKeys(keys);
  document.addEventListener("keydown", turnByKey);
}

function keepWhatWasTyped() {
  let typed = false;
  for (const form of document.querySelectorAll("form[data-typed]")) {
    form.addEventListener("input", () => (typed = true));
  }
  document.addEventListener("submit", () => (typed = false));
  window.addEventListener("beforeunload", (event) => typed && event.preventDefault());
}

for (const picture of document.querySelectorAll(".check-picture img")) {
  picture.addEventListener("load", bringPassageIntoView, { once: true });
}
document.addEventListener("htmx:afterSettle", bringPassageIntoView);
window.addEventListener("scroll", fitPaper, { passive: true });
window.addEventListener("resize", fitPaper);
bringPassageIntoView();
keepWhatWasTyped();
offerKeys();
