import { Flex, Spin, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import type { ActGroups } from '../acts/acts-of.ts';
import { labelOf } from '../forms/field-labels.ts';
import { AccessGrantsDocument, type AccessGrantsQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { instantText, useMoment } from '../moment.tsx';
import { before, More, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { Allowed, Ends, isOver, type Ending } from './access.tsx';
import { NoneYet } from '../acts/none-yet.tsx';

type Grant = AccessGrantsQuery['accessGrants']['nodes'][number];

/** Who has it: a token, or a person of a provider. Unknown of a token that the viewer does not administer. */
const holderOf = ({ token, subject }: Grant): string => token?.name ?? subject ?? '—';

/** A grant ends with its token at the latest. */
const endingOf = ({ token, revokedAt, until }: Grant): Ending => ({
  revokedAt: revokedAt ?? token?.revokedAt ?? null,
  end: [until, token?.expiresAt].filter((end) => typeof end === 'string').toSorted()[0] ?? null,
});

/** The end of a grant, and another for the same holder. */
const actsOf = (grant: Grant): ActGroups => {
  if (isOver(endingOf(grant))) return [];
  const { token, issuer, subject } = grant;
  const holder = token ? { token: token.id } : { person: { issuer, subject } };
  return [
    [{ act: 'revokeAccess', fixed: ({ id }) => ({ id }) }],
    token || subject ? [{ act: 'grantAccess', fixed: () => holder, hidden: ['token', 'person'] }] : [],
  ];
};

/** What tokens and persons were given, latest first, what was taken back included. */
export function Grants() {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const paged = usePages(
    ['grants', moment],
    (cursor, signal) => ask(AccessGrantsDocument, { before: cursor, ...moment }, { signal }),
    ({ accessGrants: { pageInfo } }) => before(pageInfo),
  );
  const { data, error, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const rows = data.pages.flatMap(({ accessGrants }) => accessGrants.nodes.toReversed());
  return (
    <>
      <Flex className="list-head">
        <ActButton act="grantAccess" hidden={['token']} />
      </Flex>
      <GrantTable rows={rows} />
      <More paged={paged}>
        {rows.length > 0 && t('shownOf', { shown: rows.length, total: data.pages[0]?.accessGrants.totalCount ?? 0 })}
      </More>
    </>
  );
}

function GrantTable({ rows }: { readonly rows: readonly Grant[] }) {
  const { t, locale } = useWords();
  return (
    <Table<Grant>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <NoneYet act="grantAccess" /> }}
      columns={[
        {
          title: t('whom'),
          render: (_value, grant) => (
            <>
              {holderOf(grant)}
              <div className="aside">{grant.issuer ?? labelOf('GrantAccessInput.token', locale)}</div>
            </>
          ),
        },
        {
          title: labelOf('GrantAccessInput.scopes', locale),
          render: (_value, grant) => <Allowed {...grant} />,
        },
        { title: t('recordedAt'), render: (_value, { grantedAt }) => instantText(grantedAt) },
        {
          title: labelOf('GrantAccessInput.until', locale),
          render: (_value, grant) => <Ends {...endingOf(grant)} />,
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, grant) => (
            <ActMenu
              groups={actsOf(grant)}
              subject={{ id: grant.id }}
              name={`${holderOf(grant)} ${instantText(grant.grantedAt)}`}
            />
          ),
        },
      ]}
    />
  );
}
