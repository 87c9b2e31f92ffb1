// The map: places of incidents on land and borders. What is known to a town is a point; a district, a region, a country
// or a sea is a soft area of its size. Places that lie too close together are one mark with their number.
"use strict";
(() => {
  const figure = document.getElementById("map");
  if (!figure || !window.d3) return;
  const frame = figure.querySelector(".frame");
  const element = figure.querySelector("canvas");
  const status = figure.querySelector("[data-status]");
  const CELL = 46;
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
  let fitted = false;
  const canvas = desk.canvas(frame, element, draw);
  canvas.height = frame.clientWidth < 600 ? 420 : 600;

  const number = (count) => (count >= 10000 ? `${Math.round(count / 1000)}k` : count.toLocaleString("en"));
  const screen = (place) => [(place.x - view.x) * view.k + canvas.width / 2, (place.y - view.y) * view.k + canvas.height / 2];

  // rows: [latitude, longitude, reach, incidents, disputed, name, ISO number of a country]
  function read(rows) {
    places = rows.map(([lat, lon, reach, count, disputed, name, iso]) => {
      const [x, y] = atlas.project(lon, lat);
      const precision = REACHES[reach];
      const kilometres = precision === "exact" || precision === "town" ? 0 : (precision === "country" && iso && atlas.size(iso)) || RADIUS[precision];
      return { key: `${lat},${lon}`, lat, lon, x, y, precision, count, disputed, name, radius: kilometres && atlas.reach(kilometres, lat) };
    });
    if (!fitted && places.length) fit();
    fitted = true;
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

  // What is drawn: areas by themselves, and points, those of one cell of a grid together. The grid lies on the ground.

  function gather() {
    const step = 2 ** (Math.round(Math.log2(CELL / view.k) * 2) / 2); // in steps, so that marks stay while one zooms
    const cells = new Map();
    for (const place of places) {
      const [x, y] = screen(place);
      const far = place.radius ? place.radius * view.k : 0;
      if (x < -far - 40 || y < -far - 40 || x > canvas.width + far + 40 || y > canvas.height + far + 40) continue;
      // An area that is large on the screen stands for itself.
      const key = far > CELL ? place.key : `${place.radius ? "a" : "p"} ${Math.floor(place.x / step)} ${Math.floor(place.y / step)}`;
      const cell = cells.get(key);
      if (cell) cell.push(place);
      else cells.set(key, [place]);
    }
    return joined([...cells].map(([key, inside]) => mark(key, inside)));
  }

  // Two marks that would lie on one another are one.
  function joined(found) {
    const points = found.filter((one) => !one.area).sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
    const kept = [];
    for (const one of points) {
      const near = kept.find((other) => Math.hypot(other.x - one.x, other.y - one.y) < 0.75 * (other.radius + one.radius));
      if (near) near.places.push(...one.places);
      else kept.push({ key: one.key, places: [...one.places], x: one.x, y: one.y, radius: one.radius });
    }
    return [...found.filter((one) => one.area), ...kept.map((one) => mark(one.key, one.places))];
  }

  function mark(key, inside) {
    const count = inside.reduce((sum, place) => sum + place.count, 0);
    // A mark that stands for hundreds is not disputed for one of them.
    const disputed = inside.reduce((sum, place) => sum + place.disputed, 0) * 4 >= count;
    const weight = (axis) => inside.reduce((sum, place) => sum + place[axis] * place.count, 0) / count;
    const [x, y] = screen({ x: weight("x"), y: weight("y") });
    const area = inside[0].radius > 0;
    const widest = Math.max(...inside.map((place) => place.radius || 0)) * view.k;
    const radius = area ? Math.max(14, widest) : inside.length > 1 || count > 1 ? Math.min(26, 9 + 2.2 * Math.log2(count)) : 5;
    return { key, places: inside, count, disputed, x, y, area, radius, single: inside.length === 1 };
  }

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

    marks = gather().sort((one, other) => Number(other.area) - Number(one.area) || other.radius - one.radius);
    context.textBaseline = "middle";
    const family = getComputedStyle(figure).fontFamily;
    for (const mark of marks) (mark.area ? area : point)(context, mark, family);
    names(context, family);
  }

  function area(context, mark, family) {
    const { x, y, radius } = mark;
    const soft = context.createRadialGradient(x, y, 0, x, y, radius);
    const ink = desk.colour("accent");
    soft.addColorStop(0, ink);
    soft.addColorStop(0.55, ink);
    soft.addColorStop(1, "transparent");
    context.globalAlpha = radius > 120 ? 0.13 : 0.22;
    context.fillStyle = soft;
    disc(context, x, y, radius);
    context.fill();
    context.globalAlpha = 0.8;
    context.setLineDash([2, 4]);
    context.strokeStyle = mark.disputed ? desk.colour("warn") : ink;
    context.lineWidth = 1;
    if (radius < 60) context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
    context.font = `600 12px ${family}`;
    context.textAlign = "center";
    halo(context, number(mark.count), x, y, desk.colour("accent"));
    if (mark === hovered || mark.key === focused) ring(context, x, y, Math.min(radius, 60));
  }

  function point(context, mark, family) {
    const { x, y, radius } = mark;
    context.fillStyle = desk.colour("accent");
    context.globalAlpha = mark.single ? 1 : 0.9;
    disc(context, x, y, radius);
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = mark.disputed ? 2.5 : 1.5;
    context.strokeStyle = mark.disputed ? desk.colour("warn") : desk.colour("card");
    context.stroke();
    if (radius > 8) {
      context.font = `600 12px ${family}`;
      context.textAlign = "center";
      context.fillStyle = desk.colour("on-accent");
      context.fillText(number(mark.count), x, y + 0.5);
    }
    if (mark === hovered || mark.key === focused) ring(context, x, y, radius + 4);
  }

  const disc = (context, x, y, radius) => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
  };
  function ring(context, x, y, radius) {
    context.lineWidth = 2.5;
    context.strokeStyle = desk.colour("ink");
    disc(context, x, y, radius);
    context.stroke();
  }
  function halo(context, text, x, y, ink) {
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = desk.colour("card");
    context.strokeText(text, x, y);
    context.fillStyle = ink;
    context.fillText(text, x, y);
  }

  // Names as the reports give them, those of the largest first, where there is room.
  function names(context, family) {
    context.font = `13px ${family}`;
    context.textAlign = "left";
    const taken = marks.filter((mark) => !mark.area).map((mark) => [mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius]);
    const first = [...marks].sort((one, other) => Number(other === hovered || other.key === focused) - Number(one === hovered || one.key === focused) || other.count - one.count);
    let drawn = 0;
    for (const mark of first) {
      const pointed = mark === hovered || mark.key === focused;
      if (drawn > 30) break;
      if (!pointed && (!mark.single || mark.radius > 200)) continue;
      const name = told(mark);
      const width = context.measureText(name).width;
      const beside = mark.area ? 14 : mark.radius + 5;
      const left = Math.min(mark.x + beside, canvas.width - width - 4);
      const box = [left, mark.y - 9, left + width, mark.y + 9];
      if (!pointed && taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      if (pointed) {
        context.fillStyle = desk.colour("card");
        context.fillRect(box[0] - 3, box[1], width + 6, 18);
      }
      halo(context, name, left, mark.y, desk.colour("ink"));
      taken.push(box);
      drawn += 1;
    }
  }
  function told(mark) {
    const [first] = [...mark.places].sort((one, other) => other.count - one.count);
    return mark.single ? first.name : `${first.name} and ${mark.places.length - 1} more`;
  }
  const aloud = (mark) =>
    `${told(mark)}: ${mark.count.toLocaleString("en")} ${mark.count === 1 ? "incident" : "incidents"}${mark.area ? ", somewhere in this area" : ""}${mark.disputed ? ", disputed" : ""}`;

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
    address.searchParams.set("at", at);
    address.searchParams.delete("after");
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
    desk.go(link.href).then(() => desk.say(document.querySelector("#here h2")?.textContent ?? ""));
  });

  let asked = "";
  async function load() {
    const address = new URL(location.href);
    address.searchParams.delete("at");
    address.searchParams.delete("after");
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
  document.addEventListener("desk:view", () => load());
  figure.hidden = false;
  desk.atlas(figure.dataset.shapes, figure.dataset.disputed).then((read) => {
    atlas = read;
    figure.dataset.dashes = String(atlas.dashes);
    canvas.redraw();
    return load();
  });
})();
