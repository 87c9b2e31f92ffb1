// Words and their records are emphasised together; what covers a word is shown beside it. Without this, links do.
"use strict";
(() => {
  const text = document.querySelector(".text");
  const facts = [...document.querySelectorAll(".found .fact")].map((item) => ({
    item,
    words: spans(item.dataset.words),
    around: spans(item.dataset.around),
  }));
  if (!text || !facts.length) return;
  // The pieces of the text, in order; their places are the server's, in code points.
  const pieces = [...text.querySelectorAll(".m")];
  const starts = pieces.map((piece) => Number(piece.id.slice(1)));

  function spans(told) {
    return (told || "").trim().split(" ").filter(Boolean).map((one) => one.split("-").map(Number));
  }

  // The pieces from one place up to, not including, another.
  function between([start, end]) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let at = low; at < starts.length && starts[at] < end; at++) found.push(pieces[at]);
    return found;
  }

  const covers = (ranges, place) => ranges.some(([start, end]) => start <= place && place < end);
  const length = (fact, place) => Math.min(...fact.words.filter(([start, end]) => start <= place && place < end).map(([start, end]) => end - start));

  let lit = [];
  function light(elements, name) {
    for (const element of elements) {
      element.classList.add(name);
      lit.push([element, name]);
    }
  }
  function dim() {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
  }
  function emphasise(fact) {
    for (const range of fact.around) light(between(range), "near");
    for (const range of fact.words) light(between(range), "lit");
    light([fact.item], "lit");
  }

  // The card beside a word: the facts on it, those with the fewest words first.
  const card = document.createElement("div");
  card.className = "beside-word";
  card.hidden = true;
  card.setAttribute("aria-hidden", "true"); // the same is in the list, to which the word leads
  document.body.append(card);
  const most = 5;

  function copyOf(fact, place) {
    const copy = fact.item.cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("lit");
    copy.removeAttribute("tabindex");
    // Of one who is named often, only how it is seen here.
    const grounds = [...copy.querySelectorAll(".ground")];
    const here = grounds.filter((ground) => [...ground.querySelectorAll("a")].some((link) => link.hash === `#w${place}`));
    if (here.length && grounds.length > here.length)
      for (const ground of grounds)
        if (!here.includes(ground)) {
          if (ground.nextElementSibling?.classList.contains("why")) ground.nextElementSibling.remove();
          ground.remove();
        }
    for (const ground of copy.querySelectorAll(".ground"))
      [...ground.querySelectorAll("a")].slice(3).forEach((link) => link.remove());
    for (const link of copy.querySelectorAll("a")) link.tabIndex = -1;
    const kind = document.createElement("p");
    kind.className = "kind";
    kind.append(fact.item.closest(".group").querySelector("h3 .m").cloneNode(true));
    copy.prepend(kind);
    return copy;
  }

  function show(piece) {
    const place = Number(piece.id.slice(1));
    const found = facts.filter((fact) => covers(fact.words, place));
    if (!found.length) return;
    found.sort((one, other) => length(one, place) - length(other, place));
    dim();
    emphasise(found[0]);
    card.replaceChildren(...found.slice(0, most).map((fact) => copyOf(fact, place)));
    if (found.length > most) {
      const more = document.createElement("p");
      more.className = "kind";
      more.textContent = `and ${found.length - most} more`;
      card.append(more);
    }
    card.hidden = false;
    shown = piece;
    beside();
  }

  let shown;
  function beside() {
    const at = shown.getClientRects()[0] || shown.getBoundingClientRect();
    if (at.bottom < 0 || at.top > window.innerHeight) return hide();
    const room = document.documentElement.clientWidth - card.offsetWidth - 16;
    card.style.left = `${Math.max(16, Math.min(at.left, room))}px`;
    const below = at.bottom + 6;
    const fits = below + card.offsetHeight < window.innerHeight;
    card.style.top = `${fits ? below : Math.max(8, at.top - card.offsetHeight - 6)}px`;
  }

  let leaving;
  function hide() {
    card.hidden = true;
    dim();
  }
  const stay = () => clearTimeout(leaving);
  const leave = () => {
    stay();
    leaving = setTimeout(hide, 200);
  };

  text.addEventListener("mouseover", (event) => {
    const piece = event.target.closest("a.m");
    if (piece) {
      stay();
      show(piece);
    } else leave();
  });
  text.addEventListener("mouseleave", leave);
  card.addEventListener("mouseenter", stay);
  card.addEventListener("mouseleave", leave);
  text.addEventListener("focusin", (event) => {
    if (!event.target.matches("a.m:focus-visible")) return;
    show(event.target);
    // Whoever cannot see the card hears what the word leads to.
    const fact = document.getElementById(event.target.hash.slice(1));
    if (fact) window.desk.say(`${fact.closest(".group").querySelector("h3 .m").textContent}: ${fact.querySelector(".what").textContent.trim()}`);
  });
  text.addEventListener("focusout", hide);
  text.addEventListener("click", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", () => card.hidden || beside(), { passive: true });

  const list = document.querySelector(".found");
  const of = (event) => facts.find((fact) => fact.item === event.target.closest(".fact"));
  for (const kind of ["mouseover", "focusin"])
    list.addEventListener(kind, (event) => {
      dim();
      const fact = of(event);
      if (fact) emphasise(fact);
    });
  for (const kind of ["mouseleave", "focusout"]) list.addEventListener(kind, dim);
})();
