import { Button, Flex, Table } from 'antd';
import { useState } from 'react';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { ACTIVITY_ACTS } from '../acts/acts-of.ts';
import { NoneYet } from '../acts/none-yet.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { ActivitiesDocument, type ActivitiesQuery, type ActivityPageFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, usePages } from '../pages.tsx';
import { heldBy, PlaceContext } from '../place.ts';
import { ReadPages } from '../read-pages.tsx';
import { useSession } from '../session.tsx';
import { Attendances } from './attendances.tsx';

type Activity = ActivityPageFragment['nodes'][number];

const pageOf = ({ node }: ActivitiesQuery): ActivityPageFragment | undefined =>
  node && 'activities' in node ? node.activities : undefined;

interface Props {
  readonly id: string;
  /** What a new one has from the page. */
  readonly begun: { readonly program: string } | { readonly organizer: string };
}

/** What is held under a program, or by a unit and those below it; of each, who took part. */
export function Activities({ id, begun }: Props) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const paged = usePages(
    ['activities', id, moment],
    (cursor, signal) => ask(ActivitiesDocument, { id, after: cursor, ...moment }, { signal }),
    (page) => after(pageOf(page)?.pageInfo),
  );
  return (
    // who organizes it, and whom it is about, is said in the form
    <PlaceContext value={null}>
      <h2>{t('activities')}</h2>
      <Flex className="list-head">
        <ActButton act="scheduleActivity" initial={begun} />
      </Flex>
      <ReadPages paged={paged} listOf={pageOf}>
        {(rows) => <Lines rows={rows} />}
      </ReadPages>
    </PlaceContext>
  );
}

/** Activities of one title are told apart. */
const nameOf = ({ title, startsOn }: Activity): string => `${title} ${startsOn}`;

function Lines({ rows }: { readonly rows: readonly Activity[] }) {
  const { t, locale, marks } = useWords();
  const { label, may } = useSession();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Table<Activity>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: <NoneYet act="scheduleActivity" /> }}
      expandable={{
        showExpandColumn: false,
        expandedRowKeys: opened === null ? [] : [opened],
        expandedRowRender: (activity) => (
          <section aria-label={marks.of(t('attendances'), nameOf(activity))}>
            {activity.status === 'HELD' && (
              <Flex className="list-head">
                <ActButton act="recordAttendances" fixed={{ activity: activity.id }} name={nameOf(activity)} />
              </Flex>
            )}
            <Attendances id={activity.id} isActivity />
          </section>
        ),
      }}
      columns={[
        { title: t('since'), width: 110, dataIndex: 'startsOn' },
        { title: t('activities'), dataIndex: 'title' },
        { title: t('kind'), render: (_value, { kind }) => label('ActivityKind', kind) },
        { title: t('status'), render: (_value, { status }) => label('ActivityStatus', status) },
        { title: t('owner'), render: (_value, { organizer, host }) => organizer?.name ?? host ?? '—' },
        {
          title: labelOf('ScheduleActivityInput.hours', locale),
          align: 'right',
          render: (_value, { hours }) => hours ?? '—',
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, activity) => (
            <Flex gap="small">
              {may('program:read') && (
                <Button
                  aria-expanded={opened === activity.id}
                  aria-label={marks.of(t('attendances'), nameOf(activity))}
                  onClick={() => setOpened(opened === activity.id ? null : activity.id)}
                >
                  {t('attendances')}
                </Button>
              )}
              <PlaceContext value={heldBy(activity.organizer)}>
                <ActMenu groups={ACTIVITY_ACTS} subject={activity} name={nameOf(activity)} />
              </PlaceContext>
            </Flex>
          ),
        },
      ]}
    />
  );
}
