// The marks of a map: places of incidents gathered as they lie on the screen, and how each is drawn. A place that is
// known to a town is a point; a district, a region, a country or a sea is a soft area of its size, never a point.
"use strict";
(() => {
  const CELL = 46;
  const number = (count) => (count >= 10000 ? `${Math.round(count / 1000)}k` : count.toLocaleString("en"));

  // Areas by themselves, and points, those of one cell of a grid together; the grid lies on the ground.
  // screen: where a place lies on it; view.k: how near; size: the width and height of the picture.
  function gather(places, view, size, screen) {
    const step = 2 ** (Math.round(Math.log2(CELL / view.k) * 2) / 2); // in steps, so that marks stay while one zooms
    const cells = new Map();
    for (const place of places) {
      const [x, y] = screen(place);
      const far = place.radius ? place.radius * view.k : 0;
      if (x < -far - 40 || y < -far - 40 || x > size.width + far + 40 || y > size.height + far + 40) continue;
      // An area that is large on the screen stands for itself.
      const key = far > CELL ? place.key : `${place.radius ? "a" : "p"} ${Math.floor(place.x / step)} ${Math.floor(place.y / step)}`;
      const cell = cells.get(key);
      if (cell) cell.push(place);
      else cells.set(key, [place]);
    }
    return joined([...cells].map(([key, inside]) => mark(key, inside, view, screen)), view, screen);
  }

  // Two marks that would lie on one another are one.
  function joined(found, view, screen) {
    const points = found.filter((one) => !one.area).sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
    const kept = [];
    for (const one of points) {
      const near = kept.find((other) => Math.hypot(other.x - one.x, other.y - one.y) < 0.75 * (other.radius + one.radius));
      if (near) near.places.push(...one.places);
      else kept.push({ key: one.key, places: [...one.places], x: one.x, y: one.y, radius: one.radius });
    }
    const marks = kept.map((one) => mark(one.key, one.places, view, screen));
    return [...numbered(found.filter((one) => one.area), marks), ...marks];
  }

  // The numbers of areas where there is room: not under a point, and of two areas that of the larger count.
  function numbered(areas, points) {
    const taken = points.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
    for (const one of [...areas].sort((one, other) => other.count - one.count)) {
      const half = 4 + 4 * number(one.count).length;
      const box = [one.x - half, one.y - 8, one.x + half, one.y + 8];
      one.numbered = !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      if (one.numbered) taken.push(box);
    }
    return areas;
  }

  function mark(key, inside, view, screen) {
    const count = inside.reduce((sum, place) => sum + place.count, 0);
    // A mark that stands for hundreds is not disputed for one of them.
    const disputed = inside.reduce((sum, place) => sum + place.disputed, 0) * 4 >= count;
    const weight = (axis) => inside.reduce((sum, place) => sum + place[axis] * place.count, 0) / count;
    const [x, y] = screen({ x: weight("x"), y: weight("y") });
    const area = inside[0].radius > 0;
    const widest = inside.reduce((most, place) => Math.max(most, place.radius || 0), 0) * view.k;
    const radius = area ? Math.max(14, widest) : inside.length > 1 || count > 1 ? Math.min(26, 9 + 2.2 * Math.log2(count)) : 5;
    return { key, places: inside, count, disputed, x, y, area, radius, single: inside.length === 1 };
  }

  function area(context, mark, family, pointed) {
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
    if (mark.numbered) halo(context, number(mark.count), x, y, desk.colour("accent"));
    if (pointed) ring(context, x, y, Math.min(radius, 60));
  }

  function point(context, mark, family, pointed) {
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
    if (pointed) ring(context, x, y, radius + 4);
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
  function names(context, marks, family, size, isPointed) {
    context.font = `13px ${family}`;
    context.textAlign = "left";
    const taken = marks.filter((mark) => !mark.area || mark.numbered).map((mark) => (mark.area ? [mark.x - 12, mark.y - 8, mark.x + 12, mark.y + 8] : [mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius]));
    const first = [...marks].sort((one, other) => Number(isPointed(other)) - Number(isPointed(one)) || other.count - one.count);
    let drawn = 0;
    for (const mark of first) {
      const pointed = isPointed(mark);
      if (drawn > 30) break;
      if (!pointed && (!mark.single || mark.radius > 200)) continue;
      const name = told(mark);
      const width = context.measureText(name).width;
      const beside = mark.area ? 14 : mark.radius + 5;
      const left = Math.min(mark.x + beside, size.width - width - 4);
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

  desk.mapMarks = { gather, names, aloud, draw: (context, mark, ...how) => (mark.area ? area : point)(context, mark, ...how) };
})();
