import type { Circle } from './place-circles.js';

/** More rounds than it ever took; then a little overlap stays. */
const MOST_ROUNDS = 1_000;

/** Forces come to rest with a little overlap left: pairs are pushed apart, the lighter one further, until there is none. */
export function separateCircles<Placed extends Circle>(circles: readonly Placed[], gap: number): Placed[] {
  const moved = circles.map((circle) => ({ ...circle }));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isApart = true;
    for (const [index, a] of moved.entries())
      for (const b of moved.slice(index + 1)) {
        // Two on one point are parted eastwards.
        const [dx, dy] = [b.x - a.x || 1e-6, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        const missing = a.r + b.r + gap - distance;
        if (missing <= 1e-9) continue;
        isApart = false;
        const push = (missing * 1.01) / distance;
        const share = b.r ** 2 / (a.r ** 2 + b.r ** 2);
        Object.assign(a, { x: a.x - dx * push * share, y: a.y - dy * push * share });
        Object.assign(b, { x: b.x + dx * push * (1 - share), y: b.y + dy * push * (1 - share) });
      }
    if (isApart) break;
  }
  return moved;
}
