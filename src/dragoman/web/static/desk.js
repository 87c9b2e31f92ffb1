// What every page can do beside showing itself: change its theme, close its menus, say what happened.
"use strict";
(() => {
  const root = document.documentElement;
  const mark = document.body.dataset.mark;

  // Changes that a script asks for carry the mark of this desk, as its forms do.
  document.addEventListener("htmx:config:request", (event) => {
    const request = event.detail.ctx.request;
    if (request.method !== "GET") request.headers["X-Desk-Mark"] = mark;
  });

  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const button = document.querySelector("[data-theme-switch]");
  if (button) {
    const show = () => button.setAttribute("aria-pressed", String(dark()));
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      // A cookie, so that the server sends the next page in it and nothing flashes.
      document.cookie = `dragoman_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
      show();
      document.dispatchEvent(new CustomEvent("desk:theme"));
    });
    show();
  }

  // One menu is open at a time; Escape and a click elsewhere close it.
  const menus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", (event) => menus().forEach((menu) => menu.contains(event.target) || (menu.open = false)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // The page one is on may lie outside a narrow bar of pages.
  document.querySelector(".places [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

  window.desk = {
    mark,
    // Told to whoever listens to the page.
    say(words) {
      const place = document.getElementById("said");
      place.textContent = "";
      requestAnimationFrame(() => (place.textContent = words));
    },
    // Data that a page carries for its pictures: <script type="application/json" id="...">.
    data: (id) => JSON.parse(document.getElementById(id).textContent),
    colour: (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim(),
  };
})();
