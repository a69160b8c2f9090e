import { Paragraph } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { TicksField } from './change/ticks-field.js';
import { MineCarryOverMeasuresByOwner } from './changes.owner.generated.js';
import type { MinePlan } from './measure-change.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';
import type { MinePlanQuery } from './plan.generated.js';

/** A plan, and that of the next year, if it is begun. */
export interface CarryOverProps {
  readonly plan: MinePlan;
  readonly next: NonNullable<MinePlanQuery['network']>['nextPlan'];
  readonly network: MineNetwork;
  readonly year: number;
}

/** Takes what is left of a year that runs or has passed over into the next one's plan, while that is a draft; each measure once. */
export function CarryOver({ plan, next, network, year }: CarryOverProps) {
  const texts = useTexts(minePlanTexts);
  const taken = new Set(next?.measures.map(({ carriedFrom }) => carriedFrom));
  const left = plan.measures.filter(({ id, status }) => (status === 'PLANNED' || status === 'STARTED') && !taken.has(id));
  const isTime = String(year) <= todayInOslo().slice(0, 4);
  if (left.length === 0 || !isTime || (next && next.status !== 'DRAFT')) return null;
  return (
    <Change
      title={texts.carryOver(year + 1)}
      action={MineCarryOverMeasuresByOwner}
      owner={ownerOf(network.id)}
      submit={texts.carryOver(year + 1)}
      toInput={(values) => ({ network: network.slug, year, measureIds: values.all('measures') })}
    >
      <Paragraph>{texts.carryOverHint}</Paragraph>
      <TicksField
        name="measures"
        legend={texts.whichMeasures}
        options={left.map(({ id, title }) => [id, title])}
        ticked={left.map(({ id }) => id)}
      />
    </Change>
  );
}
