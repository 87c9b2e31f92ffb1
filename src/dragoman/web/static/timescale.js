// What stands on a line of time: where each incident of a lane is drawn, which of them become one heap, and the days
// along its foot. Nothing is drawn here: a scale of time says which day lies where.
"use strict";
(() => {
  const LABEL = 20; // the line on which a lane says its name
  const ROW = 12;
  const ROWS = 4; // of incidents that fit into a bin
  const WIDE_ROWS = 2; // of those that may have happened over a long stretch
  const BIN = 38;
  const WIDE_BIN = 170;
  const PAD = 8;
  const SOFT = 22; // how far an open end runs out
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const DAY = 86400000;
  const date = (day) => new Date(day * DAY);
  const words = (day) => `${date(day).getUTCDate()} ${MONTHS[date(day).getUTCMonth()]} ${date(day).getUTCFullYear()}`;

  // The marks of a lane of which the days from first to last are in view, each day so many pixels wide.
  function placed(lane, top, { first, last, perDay }) {
    const at = (day) => (day - first) * perDay;
    const wide = [];
    const near = [];
    const from = first - 30 / perDay;
    const to = last + 30 / perDay;
    for (const item of lane.items) {
      if (item.from > to) break;
      if (item.to < from) continue;
      ((item.to - item.from) * perDay > 2.5 * BIN && item.to - item.from > 1 ? wide : near).push(item);
    }
    const base = top + LABEL;
    return [...packed(wide, base, WIDE_ROWS, WIDE_BIN, true), ...packed(near, base + WIDE_ROWS * ROW, ROWS, BIN, false)];

    function packed(some, top, rows, bin, wide) {
      const days = bin / perDay;
      const anchor = (item) => (wide ? Math.max(item.from, first) + Math.min(item.to, last) : item.from + item.to) / 2;
      const bins = new Map();
      for (const item of some) {
        const key = Math.floor(anchor(item) / days);
        if (!bins.has(key)) bins.set(key, []);
        bins.get(key).push(item);
      }
      const free = new Array(rows).fill(-Infinity);
      const made = [];
      for (const key of [...bins.keys()].sort((one, other) => one - other)) {
        const inBin = bins.get(key);
        const over = inBin.length > rows ? inBin : inBin.filter((item) => !settle(item));
        // One that finds no room is better drawn across another than as a heap of one.
        if (over.length === 1) settle(over[0], rows - 1);
        else if (over.length) {
          const name = `${lane.name} ${wide ? "w" : "n"} ${key}`;
          made.push({ key: name, lane, wide, items: over, x: at(key * days) + 1, width: bin - 2, y: top, height: rows * ROW });
        }
      }
      return made;

      function settle(item, given = -1) {
        const left = at(item.from) - (item.unbegun ? SOFT : 0);
        const right = Math.max(at(item.to) + (item.unended ? SOFT : 0), left + 10);
        const row = given >= 0 ? given : free.findIndex((edge) => edge + 2 <= left);
        if (row < 0) return false;
        free[row] = right;
        made.push({ key: item.id, lane, wide, items: [item], single: true, x: left, width: right - left, y: top + row * ROW, height: ROW });
        return true;
      }
    }
  }

  // Days along the foot, and what each is called: as many as there is room for.
  function ticks({ first, last, perDay }) {
    const apart = 90 / perDay; // days
    const found = [];
    if (apart < 20) {
      const step = [1, 2, 7, 14].find((days) => days >= apart) ?? 14;
      for (let day = Math.ceil(first / step) * step; day <= last; day += step) found.push([day, words(day)]);
      return found;
    }
    const months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((number) => number * 30.4 >= apart) ?? 2400;
    const begun = date(first);
    let month = Math.ceil((begun.getUTCFullYear() * 12 + begun.getUTCMonth()) / months) * months;
    for (; found.length < 60; month += months) {
      const year = Math.floor(month / 12);
      const moment = new Date(Date.UTC(2000, month % 12, 1));
      moment.setUTCFullYear(year);
      if (moment / DAY > last) break;
      found.push([moment / DAY, months >= 12 ? String(year) : `${MONTHS[month % 12]} ${year}`]);
    }
    return found;
  }

  desk.time = { placed, ticks, words, ROW, SOFT, LANE: LABEL + (ROWS + WIDE_ROWS) * ROW + PAD };
})();
