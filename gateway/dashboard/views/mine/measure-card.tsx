import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { MeasureChange, type MeasureOfPlan } from './measure-change.js';

/** A measure, and the form that changes what may be changed of it. */
export function MeasureCard({ measure, plan }: MeasureOfPlan) {
  const texts = useTexts(mineTexts);
  const planTexts = useTexts(minePlanTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
  const { id, title, subGoal, responsible, dueOn, status, evidenceUrl, budgetNote } = measure;
  const facts = [subGoal && texts.subGoalOf(subGoal), responsible, dueOn && texts.due(format.shortDate(dueOn))].filter(Boolean).join(', ');
  return (
    <article className="mine-card" aria-labelledby={id}>
      <Heading level={3} id={id} data-size="xs">
        {title} <Tag data-size="sm">{words[`MEASURE_${status}`]}</Tag>
      </Heading>
      <Paragraph>{facts}</Paragraph>
      {budgetNote && (
        <Paragraph className="as-written">
          {planTexts.budgetNote}: {budgetNote}
        </Paragraph>
      )}
      {evidenceUrl && (
        <Paragraph>
          <a href={evidenceUrl}>
            {planTexts.evidence}
            <span className="visually-hidden"> {title}</span>
          </a>
        </Paragraph>
      )}
      <MeasureChange measure={measure} plan={plan} />
    </article>
  );
}
