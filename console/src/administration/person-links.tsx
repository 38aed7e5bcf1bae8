import { Flex, Spin, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import type { ActGroups } from '../acts/acts-of.ts';
import { labelOf } from '../forms/field-labels.ts';
import { PersonLinksDocument, type PersonLinksQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { instantText, useMoment } from '../moment.tsx';
import { before, More, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { Ends } from './access.tsx';
import { NoneYet } from '../acts/none-yet.tsx';

type Link = PersonLinksQuery['personLinks']['nodes'][number];

const ACTS_OF_LINK: ActGroups = [[{ act: 'unlinkPerson', fixed: ({ id }) => ({ id }) }]];

/** Which officers people are who sign in at a provider, latest first, links that have ended included. */
export function PersonLinks() {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const paged = usePages(
    ['links', moment],
    (cursor, signal) => ask(PersonLinksDocument, { before: cursor, ...moment }, { signal }),
    ({ personLinks: { pageInfo } }) => before(pageInfo),
  );
  const { data, error, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const rows = data.pages.flatMap(({ personLinks }) => personLinks.nodes.toReversed());
  return (
    <>
      <Flex className="list-head">
        <ActButton act="linkPerson" />
      </Flex>
      <LinkTable rows={rows} />
      <More paged={paged}>
        {rows.length > 0 && t('shownOf', { shown: rows.length, total: data.pages[0]?.personLinks.totalCount ?? 0 })}
      </More>
    </>
  );
}

function LinkTable({ rows }: { readonly rows: readonly Link[] }) {
  const { t, locale, marks } = useWords();
  return (
    <Table<Link>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <NoneYet act="linkPerson" /> }}
      columns={[
        {
          title: labelOf('LinkPersonInput.person', locale),
          render: (_value, { subject, issuer }) => (
            <>
              {subject}
              <div className="aside">{issuer}</div>
            </>
          ),
        },
        {
          title: labelOf('LinkPersonInput.officer', locale),
          render: (_value, { officer }) => (officer ? <Go to={`/officers/${officer.id}`}>{officer.name}</Go> : '—'),
        },
        { title: t('basis'), render: (_value, { basis }) => groundsIn(marks, basis) },
        { title: t('recordedAt'), render: (_value, { linkedAt }) => instantText(linkedAt) },
        { title: t('until'), render: (_value, { endedAt }) => (endedAt ? <Ends revokedAt={endedAt} /> : '—') },
        {
          title: '',
          className: 'no-print',
          render: (_value, { id, subject, endedAt }) =>
            !endedAt && <ActMenu groups={ACTS_OF_LINK} subject={{ id }} name={subject} />,
        },
      ]}
    />
  );
}
