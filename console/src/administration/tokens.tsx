import { Flex, Spin, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import type { ActGroups } from '../acts/acts-of.ts';
import { labelOf } from '../forms/field-labels.ts';
import { TokensDocument, type TokensQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { exactText, instantText, useMoment } from '../moment.tsx';
import { before, More, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { Allowed, Ends, isOver } from './access.tsx';
import { NoneYet } from '../acts/none-yet.tsx';

type Token = TokensQuery['tokens']['nodes'][number];

const ACTS_OF_TOKEN: ActGroups = [
  [
    // not for a person besides
    { act: 'grantAccess', fixed: ({ id }) => ({ token: id }), hidden: ['person'] },
    { act: 'revokeToken', fixed: ({ id }) => ({ id }) },
  ],
];

/** The tokens that programs and people sign in with, latest first. */
export function Tokens() {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const paged = usePages(
    ['tokens', moment],
    (cursor, signal) => ask(TokensDocument, { before: cursor, ...moment }, { signal }),
    ({ tokens: { pageInfo } }) => before(pageInfo),
  );
  const { data, error, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const rows = data.pages.flatMap(({ tokens }) => tokens.nodes.toReversed());
  return (
    <>
      <Flex className="list-head">
        <ActButton act="issueToken" />
      </Flex>
      <TokenTable rows={rows} />
      <More paged={paged}>
        {rows.length > 0 && t('shownOf', { shown: rows.length, total: data.pages[0]?.tokens.totalCount ?? 0 })}
      </More>
    </>
  );
}

/** When a token was issued: to the minute, or as exactly as it takes to tell it from others of its name. */
function issuedAt({ name, createdAt }: Token, all: readonly Token[]): string {
  const minute = instantText(createdAt);
  const isAlike = all.filter((one) => one.name === name && instantText(one.createdAt) === minute).length > 1;
  return isAlike ? exactText(createdAt) : minute;
}

function TokenTable({ rows }: { readonly rows: readonly Token[] }) {
  const { t, locale } = useWords();
  const { label } = useSession();
  return (
    <Table<Token>
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <NoneYet act="issueToken" /> }}
      columns={[
        {
          title: t('called'),
          render: (_value, { name, kind, documentsOnly, budget }) => (
            <>
              {name}
              <div className="aside">{label('ViewerKind', kind)}</div>
              {documentsOnly && <div className="aside">{labelOf('IssueTokenInput.documentsOnly', locale)}</div>}
              {budget !== null && (
                <div className="aside">{`${labelOf('IssueTokenInput.budget', locale)} ${budget}`}</div>
              )}
            </>
          ),
        },
        { title: labelOf('IssueTokenInput.scopes', locale), render: (_value, { grants }) => <Held grants={grants} /> },
        { title: t('recordedAt'), render: (_value, token) => issuedAt(token, rows) },
        { title: t('lastUsed'), render: (_value, { lastUsedAt }) => (lastUsedAt ? instantText(lastUsedAt) : '—') },
        {
          title: labelOf('IssueTokenInput.expiresAt', locale),
          render: (_value, { revokedAt, expiresAt }) => <Ends revokedAt={revokedAt} end={expiresAt} />,
        },
        {
          title: '',
          className: 'no-print',
          render: (_value, token) =>
            !isOver({ ...token, end: token.expiresAt }) && (
              <ActMenu
                groups={ACTS_OF_TOKEN}
                subject={{ id: token.id }}
                name={`${token.name} ${issuedAt(token, rows)}`}
              />
            ),
        },
      ]}
    />
  );
}

/** What a token may do now: grants that have ended are under the grants. */
function Held({ grants }: Pick<Token, 'grants'>) {
  const { t } = useWords();
  return grants
    .filter(({ revokedAt, until }) => !isOver({ revokedAt, end: until }))
    .map((grant) => (
      <div key={grant.id}>
        <Allowed {...grant} />
        {grant.until && <div className="aside">{`${t('until')} ${instantText(grant.until)}`}</div>}
      </div>
    ));
}
