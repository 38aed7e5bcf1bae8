import { useQuery } from '@tanstack/react-query';
import { Checkbox, Empty, Flex, Spin, Table, Tag } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { usePut, useTitle } from '../address.ts';
import { flagIn, idIn } from '../address-values.ts';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { WITHDRAWING } from '../acts/acts-of.ts';
import { Bar } from '../bar.tsx';
import { Duties } from '../duties/duties.tsx';
import { NamedDocument, ProgramDocument, type ProgramQuery } from '../generated/documents/graphql.ts';
import { Go, pathOf } from '../go.tsx';
import { LeftOut } from '../left-out.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { after, More, ofSame, usePages } from '../pages.tsx';
import { heldBy, PlaceContext } from '../place.ts';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { whomColumns } from '../whom-columns.tsx';
import { shareOf } from '../whole.ts';
import { Activities } from './activities.tsx';
import { Members } from './members.tsx';
import { useRequirements } from './use-requirements.ts';

type Program = Extract<ProgramQuery['node'], { __typename: 'Program' }>;
type Line = Program['summary']['lines'][number];
type Standing = Program['standings']['nodes'][number];

const programOf = ({ node }: ProgramQuery): Program | null => (node?.__typename === 'Program' ? node : null);

/** A program: what it asks, how many meet each requirement, and who falls short of what, in a unit and below. */
export default function ProgramPage() {
  const { program: id = '' } = useParams();
  const [search] = useSearchParams();
  const put = usePut();
  const { ask, label, may } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const place = idIn(search, 'within', ['Unit']);
  const within = place.value;
  const short = flagIn(search, 'short');
  const shortOnly = short.value ?? false;
  const paged = usePages(
    ['program', id, within, shortOnly, moment],
    (cursor, signal) =>
      ask(ProgramDocument, { id, within, met: shortOnly ? false : null, after: cursor, ...moment }, { signal }),
    (page) => after(programOf(page)?.standings.pageInfo),
    { placeholderData: ofSame(id) },
  );
  const { data, error, refetch } = paged;
  const program = data?.pages[0] && programOf(data.pages[0]);
  useTitle(program?.name);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  if (!program) return <p role="status">{t('notFound')}</p>;
  const rows = data.pages.flatMap((page) => programOf(page)?.standings.nodes ?? []);
  return (
    <article aria-label={program.name}>
      <Flex align="center" gap="small" wrap>
        <h1>{program.name}</h1>
        <Tag>{label('ProgramKind', program.kind)}</Tag>
        <Tag>{label('ProgramStatus', program.status)}</Tag>
        <PlaceContext value={heldBy(program.owner)}>
          <ActMenu groups={WITHDRAWING} subject={{ id, version: program.version }} name={program.name} />
        </PlaceContext>
        {program.owner && <Go to={`/units/${program.owner.id}`}>{program.owner.name}</Go>}
      </Flex>
      {program.purpose && <p>{program.purpose}</p>}
      <LeftOut of={[place, short]} />
      <Within key={within} id={within} />
      <h2>{t('requirements')}</h2>
      <Requirements lines={program.summary.lines} />
      <h2>{t('standings')}</h2>
      <Checkbox checked={shortOnly} onChange={({ target }) => put({ short: target.checked ? 'true' : null })}>
        {t('shortOnly')}
      </Checkbox>
      <Standings rows={rows} />
      <More paged={paged}>
        {rows.length > 0 && t('shownOf', { shown: rows.length, total: program.standings.totalCount ?? rows.length })}
      </More>
      {program.admission === 'BY_ADMISSION' && may('program:read') && (
        <PlaceContext value={heldBy(program.owner)}>
          <h2>{t('members')}</h2>
          <Flex className="list-head">
            <ActButton act="admitMembers" fixed={{ program: id }} name={program.name} />
          </Flex>
          <Members id={id} isProgram />
        </PlaceContext>
      )}
      {/* whom they are about is said in the form */}
      <PlaceContext value={null}>
        <h2>{t('duties')}</h2>
        <Duties type="Program" of={program} />
      </PlaceContext>
      <Activities id={id} begun={{ program: id }} />
    </article>
  );
}

/** Of which unit, with those below it, all figures are. */
function Within({ id }: { readonly id: string | null }) {
  const { t, marks } = useWords();
  const { ask } = useSession();
  const moment = useMoment();
  const { data } = useQuery({
    enabled: id !== null,
    queryKey: ['named', [id], moment],
    queryFn: ({ signal }) => ask(NamedDocument, { ids: [id!], ...moment }, { signal }),
  });
  const unit = data?.nodes[0];
  return (
    <p>
      {t('figuresOf')} {id === null && t('wholeForce')}
      {unit?.__typename === 'Unit' && <Go to={pathOf(unit)}>{marks.aside(unit.name, t('withSubunits'))}</Go>}
    </p>
  );
}

function Requirements({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useWords();
  const { measured } = useRequirements();
  return (
    <Table<Line>
      rowKey={({ requirement }) => requirement.name}
      pagination={false}
      bordered
      dataSource={[...lines]}
      locale={{ emptyText: <Empty description={t('none')} /> }}
      columns={[
        { title: t('requirement'), render: (_value, { requirement }) => requirement.name },
        { title: t('limit'), render: (_value, { requirement }) => measured(requirement) },
        { title: t('subjects'), dataIndex: 'subjects', align: 'right' },
        { title: t('met'), dataIndex: 'met', align: 'right' },
        { title: t('notKnown'), dataIndex: 'unknown', align: 'right' },
        {
          title: '',
          width: 160,
          render: (_value, { subjects, met }) => (subjects === 0 ? null : <Bar basisPoints={shareOf(met, subjects)} />),
        },
      ]}
    />
  );
}

function Standings({ rows }: { readonly rows: readonly Standing[] }) {
  const words = useWords();
  const { t } = words;
  const { standing } = useRequirements();
  const verdict = (met: boolean | null) => t(met === null ? 'notKnown' : met ? 'met' : 'short');
  return (
    <Table<Standing>
      rowKey={({ subject }) => subject.id}
      pagination={false}
      bordered
      dataSource={[...rows]}
      locale={{ emptyText: <Empty description={t('nobodyConcerned')} /> }}
      columns={[
        ...whomColumns(words, rows, ({ subject }) => subject),
        {
          title: t('result'),
          width: 90,
          render: (_value, { met }) => (
            <Tag {...(met === false && { color: 'red' })} {...(met && { color: 'green' })}>
              {verdict(met)}
            </Tag>
          ),
        },
        {
          title: t('requirements'),
          render: (_value, { lines }) => (
            <ul className="problems">
              {lines.map(({ requirement, value, met }) => (
                <li key={requirement.name}>{`${standing(requirement, value, '—')} ${verdict(met)}`}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
