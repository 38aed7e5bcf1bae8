import { keepPreviousData } from '@tanstack/react-query';
import { Checkbox, Flex, Table } from 'antd';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router';
import { usePut, useTitle, useTyped } from '../address.ts';
import { flagIn, textIn } from '../address-values.ts';
import { FindBox, NobodyFound } from '../find-box.tsx';
import { standingOf } from '../former.ts';
import { PeopleDocument, type PeopleQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { LeftOut } from '../left-out.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, More, usePages } from '../pages.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { filterBy } from './roster-asked.ts';

type Person = PeopleQuery['officers']['nodes'][number];

/** 人员: everybody, in whatever unit, in none, and those who left, page by page. */
export default function PeoplePage() {
  const { t } = useWords();
  const { ask, label } = useSession();
  const moment = useMoment();
  const put = usePut();
  const [search] = useSearchParams();
  const [typed, type] = useTyped('find');
  useTitle(t('people'));
  const asked = flagIn(search, 'serving');
  const serving = asked.value ?? true;
  const filter = filterBy({ serving, text: useDeferredValue(typed) });
  const paged = usePages(
    ['people', filter, moment],
    (cursor, signal) => ask(PeopleDocument, { filter, after: cursor, ...moment }, { signal }),
    ({ officers }) => after(officers.pageInfo),
    // what was found stays until the next is
    { placeholderData: keepPreviousData },
  );
  const { data, error, isFetching, refetch } = paged;
  const rows = data?.pages.flatMap(({ officers }) => officers.nodes) ?? [];
  return (
    <>
      <h1>{t('people')}</h1>
      <Flex gap="small" align="center" wrap className="list-head asked">
        <FindBox list={t('people')} text={typed} isFetching={isFetching} onType={type} />
        <Checkbox checked={serving} onChange={({ target }) => put({ serving: target.checked ? null : 'false' })}>
          {t('servingOnly')}
        </Checkbox>
      </Flex>
      <LeftOut of={[asked, textIn(search, 'find')]} />
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      <Table<Person>
        rowKey="id"
        dataSource={rows}
        pagination={false}
        loading={isFetching && rows.length === 0}
        scroll={{ x: 'max-content' }}
        locale={{
          // whether there is anybody is not known before
          emptyText: data ? (
            <NobodyFound
              text={typed}
              onType={type}
              otherwise={t('rosterEmpty')}
              more={[serving && t('rosterWithLeft')]}
            />
          ) : null,
        }}
        columns={[
          { title: t('name'), render: (_value, { id, name }) => <Go to={`/officers/${id}`}>{name}</Go> },
          { title: t('policeNumber'), render: (_value, person) => standingOf(person, t).number ?? '—' },
          { title: t('units'), render: (_value, person) => standingOf(person, t).unit ?? '—' },
          { title: t('rank'), render: (_value, { rank }) => label('PoliceRank', rank) || '—' },
          { title: t('status'), render: (_value, { status }) => label('OfficerStatus', status) },
        ]}
      />
      <More paged={paged}>
        {rows.length > 0 && t('shown', { shown: rows.length, total: data?.pages[0]?.officers.totalCount ?? 0 })}
      </More>
    </>
  );
}
