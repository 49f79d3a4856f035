// Pointing at a missed recommendation on the picture of its page: draw a box round it, or click on a paragraph to tick
// it. Ticking the words in the list does the same without a pointer.

const LEAST = 6; // points across and down; anything smaller is a click

const form = document.querySelector("form[data-point]");
const picture = form?.querySelector("[data-point-picture]");

function inPoints(event, svg) {
  const frame = svg.getBoundingClientRect();
  const { width, height } = svg.viewBox.baseVal;
  const across = ((event.clientX - frame.left) / frame.width) * width;
  const down = ((event.clientY - frame.top) / frame.height) * height;
  return [Math.min(Math.max(across, 0), width), Math.min(Math.max(down, 0), height)];
}

function between([a, b], [c, d]) {
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function show(rectangle, [left, top, right, bottom]) {
  rectangle.setAttribute("x", left);
  rectangle.setAttribute("y", top);
  rectangle.setAttribute("width", right - left);
  rectangle.setAttribute("height", bottom - top);
}

function follow(svg, rectangle) {
  const field = form.querySelector("[data-box]");
  const drawn = form.querySelector("[data-point-drawn]");
  const told = form.querySelector("[data-point-told]");
  let from = null;

  function settle(box) {
    field.value = box ? box.map((edge) => edge.toFixed(1)).join(",") : "";
    show(rectangle, box ?? [0, 0, 0, 0]);
    told.textContent = box ? told.dataset.said : told.dataset.gone;
    drawn.hidden = !box;
  }

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = inPoints(event, svg);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (from) show(rectangle, between(from, inPoints(event, svg)));
  });
  svg.addEventListener("pointerup", (event) => {
    if (!from) return;
    const box = between(from, inPoints(event, svg));
    from = null;
    if (box[2] - box[0] >= LEAST && box[3] - box[1] >= LEAST) settle(box);
    else tickAt(svg, box) || settle(null);
  });
  svg.addEventListener("pointercancel", () => {
    from = null;
    settle(null);
  });
  form.querySelector("[data-point-clear]").addEventListener("click", () => settle(null));
  settle(null);
}

function holds(line, across, down) {
  const box = line.getBBox();
  return box.x <= across && across <= box.x + box.width && box.y <= down && down <= box.y + box.height;
}

function tickAt(svg, [across, down]) {
  const line = [...svg.querySelectorAll(".check-pick")].find((one) => holds(one, across, down));
  if (!line) return false;
  const tick = document.getElementById(line.dataset.for);
  tick.checked = !tick.checked;
  tick.dispatchEvent(new Event("change", { bubbles: true }));
  tick.scrollIntoView({ block: "nearest" });
  return true;
}

function showTicks(svg) {
  for (const line of svg.querySelectorAll(".check-pick")) {
    line.classList.toggle("is-ticked", document.getElementById(line.dataset.for)?.checked ?? false);
  }
}

if (picture) {
  const svg = picture.querySelector("svg");
  for (const line of svg.querySelectorAll(".check-pick")) {
    show(line, ["x", "y"].map((edge) => Number(line.getAttribute(edge))).concat([Number(line.dataset.right), Number(line.dataset.bottom)]));
  }
  follow(svg, svg.querySelector("[data-point-box]"));
  form.addEventListener("change", () => showTicks(svg));
  showTicks(svg);
  form.querySelector("[data-point-hint]").hidden = false;
  picture.classList.add("is-ready");
}
