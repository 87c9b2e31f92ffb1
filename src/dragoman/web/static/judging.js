// The queue by single keys: they press the buttons that are there, on the card that is the current one.
"use strict";
(() => {
  const cards = [...document.querySelectorAll("[data-card]")];
  const on = document.getElementById("keys-on");
  const KEPT = "dragoman_single_keys";
  let at = -1;

  const keep = (value) => {
    try {
      localStorage.setItem(KEPT, value);
    } catch {
      // A browser that keeps nothing asks again.
    }
  };
  const kept = () => {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  };

  const show = (index) => {
    if (!cards.length) return;
    at = Math.max(0, Math.min(index, cards.length - 1));
    cards.forEach((card, number) => card.classList.toggle("current", number === at));
    cards[at].focus({ preventScroll: true });
    cards[at].scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    const undo = key === "u" && document.querySelector("#undo [data-key]");
    if (undo) return undo.click(), true;
    const found = at >= 0 && [...cards[at].querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(key));
    if (found) found.click();
    return Boolean(found);
  };

  // After a judgement the next card stands where the judged one stood.
  cards.forEach((card, index) => {
    card.addEventListener("focusin", () => {
      at = index;
      cards.forEach((one, number) => one.classList.toggle("current", number === index));
    });
    card.querySelectorAll("form").forEach((form) =>
      form.addEventListener("submit", () => {
        const back = form.querySelector("[name=back]");
        back.value = `${back.value.split("#")[0]}#card-${index + 1}`;
      }),
    );
  });

  // After an undoing the same card is the current one.
  document.getElementById("undo")?.addEventListener("submit", (event) => {
    const back = event.target.querySelector("[name=back]");
    if (at >= 0) back.value = `${back.value.split("#")[0]}#card-${at + 1}`;
  });

  if (on) {
    on.checked = kept() !== "off";
    on.addEventListener("change", () => keep(on.checked ? "on" : "off"));
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (typing && event.key === "Escape" && event.target.closest("[data-card]")) return show(at);
      if (!on.checked || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") show(at + (key === "j" ? 1 : -1));
      else if (event.repeat || !press(key)) return;
      event.preventDefault();
    });
    const asked = /^#card-(\d+)$/.exec(location.hash);
    if (asked) show(Number(asked[1]) - 1);
  }
})();
