import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChoiceField } from './change/fields.js';
import { MineUpdateMeasureByOwner } from './changes.owner.generated.js';
import { type MeasureFacts, MeasureFields, readMeasure } from './measure-fields.js';
import { ownerOf } from './owner.js';

const STATUSES = ['PLANNED', 'STARTED', 'DONE', 'DROPPED'] as const;

/** A measure of an action plan. */
interface Measure extends MeasureFacts {
  readonly id: string;
  readonly version: number;
  readonly status: (typeof STATUSES)[number];
}

/** A measure, and the form that changes it. */
export function MeasureCard({ measure }: { readonly measure: Measure }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
  const { id, version, title, subGoal, responsible, dueOn, status } = measure;
  const facts = [subGoal && texts.subGoalOf(subGoal), responsible, dueOn && texts.due(format.shortDate(dueOn))].filter(Boolean).join(', ');
  return (
    <article className="mine-card" aria-labelledby={id}>
      <Heading level={3} id={id} data-size="xs">
        {title} <Tag data-size="sm">{words[`MEASURE_${status}`]}</Tag>
      </Heading>
      <Paragraph>{facts}</Paragraph>
      <Change
        title={texts.changeMeasure}
        about={title}
        action={MineUpdateMeasureByOwner}
        owner={ownerOf(id)}
        submit={texts.save}
        toInput={(values) => ({
          measureId: id,
          expectedVersion: version,
          ...changedOf(readMeasure(values), measure),
          status: values.text('status') as Measure['status'],
        })}
      >
        <MeasureFields measure={measure} />
        <ChoiceField
          name="status"
          label={texts.state}
          defaultValue={status}
          options={STATUSES.map((one) => [one, words[`MEASURE_${one}`]])}
        />
      </Change>
    </article>
  );
}

/** What differs: of an approved plan, only what was done may be changed. */
const changedOf = (now: MeasureFacts, before: MeasureFacts): Partial<MeasureFacts> =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name as keyof MeasureFacts]));
