import { Empty, Flex, Table } from 'antd';
import dayjs from 'dayjs';
import { ActMenu } from '../acts/act-menu.tsx';
import { titleOfAct } from '../acts/act-titles.ts';
import { WITHDRAWING } from '../acts/acts-of.ts';
import { ChangesDocument, type ChangeFilter, type ChangeLineFragment } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { scopeText } from '../forms/scope-words.ts';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { instantText, useMoment } from '../moment.tsx';
import { FieldTable } from '../field-table.tsx';
import { Problem } from '../problem.tsx';
import { before, More, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { SubjectLink } from '../subject-link.tsx';
import { titledOf } from '../subject.ts';
import { actorName } from './actor-name.ts';
import { HandOverChanges } from './hand-over-changes.tsx';
import { namesOf } from './names-of.ts';
import { SeveralNames, usePlacesOf } from './several-names.tsx';
import { wordOfType } from './subject-types.ts';
import { takingBackOf } from './taken-back.ts';

interface Props {
  readonly filter: ChangeFilter;
}

/** What was changed, latest first: who did it, when, by which order, and what it was before. */
export function ChangeList({ filter }: Props) {
  const { ask, may, label } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const paged = usePages(
    ['changes', filter, moment],
    // who was sanctioned is read for a purpose, and the record of what was done is not
    (cursor, signal) => ask(ChangesDocument, { filter, before: cursor, ...moment }, { signal, withoutPurpose: true }),
    ({ changes: { pageInfo } }) => before(pageInfo),
    { enabled: may('change:read') },
  );
  const { data, error, refetch } = paged;
  if (!may('change:read')) return <p role="status">{t('noScope', { scope: scopeText('change:read', label) })}</p>;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  const rows = data?.pages.flatMap(({ changes }) => changes.nodes.toReversed()) ?? [];
  const days = [filter.since, filter.until].map((instant) => (instant ? dayjs(instant).format('YYYY-MM-DD') : ''));
  return (
    <section aria-label={t('changes')}>
      {rows.length > 0 && (
        <Flex gap="small" align="center" wrap className="list-head">
          <HandOverChanges title={[t('changes'), ...days].filter(Boolean).join(' ')} filter={filter} moment={moment} />
        </Flex>
      )}
      <ChangeTable rows={rows} isReading={!data} />
      <More paged={paged}>
        {rows.length > 0 && t(paged.hasNextPage ? 'moreThan' : 'dueCount', { total: rows.length })}
      </More>
    </section>
  );
}

/** That a change was taken back, with the way to the change that did. */
function TakenBack({ change }: { readonly change: ChangeLineFragment }) {
  const { t } = useWords();
  const taken = takingBackOf(change);
  if (!taken) return null;
  return (
    <div>
      <Go to="/changes" search={{ position: taken.position }}>
        {t(taken.how, { position: taken.position })}
      </Go>
    </div>
  );
}

function ChangeTable({
  rows,
  isReading,
}: {
  readonly rows: readonly ChangeLineFragment[];
  readonly isReading: boolean;
}) {
  const { t, locale, marks } = useWords();
  const places = usePlacesOf(rows);
  return (
    <Table<ChangeLineFragment>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      loading={isReading}
      // whether there are any is not known before
      locale={{ emptyText: isReading ? null : <Empty description={t('noChanges')} /> }}
      expandable={{
        expandedRowRender: ({ fields }) => <FieldTable fields={fields} />,
        rowExpandable: ({ fields }) => fields.length > 0,
      }}
      columns={[
        { title: t('position'), dataIndex: 'position', width: 70 },
        { title: t('when'), width: 140, render: (_value, { at }) => <time dateTime={at}>{instantText(at)}</time> },
        {
          title: t('what'),
          render: (_value, change) => (
            <>
              {titleOfAct(change.operation, locale)}
              <TakenBack change={change} />
            </>
          ),
        },
        {
          title: t('whom'),
          render: (_value, change) => {
            const titled = titledOf(change.subject);
            const names = namesOf(change);
            if (names.length > 0) return <SeveralNames names={names} places={places} />;
            return titled ? <SubjectLink of={titled} /> : wordOfType(change.subjectType, locale);
          },
        },
        { title: t('who'), render: (_value, { actor }) => actorName(actor, { t, marks }) },
        {
          title: t('basis'),
          render: (_value, { basis }) => groundsIn(marks, basis),
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, change) => (
            <ActMenu groups={WITHDRAWING} subject={change} name={`${t('changes')} ${change.position}`} />
          ),
        },
      ]}
    />
  );
}
