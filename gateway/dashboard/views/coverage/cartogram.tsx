import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { placeCircles } from '../../parts/place-circles.js';
import { useWidth } from '../../parts/use-width.js';
import { coverageMapTexts } from '../../texts/coverage-map.js';
import { useTexts } from '../../texts/use-language.js';
import { AreaCircle } from './area-circle.js';
import { AreaLabels } from './area-labels.js';
import type { CoverageRow, CoverageTableData } from './figure-parts.js';
import { MapPatterns } from './map-patterns.js';
import { placeAreas } from './place-areas.js';
import { placeLabels } from './place-labels.js';
import { useFigureWords } from './use-figure-words.js';
import { classOf, type ValueClass } from './value-classes.js';

/** A cartogram as a list to choose from. */
export interface CartogramProps {
  readonly table: CoverageTableData;
  readonly classes: readonly ValueClass[];
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
  /** Called with the area that is pointed at, by mouse or by keyboard; null when none is. */
  readonly point: (key: string | null) => void;
}

/** How far the keys move in the list, and to its ends. */
const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -1_000, End: 1_000 };
/** Height of letters in CSS pixels, however wide the map is. */
const LETTERS = 13;

/** See {@link CartogramProps}. One area is in the order of tabs; arrows, Home and End move from there, Enter and the space bar choose. */
export function Cartogram({ table: { rows, indicator }, classes, chosen, choose, point }: CartogramProps) {
  const texts = useTexts(coverageMapTexts);
  const { tell, writeShort } = useFigureWords(indicator.unit);
  const [measure, width] = useWidth();
  const [entry, setEntry] = useState(0);
  const options = useRef(new Map<string, SVGGElement>());
  const map = useMemo(() => placeCircles(placeAreas(rows)), [rows]);
  const letters = (LETTERS * map.width) / width;
  const labels = useMemo(() => {
    const shown = rows.map(({ group, value }) => ({ key: group.key, name: group.label, value: value === null ? null : writeShort(value) }));
    return placeLabels(map, shown, letters);
  }, [map, rows, letters, writeShort]);
  const lookOf = ({ value, state }: CoverageRow) => (value === null ? state : `class-${classOf(value, classes) + 1}`);
  const press = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    const next = by === undefined ? entry : Math.min(Math.max(entry + by, 0), rows.length - 1);
    const key = rows[next]?.group.key;
    if (key === undefined || (by === undefined && event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (by === undefined) choose(key);
    else options.current.get(key)?.focus();
  };
  return (
    <div ref={measure}>
      <svg
        className="cartogram"
        viewBox={`0 0 ${map.width} ${map.height}`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: no element of HTML holds circles and is a list to choose from.
        role="listbox"
        aria-label={texts.mapLabel}
        onKeyDown={press}
        onPointerLeave={() => point(null)}
      >
        <MapPatterns />
        {map.circles.map((circle, index) => {
          const row = rows[index];
          return (
            row && (
              <AreaCircle
                key={circle.key}
                circle={circle}
                words={`${row.group.label}: ${tell(row)}`}
                look={lookOf(row)}
                isEntry={index === entry}
                isChosen={circle.key === chosen}
                reference={(element) => {
                  if (element) options.current.set(circle.key, element);
                }}
                onPoint={(isFocus) => {
                  if (isFocus) setEntry(index);
                  point(circle.key);
                }}
                onChoose={() => choose(circle.key)}
              />
            )
          );
        })}
        <AreaLabels
          labels={labels}
          letters={letters}
          lookOf={(key) => rows.filter(({ group }) => group.key === key).map(lookOf)[0] ?? ''}
        />
      </svg>
    </div>
  );
}
