import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { TicksField } from './change/ticks-field.js';
import { MineRecordAttendanceByOwner } from './changes.owner.generated.js';
import type { MineEventFragment as MineEvent } from './events.generated.js';
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
      <TicksField
        name="attended"
        legend={texts.wasThere}
        options={persons.map(({ id, name }) => [id, name ?? texts.unnamed])}
        // Whoever registered is taken to have come, until somebody says otherwise.
        ticked={persons.filter(({ status }) => status !== 'ABSENT').map(({ id }) => id)}
      />
    </Change>
  );
}
