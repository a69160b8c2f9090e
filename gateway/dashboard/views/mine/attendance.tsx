import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { useDrafted } from './change/change-context.js';
import { MineRecordAttendanceByOwner } from './changes.owner.generated.js';
import type { MineEvent } from './event-card.js';
import { ownerOf } from './owner.js';

/** CO-5: who of those who registered was there. */
export function Attendance({ event }: { readonly event: MineEvent }) {
  const texts = useTexts(mineTexts);
  const persons = (event.participations ?? []).flatMap(({ nurse, status }) =>
    nurse && status !== 'WITHDRAWN' ? [{ ...nurse, status }] : [],
  );
  if (persons.length === 0) return null;
  return (
    <Change
      title={texts.attendance}
      about={event.title}
      action={MineRecordAttendanceByOwner}
      owner={ownerOf(event.id)}
      submit={texts.save}
      toInput={(values) => {
        const there = new Set(values.all('attended'));
        return { eventId: event.id, attendance: persons.map(({ id }) => ({ nurseId: id, attended: there.has(id) })) };
      }}
    >
      <Present persons={persons} />
    </Change>
  );
}

interface PresentProps {
  readonly persons: readonly { readonly id: string; readonly name: string | null; readonly status: string }[];
}

/** Whoever registered is taken to have come, until somebody says otherwise. */
function Present({ persons }: PresentProps) {
  const texts = useTexts(mineTexts);
  const drafted = useDrafted('attended');
  return (
    <fieldset className="mine-list">
      <legend>{texts.wasThere}</legend>
      {persons.map(({ id, name, status }) => (
        <label key={id} className="block">
          <input type="checkbox" name="attended" value={id} defaultChecked={drafted?.includes(id) ?? status !== 'ABSENT'} />{' '}
          {name ?? texts.unnamed}
        </label>
      ))}
    </fieldset>
  );
}
