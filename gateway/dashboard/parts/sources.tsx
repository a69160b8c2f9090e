import { Alert, Button, Tag } from '@digdir/designsystemet-react';
import { partsTexts } from '../texts/parts.js';
import { useFormat } from '../texts/use-format.js';
import { useTexts } from '../texts/use-language.js';
import { sectorName } from './sector-name.js';

/** A data owner, and whether it has answered. */
export interface Source {
  readonly name: string;
  readonly answers: boolean;
  /** Whether it has refused: asking again does not help. */
  readonly isRefused?: boolean;
}

/** A data owner as an answer of the graph tells of it. */
export const sourceOf = ({ sector, state }: { readonly sector: string; readonly state: string }): Source => ({
  name: sectorName(sector),
  answers: state === 'OK',
  isRefused: state === 'FORBIDDEN',
});

/** What {@link Sources} shows. */
export interface SourcesProps {
  readonly sources: readonly Source[];
  /** When it was fetched. */
  readonly at: Date;
  /** Asks again; offered where somebody is silent. */
  readonly retry?: () => unknown;
}

/** Which data owners are in what is shown, and since when it stands there. Who is silent is said in words above it. */
export function Sources({ sources, at, retry }: SourcesProps) {
  const texts = useTexts(partsTexts);
  const format = useFormat();
  const silent = sources.filter(({ answers, isRefused = false }) => !answers && !isRefused);
  return (
    <div className="sources">
      {silent.length > 0 && (
        <Alert data-color="warning" role="status">
          <p>{texts.silent(silent.map(({ name }) => name).join(', '))}</p>
          {retry && (
            <Button variant="secondary" data-size="sm" onClick={() => retry()}>
              {texts.retry}
            </Button>
          )}
        </Alert>
      )}
      <p>
        {texts.answered}{' '}
        {sources.map(({ name, answers, isRefused = false }) => (
          <Tag key={name} data-color={answers ? 'success' : 'warning'} data-size="sm">
            {answers ? `✓ ${name}` : `✗ ${name}: ${isRefused ? texts.noAccess : texts.notAnswered}`}
          </Tag>
        ))}{' '}
        <span>{texts.answeredAt(format.instant(at.toISOString()))}</span>
      </p>
    </div>
  );
}
