import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force';
import { type Located, projectPoints } from './project-points.js';
import { separateCircles } from './separate-circles.js';

/** An area to be drawn as a circle. */
export interface PlacedArea extends Located {
  readonly key: string;
  /** What its area stands for, such as inhabitants; null where not known. */
  readonly size: number | null;
}

/** A circle; lengths are in the units of the frame. */
export interface Circle {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Circles, in the order of the areas, and the frame that they fill. */
export interface CircleMap {
  readonly circles: readonly Circle[];
  readonly width: number;
  readonly height: number;
}

/** How wide the points lie before circles are moved apart. */
const WIDTH = 560;
/** How much of the square over that width all circles take. */
const FILLED = 0.34;
/** Between circles, and around the map. */
const [GAP, MARGIN] = [1.5, 4];
/** For areas of unknown size: large enough to be hit. */
const UNKNOWN_RADIUS = 6;
/** In how many ticks the circles grow, and in how many more they come to rest. Those that grow slowly keep their neighbours. */
const [GROWING, RESTING] = [210, 90];
/** How strongly a circle is drawn to its place. */
const PULL = 0.05;

/**
 * A cartogram of Dorling's kind (Dorling 1996): each area is a circle whose area is its size, as near its place as the others let it. The same
 * areas give the same picture: forces begin from the same places, with the fixed random source of d3-force, for a fixed number of ticks.
 */
export function placeCircles(areas: readonly PlacedArea[]): CircleMap {
  const sum = areas.reduce((all, { size }) => all + (size ?? 0), 0);
  const scale = sum > 0 ? Math.sqrt((FILLED * WIDTH * WIDTH) / (Math.PI * sum)) : 0;
  const homes = projectPoints(areas, WIDTH);
  const nodes = areas.map(({ key, size }, index) => {
    const [x, y] = homes[index] ?? [0, 0];
    return { key, r: size ? scale * Math.sqrt(size) : UNKNOWN_RADIUS, x, y, homeX: x, homeY: y };
  });
  const collide = forceCollide<Node>().iterations(4);
  const simulation = forceSimulation<Node>(nodes)
    .force('x', forceX<Node>(({ homeX }) => homeX).strength(PULL))
    .force('y', forceY<Node>(({ homeY }) => homeY).strength(PULL))
    .force('collide', collide)
    .alpha(0.5)
    .alphaDecay(0)
    .stop();
  for (let tick = 1; tick <= GROWING + RESTING; tick++) {
    const grown = Math.min(1, tick / GROWING);
    collide.radius(({ r }) => r * grown + GAP / 2);
    if (tick === GROWING) simulation.alphaDecay(0.02);
    simulation.tick();
  }
  return framed(separateCircles(nodes, GAP / 2));
}

interface Node extends Circle {
  x: number;
  y: number;
  readonly homeX: number;
  readonly homeY: number;
}

function framed(nodes: readonly Circle[]): CircleMap {
  const left = Math.min(...nodes.map(({ x, r }) => x - r)) - MARGIN;
  const top = Math.min(...nodes.map(({ y, r }) => y - r)) - MARGIN;
  const circles = nodes.map(({ key, x, y, r }) => ({ key, x: x - left, y: y - top, r }));
  const edge = (of: (circle: Circle) => number) => Math.max(0, ...circles.map(of)) + MARGIN;
  return { circles, width: edge(({ x, r }) => x + r), height: edge(({ y, r }) => y + r) };
}
