// Draw areas to blur over a photo, by finger or mouse. Without this script the whole photo can be blurred.
(() => {
  const stage = document.querySelector("[data-draw-on]");
  const field = stage && document.querySelector(`[name=${stage.dataset.drawOn}]`);
  if (!field) return;
  const picture = stage.querySelector("img");
  const count = document.querySelector("[data-draw-count]");
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const LEAST = 0.01;
  let areas = [];
  let start = null;

  const sheet = document.createElementNS(NAMESPACE, "svg");
  sheet.setAttribute("class", "absolute inset-0 h-full w-full touch-none cursor-crosshair");
  sheet.setAttribute("viewBox", "0 0 1 1");
  sheet.setAttribute("preserveAspectRatio", "none");
  sheet.setAttribute("aria-hidden", "true");
  stage.append(sheet);
  document.querySelector("[data-draw-help]").hidden = false;

  function place(event) {
    const frame = picture.getBoundingClientRect();
    const share = (value, from, size) => Math.min(1, Math.max(0, (value - from) / size));
    return [share(event.clientX, frame.left, frame.width), share(event.clientY, frame.top, frame.height)];
  }

  function between([x, y], [u, v]) {
    return [Math.min(x, u), Math.min(y, v), Math.max(x, u), Math.max(y, v)];
  }

  function draw(all) {
    sheet.replaceChildren(...all.map(([left, top, right, bottom]) => {
      const area = document.createElementNS(NAMESPACE, "rect");
      for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top, fill: "#000", "fill-opacity": 0.6 })) area.setAttribute(name, value);
      return area;
    }));
    field.value = areas.map((area) => area.map((value) => value.toFixed(4)).join(",")).join(";");
    count.hidden = areas.length === 0;
    count.textContent = `${areas.length} ${count.dataset.one}`;
  }

  sheet.addEventListener("pointerdown", (event) => {
    start = place(event);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => start && draw([...areas, between(start, place(event))]));
  sheet.addEventListener("pointerup", (event) => {
    const area = between(start, place(event));
    start = null;
    if (area[2] - area[0] > LEAST && area[3] - area[1] > LEAST) areas = [...areas, area];
    draw(areas);
  });
  document.querySelector("[data-draw-clear]").addEventListener("click", () => {
    areas = [];
    draw(areas);
  });
})();
