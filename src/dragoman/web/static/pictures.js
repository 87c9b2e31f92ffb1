// What pages with a picture share: gestures on a canvas, a slider of days, and a view that changes in place.
"use strict";
(() => {
  const DAY = 86400000;

  // A canvas as sharp as the screen, in its frame's width; drawn anew when that changes, or the theme.
  desk.canvas = (frame, canvas, draw) => {
    const context = canvas.getContext("2d");
    const state = { width: 0, height: 0, context };
    let waiting = false;
    state.redraw = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const ratio = window.devicePixelRatio || 1;
        if (canvas.width !== Math.round(state.width * ratio) || canvas.height !== Math.round(state.height * ratio)) {
          canvas.width = Math.round(state.width * ratio);
          canvas.height = Math.round(state.height * ratio);
          canvas.style.height = `${state.height}px`;
        }
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.clearRect(0, 0, state.width, state.height);
        if (state.width) draw(context);
      });
    };
    new ResizeObserver(() => {
      const width = frame.clientWidth;
      if (width === state.width) return;
      state.width = width;
      state.redraw();
    }).observe(frame);
    state.width = frame.clientWidth;
    document.addEventListener("desk:theme", state.redraw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", state.redraw);
    return state;
  };

  // Drag, pinch, wheel (with Ctrl, or once the picture has the focus), click and hover, by mouse, pen or fingers.
  desk.gestures = (element, { pan, zoom, click, hover }) => {
    const down = new Map();
    let moved = 0;
    const place = (event) => {
      const box = element.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const spread = () => {
      const [one, other] = [...down.values()];
      return [Math.hypot(one[0] - other[0], one[1] - other[1]), (one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
    };
    element.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      down.set(event.pointerId, place(event));
      moved = down.size > 1 ? Infinity : 0;
    });
    element.addEventListener("pointermove", (event) => {
      const at = place(event);
      const before = down.get(event.pointerId);
      if (!before) return event.pointerType === "touch" ? undefined : hover(...at);
      if (down.size === 2) {
        const [apart, x, y] = spread();
        down.set(event.pointerId, at);
        const [now, nowX, nowY] = spread();
        pan(nowX - x, nowY - y);
        if (apart > 0) zoom(now / apart, nowX, nowY);
        return;
      }
      moved += Math.hypot(at[0] - before[0], at[1] - before[1]);
      if (moved < 4) return;
      // Only now: a click that captures nothing leaves the focus where the browser puts it.
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      down.set(event.pointerId, at);
      pan(at[0] - before[0], at[1] - before[1]);
    });
    const up = (event) => {
      if (!down.delete(event.pointerId)) return;
      if (event.type === "pointerup" && moved < 4) click(...place(event));
    };
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", up);
    element.addEventListener("pointerleave", (event) => down.has(event.pointerId) || hover(-1, -1));
    element.addEventListener(
      "wheel",
      (event) => {
        const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
        const ours = event.ctrlKey || event.metaKey || document.activeElement === element;
        if (!sideways && !ours) return;
        event.preventDefault();
        if (sideways) pan(-event.deltaX, 0);
        else zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0022)), ...place(event));
      },
      { passive: false },
    );
  };

  // Buttons of a picture: data-do="in", "out", ... within its figure.
  desk.buttons = (figure, actions) =>
    figure.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (button && actions[button.dataset.do]) actions[button.dataset.do](button);
    });

  // The view at another address, in place: whatever is marked as a region is fetched anew.
  let asked = null;
  desk.go = async (address, { keep = true } = {}) => {
    asked?.abort();
    const mine = (asked = new AbortController());
    try {
      const answer = await fetch(address, { signal: mine.signal });
      if (!answer.ok) return location.assign(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const region of document.querySelectorAll("[data-region]")) {
        const anew = page.getElementById(region.id);
        if (anew) region.replaceWith(document.importNode(anew, true));
      }
      document.title = page.title;
      if (keep) history.pushState(null, "", address);
      document.dispatchEvent(new CustomEvent("desk:view"));
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };
  addEventListener("popstate", () => document.querySelector("[data-region]") && desk.go(location.href, { keep: false }));

  // As reported by: a slider over the days on which reports came out; its right end is all of them.
  const slider = document.querySelector("[data-asof]");
  if (slider) {
    const range = slider.querySelector("input");
    const shown = slider.querySelector("output");
    const words = (day) =>
      day >= Number(range.max)
        ? "all reports"
        : new Date(day * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const tell = () => {
      shown.textContent = words(Number(range.value));
      range.setAttribute("aria-valuetext", shown.textContent);
    };
    let later = 0;
    range.addEventListener("input", () => {
      tell();
      clearTimeout(later);
      later = setTimeout(() => {
        const address = new URL(location.href);
        const day = Number(range.value);
        if (day >= Number(range.max)) address.searchParams.delete("as_of");
        else address.searchParams.set("as_of", new Date(day * DAY).toISOString().slice(0, 10));
        for (const past of ["cursor", "places", "at"]) address.searchParams.delete(past);
        desk.go(address.href).then(() => desk.say(`As reported by ${words(day)}`));
      }, 350);
    });
    document.addEventListener("desk:view", () => {
      const day = new URL(location.href).searchParams.get("as_of");
      range.value = day ? Math.round(Date.parse(day) / DAY) : range.max;
      tell();
    });
    tell();
    slider.hidden = false;
  }
})();
