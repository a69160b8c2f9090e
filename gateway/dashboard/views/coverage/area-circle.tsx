import type { Circle } from '../../parts/place-circles.js';

/** An area of the cartogram. */
export interface AreaCircleProps {
  readonly circle: Circle;
  /** All that the circle says, for those who do not see it. */
  readonly words: string;
  /** Class of the value, or the state that it has instead. */
  readonly look: string;
  readonly isEntry: boolean;
  readonly isChosen: boolean;
  readonly reference: (element: SVGGElement | null) => void;
  /** Called when it is pointed at; with true, by keyboard. */
  readonly onPoint: (isFocus: boolean) => void;
  readonly onChoose: () => void;
}

/** A circle to choose. */
export function AreaCircle({ circle, words, look, isEntry, isChosen, reference, onPoint, onChoose }: AreaCircleProps) {
  return (
    <g
      ref={reference}
      role="option"
      aria-label={words}
      aria-selected={isChosen}
      tabIndex={isEntry ? 0 : -1}
      className="area"
      data-look={look}
      onClick={onChoose}
      onPointerEnter={() => onPoint(false)}
      onFocus={() => onPoint(true)}
    >
      <circle cx={circle.x} cy={circle.y} r={circle.r} />
    </g>
  );
}
