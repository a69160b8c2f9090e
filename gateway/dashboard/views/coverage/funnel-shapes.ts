import { symbolCircle, symbolDiamond2, symbolSquare2 } from 'd3-shape';

/** The shape of a point says where it lies: circle inside, diamond outside the inner limits, square outside the outer ones. */
export const FUNNEL_SHAPES = [symbolCircle, symbolDiamond2, symbolSquare2] as const;
