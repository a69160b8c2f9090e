import { activityTexts } from '../../texts/activity.js';
import { FORMAT_LOCALES } from '../../texts/language.js';
import { useLanguage, useTexts } from '../../texts/use-language.js';
import type { ShownEvent } from './event-list.js';
import { type Month, weeksOf } from './month.js';

/** The month as a table of weeks; each event leads to its entry in the list below. Days of other months are not asked for, and not named. */
export interface MonthGridProps {
  readonly month: Month;
  readonly caption: string;
  readonly events: readonly ShownEvent[];
}

/** See {@link MonthGridProps}. */
export function MonthGrid({ month, caption, events }: MonthGridProps) {
  const texts = useTexts(activityTexts);
  const locale = FORMAT_LOCALES[useLanguage()];
  const weeks = weeksOf(month);
  const write = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <table className="month">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.week}</th>
          {weeks[0]?.days.map((day) => (
            <th key={day} scope="col">
              {write.format(new Date(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ number, days }) => (
          <tr key={number}>
            <th scope="row">{number}</th>
            {days.map((day) =>
              day.startsWith(month) ? (
                <td key={day}>
                  <span className="quiet">{Number(day.slice(-2))}</span>
                  {events
                    .filter(({ date }) => date === day)
                    .map(({ id, title, status }) => (
                      <a key={id} href={`#${id}`} className={status === 'CANCELLED' ? 'cancelled' : undefined}>
                        {title}
                      </a>
                    ))}
                </td>
              ) : (
                <td key={day} className="outside" />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
