import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { ViewLink } from '../../shell/view-link.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { MineViewerQuery } from './mine.generated.js';
import type { TabProps } from './tabs.js';

type Task = MineViewerQuery['viewer']['tasks'][number];

/** Where each kind of task is done; those without a place are done elsewhere. */
const PLACES: Partial<Record<Task['kind'], string>> = {
  DECIDE_REQUEST: 'foresporsler',
  FILL_VACANCY: 'enheter',
  OFFER_PACKAGE: 'oppfolging',
  HOLD_CONVERSATION: 'oppfolging',
  VERIFY_CONTACT: 'oppforing',
  VERIFY_ROSTER: 'bekreft',
  SUBMIT_REPORT: 'rapporter',
  DECIDE_REPORT: 'rapporter',
  DECIDE_PLAN: 'handlingsplan',
  MEND_PLAN: 'handlingsplan',
};

/** What waits for her, by kind, each with the way to where it is done. */
export function Tasks({ data }: TabProps) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const { tasks } = data.viewer;
  const kinds = [...new Set(tasks.map(({ kind }) => kind))];
  return (
    <section aria-labelledby="tasks">
      <Heading level={2} id="tasks" data-size="sm">
        {texts.oppgaver}
      </Heading>
      {tasks.length === 0 && <Paragraph>{texts.noTasks}</Paragraph>}
      {kinds.map((kind) => {
        const list = tasks.filter((task) => task.kind === kind);
        return (
          <details key={kind} className="change" open={kinds.length === 1}>
            <summary>
              {words[kind]} ({list.length})
            </summary>
            <ul className="plain">
              {list.map((task) => (
                <li key={JSON.stringify(task)}>
                  <TaskLine task={task} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function TaskLine({ task: { kind, network, unit, nurse, count, year, dueOn } }: { readonly task: Task }) {
  const texts = useTexts(mineTexts);
  const format = useFormat();
  const name = [nurse?.name, unit?.name, year, nurse || unit ? null : network?.name].filter(Boolean).join(', ') || texts.unnamed;
  const place = PLACES[kind];
  // The lists of units and persons are searched; other places have no such list.
  const sought = kind === 'FILL_VACANCY' ? unit?.name : place === 'oppfolging' ? nurse?.name : null;
  const search = {
    ...(place ? { fane: place } : {}),
    ...(network ? { nettverk: network.slug } : {}),
    ...(year ? { ar: String(year) } : {}),
  };
  return (
    <>
      {place ? (
        <ViewLink to="mine" search={sought ? { ...search, sok: sought } : search}>
          {name}
        </ViewLink>
      ) : (
        name
      )}
      {count !== null && ` – ${texts.records(format.number(count))}`}
      {dueOn && <span className="quiet"> {texts.due(format.shortDate(dueOn))}</span>}
    </>
  );
}
