import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { placeCircles } from '../../parts/place-circles.js';
import { withoutWholes } from '../../parts/without-wholes.js';
import { directoryTexts } from '../../texts/directory.js';
import { useTexts } from '../../texts/use-language.js';
import type { DirectoryOptionsQuery } from './directory.generated.js';

/** Areas as circles near where they lie, as large as they have inhabitants; one can be chosen. */
export interface AreaMapProps {
  readonly areas: DirectoryOptionsQuery['areas'];
  /** Code of the chosen one; empty for none. */
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
  /** Address at which it is chosen. */
  readonly addressOf: (code: string) => string;
}

/** Circles below this have no room for a name. */
const NAMED_RADIUS = 19;
const LETTER_WIDTH = 6.2;

/** See {@link AreaMapProps}. The list of areas above gives the same choice without the picture. */
export function AreaMap({ areas, chosen, onChoose, addressOf }: AreaMapProps) {
  const texts = useTexts(directoryTexts);
  const map = useMemo(
    () =>
      placeCircles(withoutWholes(areas).map(({ code, kind, point, population }) => ({ key: code, point, size: population, kin: kind }))),
    [areas],
  );
  const nameOf = (code: string) => areas.find((area) => area.code === code)?.name ?? code;
  return (
    <section aria-labelledby="map">
      <Heading level={2} id="map" data-size="sm">
        {texts.map}
      </Heading>
      <Paragraph className="quiet">{texts.mapNote}</Paragraph>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the heading is its name. */}
      <svg className="area-map" viewBox={`0 0 ${map.width} ${map.height}`} aria-labelledby="map">
        {map.circles.map(({ key, x, y, r }) => (
          <a
            key={key}
            className="area"
            href={addressOf(key === chosen ? '' : key)}
            aria-current={key === chosen ? 'true' : undefined}
            onClick={(event) => {
              event.preventDefault();
              onChoose(key === chosen ? '' : key);
            }}
          >
            <title>{nameOf(key)}</title>
            <circle cx={x} cy={y} r={r} />
            {r > NAMED_RADIUS && (
              <text x={x} y={y} dy="0.35em" textAnchor="middle">
                {shorten(nameOf(key), r)}
              </text>
            )}
          </a>
        ))}
      </svg>
    </section>
  );
}

/** As many letters as fit into the circle. */
function shorten(name: string, radius: number): string {
  const room = Math.floor((2 * radius) / LETTER_WIDTH);
  return name.length <= room ? name : `${name.slice(0, room - 1)}.`;
}
