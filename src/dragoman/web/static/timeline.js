// A timeline on a canvas: lanes of incidents over days, uncertain days as ranges with soft ends, what lies too close
// together as counts. It knows nothing of pages: desk.timeline(figure, {open, told}).show(data).
"use strict";
(() => {
  const { placed, ticks, words, ROW, SOFT, LANE } = desk.time;
  const AXIS = 26;
  const SHORTEST = 3; // days in view

  desk.timeline = (figure, { open, told }) => {
    const frame = figure.querySelector(".frame");
    const element = figure.querySelector("canvas");
    let lanes = [];
    let items = [];
    let first = 0; // day at the left edge
    let last = 1;
    let ends = [0, 1];
    let marks = [];
    let focused = null; // of a mark: its key, which lasts from one drawing to the next
    let hovered = null;
    const canvas = desk.canvas(frame, element, draw);

    // data: lanes [{name, quad}], rows [id, lane, realis, start, end, sources, disputed], days as numbers.
    function show(data, keep, since = null, until = null) {
      lanes = data.lanes.map((lane) => ({ ...lane, items: [] }));
      const happened = new Set(["actual", "ongoing"]);
      items = data.rows.map(([id, lane, realis, start, end, sources, disputed]) => {
        const from = start ?? end - 1;
        const to = end ?? start + 1;
        return { id, lane, happened: happened.has(data.realis[realis]), from, to, unbegun: start === null, unended: end === null, sources, disputed };
      });
      items.sort((one, other) => one.from - other.from || one.to - other.to || (one.id < other.id ? -1 : 1));
      for (const item of items) lanes[item.lane].items.push(item);
      lanes = lanes.filter((lane) => lane.items.length);
      if (items.length) {
        const days = items.map((item) => item.from);
        ends = [days[0], items.reduce((most, item) => Math.max(most, item.to), days[0] + 1)];
        // A few very old ones must not press the rest together; the edges say how many lie beyond.
        const quantile = (share) => days[Math.min(days.length - 1, Math.floor(days.length * share))];
        const many = days.length > 40;
        const from = since ?? (many ? quantile(0.04) : ends[0]);
        const to = until ?? (many ? quantile(0.998) + 1 : ends[1]);
        if (!keep) frameDays(from, Math.max(to, from + 1));
      }
      canvas.height = lanes.length * LANE + AXIS;
      focused = hovered = null;
      canvas.redraw();
    }

    function frameDays(from, to) {
      const room = Math.max((to - from) * 0.03, 0.5);
      [first, last] = [from - room, to + room];
      held();
    }

    function held() {
      const widest = Math.max((ends[1] - ends[0]) * 1.2, 14);
      const middle = (first + last) / 2;
      const span = Math.min(Math.max(last - first, SHORTEST), widest);
      const centre = Math.min(Math.max(middle, ends[0]), ends[1]);
      [first, last] = [centre - span / 2, centre + span / 2];
    }

    const scale = () => canvas.width / (last - first);
    const at = (day) => (day - first) * scale();
    const inView = () => ({ first, last, perDay: scale() });

    // Drawing

    function draw(context) {
      context.font = `13px ${getComputedStyle(figure).fontFamily}`;
      context.textBaseline = "middle";
      axis(context);
      marks = [];
      lanes.forEach((lane, index) => {
        const top = index * LANE;
        const its = placed(lane, top, inView());
        marks.push(...its);
        context.strokeStyle = desk.colour("line");
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(0, top + LANE - 0.5);
        context.lineTo(canvas.width, top + LANE - 0.5);
        context.stroke();
        const most = Math.max(1, ...its.filter((mark) => !mark.single && !mark.wide).map((mark) => mark.items.length));
        for (const mark of its) (mark.single ? one : several)(context, mark, most);
        name(context, lane, top);
      });
      edges();
    }

    function name(context, lane, top) {
      const label = lane.name;
      context.textAlign = "left";
      const width = context.measureText(label).width;
      context.fillStyle = desk.colour("card");
      context.globalAlpha = 0.85;
      context.fillRect(4, top + 3, width + 12, 17);
      context.globalAlpha = 1;
      context.fillStyle = desk.colour("soft");
      context.fillText(label, 10, top + 12);
    }

    const colour = (lane) => desk.colour(lane.quad >= 3 ? "event" : "accent");
    const here = (mark) => mark.key === focused || mark === hovered;

    function one(context, mark) {
      const [item] = mark.items;
      const left = at(item.from);
      const right = Math.max(at(item.to), left + 8);
      const middle = mark.y + ROW / 2;
      const sure = item.to - item.from <= 1 && !item.unbegun && !item.unended;
      const ink = colour(mark.lane);
      context.globalAlpha = sure ? 1 : 0.75;
      const shape = () => {
        context.beginPath();
        context.roundRect(mark.x, middle - 4, Math.max(right + (item.unended ? SOFT : 0) - mark.x, 8), 8, 4);
      };
      shape();
      if (sure) {
        context.strokeStyle = context.fillStyle = ink;
        context.lineWidth = 1.5;
        if (item.happened) context.fill();
        else {
          context.fillStyle = desk.colour("card");
          context.fill();
          context.stroke();
        }
      } else {
        // Soft ends: nothing says that it began on the first day that it may have.
        const soft = context.createLinearGradient(mark.x, 0, mark.x + mark.width, 0);
        const end = Math.min(0.45, SOFT / mark.width);
        soft.addColorStop(0, "transparent");
        soft.addColorStop(end, ink);
        soft.addColorStop(1 - (item.unbegun ? 0.02 : end), ink);
        soft.addColorStop(1, item.unbegun ? ink : "transparent");
        context.fillStyle = soft;
        context.globalAlpha = item.happened ? 0.7 : 0.35;
        context.fill();
      }
      context.globalAlpha = 1;
      if (item.disputed) {
        context.fillStyle = desk.colour("warn");
        context.beginPath();
        context.moveTo(right, middle - 6);
        context.lineTo(right + 5, middle + 3);
        context.lineTo(right - 5, middle + 3);
        context.fill();
      }
      if (here(mark)) outline(context, mark.x - 2, middle - 6, Math.max(mark.width, 8) + 4, 12);
    }

    function several(context, mark, most) {
      const count = mark.items.length;
      const ink = colour(mark.lane);
      const text = count >= 10000 ? `${Math.round(count / 1000)}k` : count.toLocaleString("en");
      context.textAlign = "center";
      const base = mark.y + mark.height;
      if (mark.wide) {
        const soft = context.createLinearGradient(mark.x, 0, mark.x + mark.width, 0);
        soft.addColorStop(0, "transparent");
        soft.addColorStop(0.5, ink);
        soft.addColorStop(1, "transparent");
        context.globalAlpha = 0.3;
        context.fillStyle = soft;
        context.fillRect(mark.x, mark.y + ROW / 2, mark.width, ROW);
        context.globalAlpha = 1;
        context.fillStyle = desk.colour("ink");
        context.fillText(`~${text}`, mark.x + mark.width / 2, mark.y + ROW + 1);
      } else {
        const tall = 3 + (mark.height - 18) * Math.sqrt(count / most);
        context.globalAlpha = 0.75;
        context.fillStyle = ink;
        context.beginPath();
        context.roundRect(mark.x, base - tall, mark.width, tall, [3, 3, 0, 0]);
        context.fill();
        context.globalAlpha = 1;
        context.fillStyle = desk.colour("ink");
        context.fillText(text, mark.x + mark.width / 2, base - tall - 8);
      }
      if (here(mark)) outline(context, mark.x - 1, mark.y - 1, mark.width + 2, mark.height + 2);
    }

    function outline(context, x, y, width, height) {
      context.strokeStyle = desk.colour("ink");
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(x, y, width, height, 5);
      context.stroke();
    }

    function axis(context) {
      const bottom = lanes.length * LANE;
      context.strokeStyle = desk.colour("line");
      context.fillStyle = desk.colour("soft");
      context.lineWidth = 1;
      context.textAlign = "left";
      let free = -Infinity;
      for (const [day, label] of ticks(inView())) {
        const x = Math.round(at(day)) + 0.5;
        context.beginPath();
        context.moveTo(x, 0);
        context.lineTo(x, bottom + 6);
        context.stroke();
        const width = context.measureText(label).width;
        if (x + 4 > free && x + 4 + width < canvas.width) {
          context.fillText(label, x + 4, bottom + 14);
          free = x + 14 + width;
        }
      }
    }

    function edges() {
      let earlier = 0;
      let later = 0;
      for (const item of items) {
        if (item.to <= first) earlier += 1;
        else if (item.from >= last) later += 1;
      }
      const tell = (name, count, direction) => {
        const button = figure.querySelector(`[data-do="${name}"]`);
        button.disabled = !count;
        button.querySelector("span").textContent = count ? `${count.toLocaleString("en")} ${direction}` : `none ${direction}`;
      };
      tell("earlier", earlier, "earlier");
      tell("later", later, "later");
      figure.querySelector("[data-span]").textContent = `${words(Math.ceil(first))} – ${words(Math.floor(last))}`;
    }

    // Moving

    function pan(dx) {
      const days = dx / scale();
      [first, last] = [first - days, last - days];
      held();
      canvas.redraw();
    }
    function zoom(factor, x) {
      const day = first + x / scale();
      [first, last] = [day - (day - first) / factor, day + (last - day) / factor];
      held();
      canvas.redraw();
    }
    function into(mark) {
      const from = mark.items.reduce((least, item) => Math.min(least, item.from), Infinity);
      const to = mark.items.reduce((most, item) => Math.max(most, item.to), -Infinity);
      const before = last - first;
      // A day full of incidents, or a bin that is as narrow as it gets: a list says more than another zoom.
      if (mark.wide || to - from <= 1 || before <= SHORTEST * 1.05) return told(mark);
      frameDays(from, Math.min(to, from + before / 3));
      canvas.redraw();
      return undefined;
    }
    const hit = (x, y) =>
      marks.find((mark) => x >= mark.x - 3 && x <= mark.x + Math.max(mark.width, 8) + 3 && y >= mark.y && y < mark.y + mark.height);

    desk.gestures(element, {
      pan: (dx) => pan(dx),
      zoom: (factor, x) => zoom(factor, x),
      click: (x, y) => {
        const mark = hit(x, y);
        if (!mark) return;
        if (mark.single) open(mark.items[0].id);
        else into(mark);
      },
      hover: (x, y) => {
        const mark = hit(x, y) ?? null;
        element.classList.toggle("pointing", Boolean(mark));
        if (mark?.key === hovered?.key) return;
        hovered = mark;
        canvas.redraw();
        if (mark) told(mark);
      },
    });
    desk.buttons(figure, {
      in: () => zoom(1.8, canvas.width / 2),
      out: () => zoom(1 / 1.8, canvas.width / 2),
      all: () => (frameDays(...ends), canvas.redraw()),
      earlier: () => pan(canvas.width * 0.7),
      later: () => pan(-canvas.width * 0.7),
    });

    // By keys: from mark to mark in a lane, from lane to lane, nearer and farther, in.

    function step(forward) {
      const own = marks.find((mark) => mark.key === focused);
      if (!own) return pick(marks.find((mark) => mark.x >= 0) ?? marks[0]);
      const row = marks.filter((mark) => mark.lane === own.lane).sort((one, other) => one.x - other.x || one.y - other.y);
      const next = row[row.indexOf(own) + forward];
      if (next) pick(next);
      else pan(-forward * canvas.width * 0.3);
      return undefined;
    }
    function hop(down) {
      const own = marks.find((mark) => mark.key === focused) ?? marks[0];
      const lane = own && lanes[lanes.indexOf(own.lane) + down];
      const there = lane ? marks.filter((mark) => mark.lane === lane) : [];
      if (there.length) pick(there.reduce((best, mark) => (Math.abs(mark.x - own.x) < Math.abs(best.x - own.x) ? mark : best)));
    }
    function pick(mark) {
      if (!mark) return;
      focused = mark.key;
      hovered = null;
      if (mark.x < 0 || mark.x > canvas.width - 20) pan(canvas.width / 2 - mark.x);
      told(mark, true);
      canvas.redraw();
    }
    const keys = {
      ArrowRight: () => step(1),
      ArrowLeft: () => step(-1),
      ArrowDown: () => hop(1),
      ArrowUp: () => hop(-1),
      "+": () => zoom(1.8, canvas.width / 2),
      "=": () => zoom(1.8, canvas.width / 2),
      "-": () => zoom(1 / 1.8, canvas.width / 2),
      PageUp: () => pan(canvas.width * 0.7),
      PageDown: () => pan(-canvas.width * 0.7),
      Home: () => (frameDays(...ends), canvas.redraw()),
      Enter: () => {
        const mark = marks.find((one) => one.key === focused);
        if (mark?.single) open(mark.items[0].id);
        else if (mark) into(mark);
      },
    };
    element.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });

    return { show, words };
  };
})();
