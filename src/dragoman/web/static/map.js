// The map: places of incidents on land and borders. What is known to a town is a point; a district, a region, a country
// or a sea is a soft area of its size. Places that lie too close together are one mark with their number.
"use strict";
(() => {
  const figure = document.getElementById("map");
  if (!figure || !window.d3) return;
  const { gather, names, aloud, draw: drawMark } = desk.mapMarks;
  const frame = figure.querySelector(".frame");
  const element = figure.querySelector("canvas");
  const status = figure.querySelector("[data-status]");
  const NEAREST = 900; // times the whole world at a screen's width of 1024
  // Kilometres from the middle to the edge of what is only known so far; a country has its own size.
  const RADIUS = { district: 25, region: 110, sea: 250, country: 220, unknown: 150 };
  const REACHES = ["exact", "town", "district", "region", "country", "sea", "unknown"];

  let atlas = null;
  let places = [];
  let view = { x: 512, y: 440, k: 1 }; // the middle of the picture on the plane, and how near
  let marks = [];
  let hovered = null;
  let focused = null;
  let chosen = null;
  let fitted = false;
  const canvas = desk.canvas(frame, element, draw);
  canvas.height = matchMedia("(max-width: 40rem)").matches ? 420 : 600;

  const screen = (place) => [(place.x - view.x) * view.k + canvas.width / 2, (place.y - view.y) * view.k + canvas.height / 2];

  // rows: [latitude, longitude, reach, incidents, disputed, name, ISO number of a country]
  function read(rows) {
    places = rows.map(([lat, lon, reach, count, disputed, name, iso]) => {
      const [x, y] = atlas.project(lon, lat);
      const precision = REACHES[reach];
      const kilometres = precision === "exact" || precision === "town" ? 0 : (precision === "country" && iso && atlas.size(iso)) || RADIUS[precision];
      return { key: `${lat},${lon}`, lat, lon, x, y, precision, count, disputed, name, radius: kilometres && atlas.reach(kilometres, lat) };
    });
    const told = places.find((place) => place.key === chosen);
    if (!fitted && told) view = { x: told.x, y: told.y, k: 10 };
    else if (!fitted) fit();
    fitted = true;
    held();
  }

  function fit(all = false) {
    if (!places.length) return;
    // At first where most incidents are: a few far away must not press the rest together.
    const whole = places.reduce((sum, place) => sum + place.count, 0);
    const edge = all || places.length < 12 ? 0 : 0.04 * whole;
    const outer = (sorted, axis) => {
      let passed = 0;
      return (sorted.find((place) => (passed += place.count) > edge) ?? sorted[0])[axis];
    };
    const spread = (axis) => {
      const sorted = [...places].sort((one, other) => one[axis] - other[axis]);
      return [outer(sorted, axis), outer(sorted.reverse(), axis)];
    };
    const [[left, right], [top, bottom]] = [spread("x"), spread("y")];
    frameOn(left, right, top, bottom);
  }
  function frameOn(left, right, top, bottom) {
    const room = Math.min((canvas.width - 90) / Math.max(right - left, 1.5), (canvas.height - 90) / Math.max(bottom - top, 1.5));
    view = { x: (left + right) / 2, y: (top + bottom) / 2, k: room };
    held();
  }
  function held() {
    // The land fills the frame: from the north of Greenland to the south of Chile, and no more than once around.
    const [top, bottom] = [atlas.world * 0.1, atlas.world * 0.72];
    view.k = Math.min(NEAREST, Math.max(canvas.width / atlas.world, canvas.height / (bottom - top), view.k));
    const [half, high] = [canvas.width / view.k / 2, canvas.height / view.k / 2];
    view.x = Math.min(atlas.world - half, Math.max(half, view.x));
    view.y = Math.min(Math.max(bottom - high, top + high), Math.max(top + high, view.y));
  }

  // The place of which the page tells, what the pointer is at, what the keys have come to.
  const isPointed = (mark) => mark === hovered || mark.key === focused || mark.places.some((place) => place.key === chosen);

  function draw(context) {
    context.fillStyle = desk.colour("sunk");
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (!atlas) return;
    const ratio = window.devicePixelRatio || 1;
    context.save();
    context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * (canvas.width / 2 - view.x * view.k), ratio * (canvas.height / 2 - view.y * view.k));
    context.fillStyle = desk.colour("card");
    context.fill(atlas.land);
    context.lineJoin = "round";
    context.lineWidth = 0.8 / view.k;
    context.strokeStyle = desk.colour("strong-line");
    context.globalAlpha = 0.7;
    context.stroke(atlas.borders);
    context.lineWidth = 0.5 / view.k;
    context.stroke(atlas.land);
    context.globalAlpha = 1;
    context.lineWidth = 1.4 / view.k;
    context.setLineDash([4 / view.k, 3 / view.k]);
    context.strokeStyle = desk.colour("warn");
    context.stroke(atlas.disputed);
    context.restore();

    const size = { width: canvas.width, height: canvas.height };
    marks = gather(places, view, size, screen).sort((one, other) => Number(other.area) - Number(one.area) || other.radius - one.radius);
    context.textBaseline = "middle";
    const family = getComputedStyle(figure).fontFamily;
    for (const mark of marks) drawMark(context, mark, family, isPointed(mark));
    names(context, marks, family, size, isPointed);
  }

  // Moving, and choosing

  const change = (move) => (...how) => {
    if (!atlas) return;
    move(...how);
    held();
    canvas.redraw();
  };
  const pan = change((dx, dy) => {
    view.x -= dx / view.k;
    view.y -= dy / view.k;
  });
  const zoom = change((factor, x, y) => {
    const before = view.k;
    const [px, py] = [view.x + (x - canvas.width / 2) / before, view.y + (y - canvas.height / 2) / before];
    view.k *= factor;
    held();
    view.x = px - (x - canvas.width / 2) / view.k;
    view.y = py - (y - canvas.height / 2) / view.k;
  });
  const nearer = (factor) => zoom(factor, canvas.width / 2, canvas.height / 2);

  function open(mark) {
    if (!mark) return;
    const xs = mark.places.map((place) => place.x);
    const ys = mark.places.map((place) => place.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (!mark.single && view.k < NEAREST * 0.9 && Math.max(right - left, bottom - top) > 1e-6) {
      const before = view.k;
      change(() => {
        frameOn(left, right, top, bottom);
        view.k = Math.max(view.k, before * 2);
      })();
      return;
    }
    choose(mark.places[0].key);
  }
  function choose(at) {
    const address = new URL(location.href);
    for (const part of ["cursor"]) address.searchParams.delete(part);
    address.searchParams.set("at", at);
    desk.go(address.href).then(() => desk.say(document.querySelector("#here h2")?.textContent ?? ""));
  }
  const hit = (x, y) => {
    const near = (mark) => Math.hypot(mark.x - x, mark.y - y);
    const points = marks.filter((mark) => !mark.area && near(mark) <= mark.radius + 5);
    const areas = marks.filter((mark) => mark.area && near(mark) <= Math.max(14, Math.min(mark.radius, 60)));
    const [best] = (points.length ? points : areas).sort((one, other) => near(one) - near(other));
    return best ?? null;
  };
  desk.gestures(element, {
    pan: (dx, dy) => pan(dx, dy),
    zoom: (factor, x, y) => zoom(factor, x, y),
    click: (x, y) => open(hit(x, y)),
    hover: (x, y) => {
      const mark = hit(x, y);
      element.classList.toggle("pointing", Boolean(mark));
      if (mark?.key === hovered?.key) return;
      hovered = mark;
      canvas.redraw();
    },
  });
  desk.buttons(figure, { in: () => nearer(1.8), out: () => nearer(1 / 1.8), all: () => change(fit)(true) });

  function next(forward) {
    const shown = marks
      .filter((mark) => mark.x > 0 && mark.y > 0 && mark.x < canvas.width && mark.y < canvas.height)
      .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
    if (!shown.length) return;
    const index = shown.findIndex((mark) => mark.key === focused);
    const mark = shown[(index + forward + shown.length) % shown.length];
    focused = mark.key;
    hovered = null;
    canvas.redraw();
    desk.say(aloud(mark));
  }
  const keys = {
    ArrowLeft: () => pan(80, 0), ArrowRight: () => pan(-80, 0), ArrowUp: () => pan(0, 80), ArrowDown: () => pan(0, -80),
    "+": () => nearer(1.8), "=": () => nearer(1.8), "-": () => nearer(1 / 1.8), Home: () => change(fit)(true),
    n: () => next(1), p: () => next(-1), Enter: () => open(marks.find((mark) => mark.key === focused)),
    Escape: () => ((focused = hovered = null), canvas.redraw()),
  };
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // A place in the list points to itself on the map.
  const listed = (event) => {
    const at = event.target.closest?.("[data-at]")?.dataset.at;
    if (!at) return;
    hovered = marks.find((mark) => mark.places.some((place) => place.key === at)) ?? null;
    canvas.redraw();
  };
  document.addEventListener("pointerover", listed);
  document.addEventListener("focusin", listed);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-at]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const place = places.find((one) => one.key === link.dataset.at);
    if (place) change(() => { view = { x: place.x, y: place.y, k: Math.max(view.k, 6) }; })();
    desk.go(link.href).then(() => {
      // The link that was chosen may be gone; who works by keys goes on at the place.
      document.getElementById("here-heading")?.focus();
      desk.say(document.querySelector("#here h2")?.textContent ?? "");
    });
  });

  let asked = "";
  async function load() {
    const address = new URL(location.href);
    chosen = address.searchParams.get("at");
    canvas.redraw();
    for (const part of ["at", "cursor", "places"]) address.searchParams.delete(part);
    const at = `/map/data.json${address.search}`;
    if (at === asked) return;
    asked = at;
    const answer = await fetch(at);
    if (!answer.ok) throw new Error(`the map's data: ${answer.status}`);
    read((await answer.json()).rows);
    canvas.redraw();
    status.textContent = `${places.length.toLocaleString("en")} places`;
    figure.dataset.ready = String(places.length);
  }
  document.addEventListener("desk:view", () => load().catch(() => (status.textContent = "The map could not be drawn anew; the list is.")));
  figure.hidden = false;
  desk.atlas(figure.dataset.shapes, figure.dataset.disputed).then((read) => {
    atlas = read;
    figure.dataset.dashes = String(atlas.dashes);
    canvas.redraw();
    return load();
  }).catch(() => {
    asked = "";
    status.textContent = "The map could not be drawn; the list has all places.";
  });
})();
