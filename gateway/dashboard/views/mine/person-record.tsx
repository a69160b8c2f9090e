import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineRecordsTexts } from '../../texts/mine-records.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { NamedPerson } from './person-search.js';
import { MinePersonRecordDocument } from './persons.generated.js';

/** What is recorded of a person, for whoever opens it: that it was read is told to her. */
export function PersonRecord({ person: { id, name } }: { readonly person: NamedPerson }) {
  const texts = useTexts(mineRecordsTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="change" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {texts.show} <span className="visually-hidden">{name}</span>
      </summary>
      {isOpen && <Facts id={id} />}
    </details>
  );
}

function Facts({ id }: { readonly id: string }) {
  const texts = useTexts(mineRecordsTexts);
  const { date } = useFormat();
  const { data, error, refetch } = useQuery(MinePersonRecordDocument, { variables: { id } });
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading lines={2} />;
  const nurse = data.node && 'competence' in data.node ? data.node : null;
  const competence = nurse?.competence ?? null;
  const day = (value: string | null | undefined) => (value ? date(value) : texts.none);
  if (competence === null) return <p>{texts.hidden}</p>;
  const level = competence.level && competence.since ? texts.since(competence.level, date(competence.since)) : competence.level;
  return (
    <dl className="mine-facts">
      <dt>{texts.lastConversation}</dt>
      <dd>{day(nurse?.lastConversationOn)}</dd>
      <dt>{texts.packageOffered}</dt>
      <dd>{day(competence.packageOfferedOn)}</dd>
      <dt>{texts.packageCompleted}</dt>
      <dd>{day(competence.packageCompletedOn)}</dd>
      <dt>{texts.level}</dt>
      <dd>{[level ?? texts.none, competence.evidence].filter(Boolean).join(', ')}</dd>
    </dl>
  );
}
