import { Alert, Empty } from 'antd';
import { nameOfCycle } from '../evaluations/cycle-name.ts';
import type { HomeQuery, WaitingAppealsFragment } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMenu } from '../menu.ts';
import { useSession } from '../session.tsx';
import { useWaitingHonors } from './waiting-honors.ts';
import { useWaitingSheets } from './waiting-sheets.ts';

/** Something that waits, and where it goes on. */
export interface Item {
  readonly key: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly name: string;
  /** What tells how far it is. */
  readonly about: readonly (string | false | null)[];
}

interface Props {
  /** The unit, with those below it, of which it is. */
  readonly within: string;
  readonly home: HomeQuery;
}

/** What waits for the viewer, by kind: the first of each, and how many more there are. */
export function Waiting({ within, home }: Props) {
  const { t, marks } = useWords();
  const menu = useMenu();
  const honors = useWaitingHonors(home);
  const sheets = useWaitingSheets(home);
  const cycles = useCycles(home);
  const rounds = useRounds(home);
  const ofUnit = `/units/${within}`;
  const parts: readonly PartProps[] = [
    { title: t('readyHonors'), items: honors.ready, to: '/honors', search: { within } },
    { title: t('nominatedHonors'), items: honors.nominated, to: '/honors', search: { within } },
    { title: t('openCycles'), ...cycles, to: ofUnit, search: { view: 'evaluations' } },
    { title: t('openAppeals'), ...appealsIn(home.evaluationAppeals) },
    { title: t('upheldAppeals'), ...appealsIn(home.upheldAppeals) },
    { title: t('openRounds'), ...rounds, to: ofUnit, search: { view: 'selection' } },
    { title: t(sheets.isOfAll ? 'openSheetsOfAll' : 'openSheets'), items: sheets.items, to: '/sheets' },
  ];
  const shown = parts.filter(({ items }) => items.length > 0);
  return (
    <>
      {shown.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={marks.clauses([t('nothingWaits'), menu.has('/acts') && t('beginNext')])}
        />
      )}
      <div className="board">
        {shown.map((part) => (
          <Part key={part.title} {...part} />
        ))}
      </div>
      {home.honors.pageInfo.hasNextPage && <Alert type="info" title={t('oldestOnly')} />}
      {home.importBatches.pageInfo.hasPreviousPage && <Alert type="info" title={t('newestOnly')} />}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly items: readonly Item[];
  /** Default: as many as there are items. */
  readonly total?: number;
  /** Where all of them are, if that is one page. */
  readonly to?: string;
  readonly search?: Readonly<Record<string, string>>;
}

const SHOWN = 5;

function Part({ title, items, total = items.length, to, search = {} }: PartProps) {
  const { t, marks } = useWords();
  const shown = items.slice(0, SHOWN);
  const further = total - shown.length;
  const more = t('furtherItems', { count: further });
  return (
    <section aria-label={title} className="board-column waiting">
      <h2>
        {title} {total}
      </h2>
      <ul>
        {shown.map((item) => (
          <li key={item.key}>
            <Go to={item.to} search={item.search ?? {}}>
              {item.name}
            </Go>{' '}
            {marks.beside(item.about)}
          </li>
        ))}
        {further > 0 && (
          <li>
            {to === undefined ? (
              more
            ) : (
              <Go to={to} search={search}>
                {more}
              </Go>
            )}
          </li>
        )}
      </ul>
    </section>
  );
}

function useCycles({ evaluationCycles }: HomeQuery): Pick<PartProps, 'items' | 'total'> {
  const { t } = useWords();
  const { label } = useSession();
  const items = (evaluationCycles?.nodes ?? []).map((cycle) => ({
    key: cycle.id,
    to: `/cycles/${cycle.id}`,
    name: nameOfCycle(cycle),
    about: [
      cycle.unit.name,
      label('EvaluationCycleStatus', cycle.status),
      `${t('scoredOf')} ${cycle.progress.scored} / ${cycle.progress.subjects}`,
    ],
  }));
  return { items, total: evaluationCycles?.totalCount ?? items.length };
}

/** Where they are decided, and results amended: among the evaluations of the cycle, found by whom they are of. */
function appealsIn(appeals: WaitingAppealsFragment | null | undefined): Pick<PartProps, 'items' | 'total'> {
  const items = (appeals?.nodes ?? []).map(({ id, filedOn, evaluation: { subject, cycle } }) => ({
    key: id,
    to: `/cycles/${cycle.id}`,
    search: { find: subject.name },
    name: subject.name,
    about: [nameOfCycle(cycle), filedOn],
  }));
  return { items, total: appeals?.totalCount ?? items.length };
}

function useRounds({ unit }: HomeQuery): Pick<PartProps, 'items' | 'total'> {
  const { t } = useWords();
  const rounds = unit?.selectionRounds;
  const items = (rounds?.nodes ?? []).map(({ id, title, openedOn, vacancies, allocations, unit: holder }) => ({
    key: id,
    to: `/rounds/${id}`,
    name: title,
    about: [
      holder.name,
      openedOn,
      `${t('selected')} ${allocations.reduce((sum, { selected }) => sum + selected, 0)} / ${vacancies}`,
    ],
  }));
  return { items, total: rounds?.totalCount ?? items.length };
}
