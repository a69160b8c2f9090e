import { minePeopleTexts } from '../../texts/mine-people.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { MineWithdrawRequestByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';

/** A request that waits for a decision, and what it is about in a few words. */
export interface WithdrawRequestFormProps {
  readonly request: { readonly id: string; readonly version: number };
  readonly about: string;
}

/** LE-4, NU-8: takes back what was asked for, while nobody has decided about it. */
export function WithdrawRequestForm({ request: { id, version }, about }: WithdrawRequestFormProps) {
  const texts = useTexts(minePeopleTexts);
  return (
    <Change
      title={texts.withdrawRequest}
      about={about}
      action={MineWithdrawRequestByOwner}
      owner={ownerOf(id)}
      submit={texts.withdrawRequest}
      toInput={() => ({ requestId: id, expectedVersion: version })}
    />
  );
}
