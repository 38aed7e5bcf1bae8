import { Alert } from 'antd';
import { Amended } from '../evaluations/amended.tsx';
import { BeforeItsEnd } from '../evaluations/before-its-end.tsx';
import { FieldTable } from '../field-table.tsx';
import type {
  CycleEndFragment,
  DecidedAppealFragment,
  DoneFragment,
  FoundOfficerFragment,
  ImpactFragment,
  OpenDutyFragment,
  ResultFragment,
} from '../generated/documents/graphql.ts';
import { LowerRank } from '../officers/lower-rank.tsx';
import { nameOfOfficer } from '../forms/named.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import type { ActName } from './acts-of.ts';
import { COUNTS } from './outcome-counts.ts';

/** What an act tells: the fields that it changes, and what comes with it. */
export interface Told {
  readonly change: DoneFragment;
  readonly impacts?: readonly ImpactFragment[];
  readonly likelyTwins?: readonly FoundOfficerFragment[];
  readonly openDuties?: readonly OpenDutyFragment[];
  /** The evaluation as the act makes it. */
  readonly evaluation?: ResultFragment;
  /** The appeal as it is decided; nothing where the viewer may not read it. */
  readonly appeal?: DecidedAppealFragment | null;
  /** The cycle that is finalized. */
  readonly cycle?: CycleEndFragment;
}

/** Of many the first are enough to tell. */
const SHOWN = 20;

/** What a rehearsal tells of an act, before it is done. */
export function Outcome({ act, told }: { readonly act: ActName; readonly told: Told }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  const counts = Object.entries(COUNTS).flatMap(([name, [zh, en]]) => {
    const count = (told as unknown as Readonly<Record<string, unknown>>)[name];
    return typeof count === 'number' ? [`${locale === 'en' ? en : zh} ${count}`] : [];
  });
  return (
    <div role="status">
      {told.appeal?.awaitsAmendment && <Alert type="warning" className="list-head" showIcon title={t('upheldNext')} />}
      {told.cycle && <BeforeItsEnd cycle={told.cycle} fields={told.change.fields} />}
      {act === 'correctOfficer' && <LowerRank fields={told.change.fields} />}
      {told.evaluation ? (
        <Amended after={told.evaluation} fields={told.change.fields} />
      ) : (
        <FieldTable fields={told.change.fields} title={t('rehearsedTitle')} />
      )}
      {counts.length > 0 && <p>{marks.clauses(counts)}</p>}
      <Part title={t('likelyTwins')} items={told.likelyTwins}>
        {(twin) => nameOfOfficer(twin, { t, marks, label })}
      </Part>
      <Part title={t('openDuties')} items={told.openDuties}>
        {({ kind, title, target }) => marks.of(title ?? label('DutyKind', kind), target.name)}
      </Part>
      <Part title={t('impacts')} items={told.impacts}>
        {({ message }) => message}
      </Part>
    </div>
  );
}

interface PartProps<Item> {
  readonly title: string;
  readonly items: readonly Item[] | undefined;
  readonly children: (item: Item) => string;
}

function Part<Item>({ title, items = [], children }: PartProps<Item>) {
  const { t, marks } = useWords();
  if (items.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={marks.aside(title, items.length)}
      description={
        <>
          <ul>
            {items.slice(0, SHOWN).map((item, i) => (
              <li key={i}>{children(item)}</li>
            ))}
          </ul>
          {items.length > SHOWN && t('andMore', { more: items.length - SHOWN })}
        </>
      }
    />
  );
}
