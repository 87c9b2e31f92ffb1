// The numbers of each source as steps: a source says so until it says otherwise.
"use strict";
(() => {
  const place = document.getElementById("chart");
  if (!place || typeof uPlot === "undefined") return;
  const told = desk.data("chart-data").series;
  // Told apart by colour, by dashes and by the shape of their points.
  const COLOURS = ["accent", "event", "actor", "time", "claim", "figure", "ink", "soft"];
  const DASHES = [[], [8, 4], [2, 4], [10, 4, 2, 4], [], [8, 4], [2, 4], [10, 4, 2, 4]];

  const DAY = 86_400;

  const days = [...new Set(told.flatMap((one) => one.points.map((point) => point[0])))].sort((a, b) => a - b);
  const at = (points, pick) => {
    const by = new Map(points.map((point) => [point[0], pick(point)]));
    let held = null;
    // Between its numbers a source holds what it said; before its first it says nothing.
    return days.map((day) => (held = by.has(day) ? by.get(day) : held));
  };
  const low = (point) => point[1] ?? point[2];
  const high = (point) => point[2] ?? point[1];

  let chart = null;
  const draw = () => {
    chart?.destroy();
    // Days are days of the report, wherever the reader sits.
    const dayOf = (seconds) => new Date(seconds * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    const stepped = uPlot.paths.stepped({ align: 1 });
    const series = [{ label: "Day", value: (_, value) => (value === null ? "–" : dayOf(value)) }];
    const data = [days];
    const bands = [];
    told.forEach((one, index) => {
      const colour = desk.colour(COLOURS[index % COLOURS.length]);
      const look = { stroke: colour, width: 2, dash: DASHES[index % DASHES.length], paths: stepped, points: { show: true, size: 7, fill: desk.colour("card") } };
      const ranged = one.points.some((point) => low(point) !== high(point));
      data.push(at(one.points, high));
      series.push({ label: one.source, ...look, value: (_, value) => (value === null ? "–" : value.toLocaleString("en")) });
      if (!ranged) return;
      data.push(at(one.points, low));
      series.push({ label: `${one.source}, at least`, ...look, width: 1, value: (_, value) => (value === null ? "–" : value.toLocaleString("en")) });
      bands.push({ series: [series.length - 2, series.length - 1], fill: `${colour}22` });
    });
    const axis = { stroke: desk.colour("soft"), grid: { stroke: desk.colour("line"), width: 1 }, ticks: { stroke: desk.colour("line") } };
    chart = new uPlot(
      {
        width: place.clientWidth - 32,
        height: 320,
        series,
        bands,
        // One day alone would be drawn at the edge of years to come.
        scales: { x: { range: (_, first, last) => (days.length === 1 ? [days[0] - 15 * DAY, days[0] + 15 * DAY] : [first, last]) }, y: { range: (_, __, most) => [0, Math.max(most * 1.08, 1)] } },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
        axes: [{ ...axis, space: 90, values: (_, values) => values.map(dayOf) }, { ...axis, size: 64, values: (_, values) => values.map((value) => value.toLocaleString("en")) }],
        plugins: [arrows()],
      },
      data,
      place,
    );
  };

  // "At least" points up, "up to" points down.
  const arrows = () => ({
    hooks: {
      draw: (plot) => {
        const context = plot.ctx;
        told.forEach((one, index) => {
          context.fillStyle = desk.colour(COLOURS[index % COLOURS.length]);
          one.points.forEach((point) => {
            if (point[1] !== null && point[2] !== null) return;
            const up = point[2] === null;
            const x = plot.valToPos(point[0], "x", true);
            const y = plot.valToPos(up ? point[1] : point[2], "y", true) + (up ? -16 : 16);
            context.beginPath();
            context.moveTo(x, y + (up ? -6 : 6));
            context.lineTo(x - 5, y);
            context.lineTo(x + 5, y);
            context.fill();
          });
        });
      },
    },
  });

  if (days.length) {
    draw();
    new ResizeObserver(() => chart.setSize({ width: place.clientWidth - 32, height: 320 })).observe(place);
    document.addEventListener("desk:theme", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }
})();
