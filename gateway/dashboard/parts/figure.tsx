import './figure.css';
import { Details, Heading, Paragraph, ToggleGroup } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { figureTexts } from '../texts/figure.js';
import { useTexts } from '../texts/use-language.js';
import { type Download, Downloads } from './downloads.js';
import { PictureDownload } from './picture-download.js';

/** How a figure is shown. */
export type FigureSide = 'picture' | 'table';

/** A picture with all that must stand by it: what it shows in words, the same as a table, how it was computed, and the numbers to take along. */
export interface FigureProps {
  readonly heading: string;
  /** Address of the section, for links to it. */
  readonly id?: string;
  /** What the picture shows, in words. */
  readonly summary: string;
  readonly picture: ReactNode;
  readonly table: ReactNode;
  /** How to read the picture; stands above it. */
  readonly note?: ReactNode;
  readonly definition?: ReactNode;
  readonly downloads?: readonly Download[];
  /** What the files have in them, where that is not what the picture shows. */
  readonly downloadNote?: string;
  /** What is shown now, where the view decides; else the reader switches by herself, and the picture comes first. */
  readonly shown?: FigureSide;
  readonly onShow?: (side: FigureSide) => void;
}

/** See {@link FigureProps}. */
export function Figure({
  heading,
  id,
  summary,
  picture,
  table,
  note,
  definition,
  downloads = [],
  downloadNote,
  shown,
  onShow,
}: FigureProps) {
  const texts = useTexts(figureTexts);
  const own = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<FigureSide>('picture');
  const side = shown ?? chosen;
  const show = (value: string) => (onShow ?? setChosen)(value === 'table' ? 'table' : 'picture');
  return (
    <section id={id} className="figure" aria-labelledby={own}>
      <div className="figure-head">
        <Heading level={2} id={own} data-size="md">
          {heading}
        </Heading>
        <ToggleGroup data-size="sm" value={side} onChange={show} aria-label={texts.shownAs(heading)}>
          <ToggleGroup.Item value="picture">{texts.picture}</ToggleGroup.Item>
          <ToggleGroup.Item value="table">{texts.table}</ToggleGroup.Item>
        </ToggleGroup>
      </div>
      <Paragraph className="lead">{summary}</Paragraph>
      {side === 'picture' && note}
      {side === 'table' && table}
      {side === 'picture' && picture && (
        <>
          <div ref={frame}>{picture}</div>
          <PictureDownload within={frame} title={heading} summary={summary} />
        </>
      )}
      {definition && (
        <Details>
          <Details.Summary>{texts.definition}</Details.Summary>
          <Details.Content>{definition}</Details.Content>
        </Details>
      )}
      {downloadNote && <Paragraph className="quiet">{downloadNote}</Paragraph>}
      <Downloads list={downloads} />
    </section>
  );
}
