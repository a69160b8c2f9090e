import type { FormValues } from './change/read-form.js';
import type { PlanEventInput } from './changes.owner.generated.js';

/** What is asked about an event. */
export interface EventFacts {
  readonly title: string;
  readonly kind: PlanEventInput['kind'];
  readonly date: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly place: string | null;
  readonly description: string | null;
  readonly topics: readonly string[];
  readonly jointWith: readonly string[];
  readonly days: number;
  readonly decidedOn: string | null;
}

/** What stands in the fields of an event. An empty text takes away what was said before; only of a day the graph takes none. */
export const readEvent = (values: FormValues) =>
  ({
    title: values.text('title'),
    kind: values.text('kind') as EventFacts['kind'],
    date: values.text('date'),
    startsAt: values.text('startsAt'),
    endsAt: values.text('endsAt'),
    place: values.text('place'),
    description: values.text('description'),
    topics: values
      .text('topics')
      .split(',')
      .map((topic) => topic.trim())
      .filter((topic) => topic !== ''),
    jointWith: values.all('jointWith'),
    days: Number(values.text('days')),
    decidedOn: values.optional('decidedOn'),
  }) satisfies EventFacts;
