// The network: actors as nodes where the server put them, what lies between two as lines; conflict is red and dashed.
"use strict";
(() => {
  const figure = document.getElementById("network");
  if (!figure) return;
  const frame = figure.querySelector(".frame");
  const status = figure.querySelector("[data-status]");
  const panel = document.getElementById("chosen");
  const search = figure.querySelector("#find-actor");
  const hint = figure.querySelector("[data-hint]");
  // What lies between two, by type: "assault 3 · consult 1, 1 March – 10 April 2025".
  const inWords = ({ types, span }) => types.map(([type, count]) => `${type} ${count.toLocaleString("en")}`).join(" · ") + (span ? `, ${span}` : "");

  const probe = document.createElement("canvas");
  if (!probe.getContext("webgl2") && !probe.getContext("webgl")) {
    figure.hidden = false;
    figure.classList.add("without");
    status.textContent = "This browser cannot draw the network (it has no WebGL); the table tells the same.";
    return;
  }

  // A line with gaps: Sigma's own, with a stretch of each dash left out.
  const dashed = () => class extends Sigma.rendering.EdgeRectangleProgram {
    getDefinition() {
      const definition = super.getDefinition();
      const along = "v_along = a_positionCoef * length((u_matrix * vec3(a_positionEnd, 1)).xy - (u_matrix * vec3(a_positionStart, 1)).xy) * 70.0;";
      return {
        ...definition,
        VERTEX_SHADER_SOURCE: definition.VERTEX_SHADER_SOURCE.replace("void main() {", `varying float v_along;\nvoid main() {\n  ${along}`),
        FRAGMENT_SHADER_SOURCE: definition.FRAGMENT_SHADER_SOURCE.replace("void main(void) {", "varying float v_along;\nvoid main(void) {\n  if (fract(v_along) > 0.6) discard;"),
      };
    }
  };

  const graph = new graphology.MultiGraph();
  let renderer = null;
  let chosen = null;
  let colours = {};
  const lines = { cooperation: true, conflict: true };
  // So many lines can be told apart; where there are more, those of pairs with few events are shown with the actor.
  const MOST = 1_500;
  const least = figure.querySelector("[name=least]");

  function paint() {
    colours = Object.fromEntries(["ink", "soft", "card", "line", "strong-line", "accent", "event"].map((name) => [name, desk.colour(name)]));
    colours.faint = { conflict: mixed(colours.event, colours.card, 0.55), cooperation: mixed(colours.accent, colours.card, 0.55) };
    if (!renderer) return;
    renderer.setSetting("labelColor", { color: colours.ink });
    renderer.setSetting("defaultDrawNodeHover", hover);
    renderer.refresh();
  }

  // One colour laid thinly over another: lines that lie across one another must not add up to a third.
  function mixed(one, other, share) {
    const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const [from, to] = [parts(one), parts(other)];
    return `#${from.map((part, index) => Math.round(part * (1 - share) + to[index] * share).toString(16).padStart(2, "0")).join("")}`;
  }

  function hover(context, data, settings) {
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    const width = context.measureText(data.label).width;
    context.fillStyle = colours.card;
    context.strokeStyle = colours["strong-line"];
    context.beginPath();
    context.roundRect(data.x - data.size - 4, data.y - 13, data.size * 2 + width + 16, 26, 13);
    context.fill();
    context.stroke();
    context.fillStyle = colours.accent;
    context.beginPath();
    context.arc(data.x, data.y, data.size, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = colours.ink;
    context.textBaseline = "middle";
    context.fillText(data.label, data.x + data.size + 5, data.y + 1);
  }

  function read({ nodes, edges, types: names }) {
    graph.clear();
    const most = Math.max(1, ...nodes.map((node) => node[4]));
    const wide = Math.min(1.9, Math.max(1, frame.clientWidth / frame.clientHeight));
    nodes.forEach(([key, label, x, y, incidents], index) => {
      graph.addNode(index, { key, label, x: x * wide, y, incidents, size: 2 + 9 * Math.sqrt(incidents / most) });
    });
    for (const [one, other, a, b, c, d, numbers, span] of edges) {
      const counts = [a, b, c, d];
      const types = [];
      for (let at = 0; at < numbers.length; at += 2) types.push([names[numbers[at]].toLowerCase(), numbers[at + 1]]);
      const told = { counts, types, span };
      const cooperation = counts[0] + counts[1];
      const conflict = counts[2] + counts[3];
      const size = (count) => Math.min(4, 0.6 + 0.5 * Math.log2(count));
      if (cooperation) graph.addEdge(one, other, { kind: "cooperation", count: cooperation, size: size(cooperation), ...told, type: "line" });
      if (conflict) graph.addEdge(one, other, { kind: "conflict", count: conflict, size: size(conflict), ...told, type: "dashed" });
    }
    const counts = graph.mapEdges((_, told) => told.count);
    const steps = [...least.options].map((option) => Number(option.value));
    least.value = String(steps.find((step) => counts.filter((count) => count >= step).length <= MOST) ?? steps.at(-1));
    const list = document.getElementById("names");
    list.replaceChildren(...nodes.map((node) => Object.assign(document.createElement("option"), { value: node[1] })));
    const strongest = edges.reduce((sum, edge) => sum + edge.slice(2, 6).reduce((one, other) => one + other), 0);
    status.textContent = `${nodes.length.toLocaleString("en")} actors, ${edges.length.toLocaleString("en")} pairs, ${strongest.toLocaleString("en")} events between them`;
  }

  function start() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    renderer = new Sigma(graph, frame, {
      defaultEdgeType: "line",
      edgeProgramClasses: { line: Sigma.rendering.EdgeRectangleProgram, dashed: dashed() },
      labelFont: getComputedStyle(figure).fontFamily,
      labelSize: 13,
      labelDensity: 0.6,
      labelGridCellSize: 110,
      labelRenderedSizeThreshold: 5,
      labelColor: { color: colours.ink },
      defaultDrawNodeHover: hover,
      hideEdgesOnMove: graph.size > 6000,
      zIndex: true,
      enableEdgeEvents: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      edgeReducer: (edge, data) => {
        const shown = lines[data.kind];
        const near = chosen === null ? data.count >= Number(least.value) : graph.hasExtremity(edge, chosen);
        const colour = data.kind === "conflict" ? colours.event : colours.accent;
        return { ...data, hidden: !shown || !near, color: chosen === null ? colours.faint[data.kind] : colour, zIndex: data.kind === "conflict" ? 1 : 0 };
      },
      nodeReducer: (node, data) => {
        const near = chosen === null || node === chosen || graph.areNeighbors(node, chosen);
        return { ...data, color: near ? colours["strong-line"] : colours.line, label: near ? data.label : "", highlighted: node === chosen, zIndex: near ? 1 : 0, forceLabel: node === chosen };
      },
    });
    // Sigma's wheel would take the page's scrolling: it zooms with Ctrl, or once the picture has been clicked.
    let held = false;
    frame.addEventListener("pointerdown", () => (held = true));
    frame.addEventListener("pointerleave", () => (held = false));
    frame.addEventListener("wheel", (event) => event.ctrlKey || event.metaKey || held || event.stopPropagation(), { capture: true });
    renderer.on("enterEdge", ({ edge }) => {
      const [one, other] = graph.extremities(edge).map((node) => graph.getNodeAttribute(node, "label"));
      hint.textContent = `${one} – ${other}: ${inWords(graph.getEdgeAttributes(edge))}`;
      hint.hidden = false;
    });
    renderer.on("leaveEdge", () => (hint.hidden = true));
    renderer.on("clickNode", ({ node }) => choose(node));
    renderer.on("clickStage", () => choose(null));
    const move = (how) => renderer.getCamera()[how]({ duration: still ? 0 : 200 });
    desk.buttons(figure, { in: () => move("animatedZoom"), out: () => move("animatedUnzoom"), all: () => (choose(null), move("animatedReset")) });
    figure.dataset.ready = String(graph.order);
  }

  function choose(node, aloud = false) {
    chosen = node;
    renderer.refresh({ skipIndexation: true });
    panel.replaceChildren();
    panel.hidden = node === null;
    if (node === null) return;
    const data = graph.getNodeAttributes(node);
    const between = new Map();
    graph.forEachEdge(node, (edge, told, from, to) => between.set(from === String(node) ? to : from, told));
    const sum = ({ counts }) => counts.reduce((one, other) => one + other);
    const all = [...between].sort((one, other) => sum(other[1]) - sum(one[1]));
    const heading = document.createElement("h3");
    const link = document.createElement("a");
    const asOf = new URL(location.href).searchParams.get("as_of");
    link.href = `/actors/${encodeURIComponent(data.key)}${asOf ? `?as_of=${encodeURIComponent(asOf)}` : ""}`;
    link.textContent = data.label;
    heading.append(link);
    const list = document.createElement("ul");
    for (const [other, told] of all.slice(0, 15)) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = graph.getNodeAttribute(other, "label");
      button.addEventListener("click", () => choose(other, true));
      const words = document.createElement("span");
      words.textContent = inWords(told);
      item.append(button, words);
      list.append(item);
    }
    panel.append(heading, list);
    if (all.length > 15) panel.append(Object.assign(document.createElement("p"), { className: "note", textContent: `and ${all.length - 15} more; the table and the actor’s page have them` }));
    if (aloud) {
      desk.say(`${data.label}: ${all.length} others`);
      const place = renderer.getNodeDisplayData(node);
      renderer.getCamera().setState({ x: place.x, y: place.y, ratio: Math.min(renderer.getCamera().ratio, 0.5) });
    }
  }

  search.addEventListener("change", () => {
    const words = search.value.trim().toLocaleLowerCase();
    const named = graph.nodes().map((node) => [node, graph.getNodeAttribute(node, "label").toLocaleLowerCase()]);
    const found = words && (named.find(([, label]) => label === words) ?? named.find(([, label]) => label.includes(words)));
    if (found) choose(found[0], true);
    else if (words) desk.say("No actor of that name is drawn");
  });
  figure.addEventListener("change", (event) => {
    if (event.target.name in lines) lines[event.target.name] = event.target.checked;
    else if (event.target !== least) return;
    renderer?.refresh({ skipIndexation: true });
  });
  document.addEventListener("desk:theme", paint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);

  async function load() {
    const answer = await fetch(`/network/data.json${location.search}`).catch(() => null);
    if (!answer?.ok) {
      figure.querySelector("[data-status]").textContent = "The network could not be drawn; the table has all pairs.";
      return;
    }
    chosen = null;
    panel.hidden = true;
    read(await answer.json());
    if (renderer) renderer.refresh();
    else start();
    figure.dataset.ready = String(graph.order);
  }
  document.addEventListener("desk:view", load);
  paint();
  figure.hidden = false;
  // Sigma cannot even be loaded where there is no WebGL, so it is fetched only here.
  const script = document.createElement("script");
  script.src = figure.dataset.sigma;
  script.addEventListener("load", load);
  document.head.append(script);
})();
