// The chronology: its line of time, drawn from the data of the same view, and what a mark on it tells.
"use strict";
(() => {
  const figure = document.getElementById("timeline");
  const under = document.getElementById("pointed");
  const MOST = 40;
  const known = new Map();
  let wanted = null;
  let later = 0;

  async function tell(mark, aloud = false) {
    const items = [...mark.items].sort((one, other) => other.sources - one.sources).slice(0, mark.single ? 1 : 12);
    const ids = items.map((item) => item.id).join(",");
    if (!known.has(ids)) {
      const answer = await fetch(`/chronology/told?ids=${ids}`);
      if (!answer.ok) return;
      known.set(ids, await answer.text());
      if (known.size > 300) known.delete(known.keys().next().value);
    }
    if (wanted !== mark) return;
    const told = new DOMParser().parseFromString(known.get(ids), "text/html").body;
    under.replaceChildren();
    if (!mark.single) {
      const count = mark.items.length.toLocaleString("en");
      under.append(Object.assign(document.createElement("p"), { className: "soft", textContent: `${count} incidents${mark.items.length > items.length ? `; the ${items.length} of which most tell` : ""}` }));
    }
    under.append(...told.childNodes);
    if (!aloud) return;
    // Told to who listens only when moved by keys: a pointer passes over many marks.
    under.scrollTop = 0;
    desk.say(under.innerText);
  }

  const line = desk.timeline(figure, {
    open: (id) => location.assign(`/incidents/${id}`),
    told: (mark, aloud) => {
      wanted = mark;
      clearTimeout(later);
      later = setTimeout(() => tell(mark, aloud), aloud ? 0 : 120);
    },
  });

  let asked = null;
  let drawn = null;
  async function load(keep) {
    const at = `/chronology/data.json${location.search}`;
    if (at === asked) return;
    asked = at;
    const answer = await fetch(at);
    if (!answer.ok || asked !== at) return;
    const data = await answer.json();
    figure.hidden = false;
    const view = new URL(location.href).searchParams;
    const day = (name) => (view.get(name) ? Date.parse(view.get(name)) / 86400000 : null);
    line.show(data, keep && drawn, day("since"), day("until") === null ? null : day("until") + 1);
    drawn = true;
    figure.dataset.ready = String(data.rows.length);
  }
  document.addEventListener("desk:view", () => load(true));
  figure.hidden = false;
  load(false);
})();
