// The land and its borders, from the vendored file, as paths to draw: disputed borders apart from the others.
"use strict";
(() => {
  // The world lies in a square of this size (Mercator: a circle on the ground stays a circle).
  const WORLD = 1024;
  const projection = d3.geoMercator().scale(WORLD / (2 * Math.PI)).translate([WORLD / 2, WORLD / 2]);

  const path = (shape) => {
    const drawn = new Path2D();
    drawn.beginPath = () => {}; // what a Path2D lacks, and geoPath asks for
    d3.geoPath(projection, drawn)(shape);
    return drawn;
  };
  const inside = ([west, south, east, north], [lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north;

  // Lines cut where they enter or leave a box: the stretches within, and those without.
  function cut(lines, box) {
    const parts = [[], []];
    for (const line of lines) {
      let run = [line[0]];
      let before = null;
      for (let index = 1; index < line.length; index += 1) {
        const [from, to] = [line[index - 1], line[index]];
        const within = inside(box, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
        if (before !== null && within !== before) {
          parts[before ? 0 : 1].push(run);
          run = [from];
        }
        run.push(to);
        before = within;
      }
      parts[before ? 0 : 1].push(run);
    }
    return parts;
  }

  desk.atlas = async (shapesAt, disputedAt) => {
    const [topology, disputed] = await Promise.all([shapesAt, disputedAt].map((at) => fetch(at).then((answer) => answer.json())));
    const countries = topology.objects.countries;
    const named = Object.entries(disputed.areas);
    const keys = new Map();
    const areas = new Map();
    for (const geometry of countries.geometries) {
      if (geometry.id) {
        keys.set(geometry, geometry.id);
        continue;
      }
      const shape = topojson.feature(topology, geometry);
      keys.set(geometry, named.find(([, point]) => d3.geoContains(shape, point))?.[0] ?? "unnumbered");
    }
    const pair = (one, other) => [one, other].sort().join(" ");
    const whole = new Set();
    const parts = new Map();
    for (const { between, within } of disputed.borders) {
      if (within) parts.set(pair(...between), within);
      else whole.add(pair(...between));
    }
    const of = (one, other) => pair(keys.get(one), keys.get(other));
    const mesh = (wanted) => topojson.mesh(topology, countries, (one, other) => one !== other && wanted(of(one, other)));
    const dashed = mesh((key) => whole.has(key)).coordinates;
    const solid = mesh((key) => !whole.has(key) && !parts.has(key)).coordinates;
    for (const [key, box] of parts) {
      const [within, without] = cut(mesh((one) => one === key).coordinates, box);
      dashed.push(...within);
      solid.push(...without);
    }
    const lines = (coordinates) => ({ type: "MultiLineString", coordinates });
    const shapes = new Map(countries.geometries.filter((geometry) => geometry.id).map((geometry) => [geometry.id, geometry]));
    return {
      world: WORLD,
      land: path(topojson.feature(topology, topology.objects.land)),
      borders: path(lines(solid)),
      disputed: path(lines(dashed)),
      dashes: dashed.length,
      project: (lon, lat) => projection([lon, Math.max(-84, Math.min(84, lat))]),
      back: (x, y) => projection.invert([x, y]),
      // How far, on this plane, a distance on the ground reaches at a latitude.
      reach: (kilometres, lat) => ((kilometres / 40030) * WORLD) / Math.cos((Math.min(80, Math.abs(lat)) * Math.PI) / 180),
      // The radius of a circle as large as a country, by its number; kilometres.
      size(number) {
        if (!areas.has(number)) {
          const geometry = shapes.get(number);
          areas.set(number, geometry ? Math.sqrt((d3.geoArea(topojson.feature(topology, geometry)) * 6371 ** 2) / Math.PI) : null);
        }
        return areas.get(number);
      },
    };
  };
})();
