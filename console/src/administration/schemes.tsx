import { useQuery } from '@tanstack/react-query';
import { Flex, Spin, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { withdraw, type ActGroups } from '../acts/acts-of.ts';
import { useMayAct } from '../acts/may-act.ts';
import { labelOf } from '../forms/field-labels.ts';
import { UnitSchemesDocument, type UnitSchemesQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { heldBy, PlaceContext, placeOf } from '../place.ts';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { InForce } from './in-force.tsx';
import { NoneYet } from '../acts/none-yet.tsx';

type Scheme = NonNullable<UnitSchemesQuery['unit']>['evaluationSchemes'][number];

/** Another edition begins from this one. */
const actsOf = ({ key, owner, ...edition }: Scheme): ActGroups => [
  [
    {
      act: 'defineEvaluationScheme',
      title: 'revise',
      fixed: () => ({ key, ...(owner && { owner: owner.id }) }),
      initial: edition,
    },
    withdraw,
  ],
];

/** The schemes of evaluation that a unit can use: its own, and those of the units above it. */
export function Schemes({ unit: id }: { readonly unit: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['schemes', id, moment],
    queryFn: ({ signal }) => ask(UnitSchemesDocument, { id, ...moment }, { signal }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const { unit } = data;
  if (!unit) return <p role="status">{t('notFound')}</p>;
  return (
    <PlaceContext value={placeOf(unit)}>
      <Flex className="list-head">
        <ActButton act="defineEvaluationScheme" fixed={{ owner: id }} name={unit.name} />
      </Flex>
      <SchemeTable schemes={unit.evaluationSchemes} />
    </PlaceContext>
  );
}

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

/** Short lines below each other. */
const Lines = ({ children }: { readonly children: readonly string[] }) => (
  <ul className="reasons">
    {children.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

function SchemeTable({ schemes }: { readonly schemes: readonly Scheme[] }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  const nameOf = (field: string) => labelOf(`DefineEvaluationSchemeInput.${field}`, locale);
  return (
    <Table<Scheme>
      rowKey="id"
      pagination={false}
      dataSource={schemes}
      locale={{ emptyText: <NoneYet act="defineEvaluationScheme" /> }}
      columns={[
        {
          title: t('called'),
          render: (_value, { name, key, subjectKind, owner }) => (
            <>
              {name}
              <div className="aside">{`${label('EvaluationSubjectKind', subjectKind)} ${key}`}</div>
              {owner && <Go to={`/units/${owner.id}`}>{owner.name}</Go>}
            </>
          ),
        },
        {
          title: nameOf('indicators'),
          render: (_value, { indicators, evaluatorGroups }) => (
            <>
              <Lines>
                {indicators.map(({ name, weightBasisPoints, maximum }) =>
                  marks.phrases([
                    `${name} ${percent(weightBasisPoints)}`,
                    `${labelOf('IndicatorInput.maximum', locale)} ${maximum}`,
                  ]),
                )}
              </Lines>
              {evaluatorGroups.length > 0 && (
                <div className="aside">
                  {marks.of(
                    nameOf('evaluatorGroups'),
                    marks.phrases(evaluatorGroups.map((group) => `${group.name} ${percent(group.weightBasisPoints)}`)),
                  )}
                </div>
              )}
            </>
          ),
        },
        {
          title: nameOf('gradeBands'),
          render: (_value, { gradeBands, excellentCapBasisPoints }) => (
            <>
              <Lines>{gradeBands.map(({ grade, minimum }) => `${label('EvaluationGrade', grade)} ≥ ${minimum}`)}</Lines>
              {excellentCapBasisPoints !== null && (
                <div className="aside">{t('cap', { share: excellentCapBasisPoints / 100 })}</div>
              )}
            </>
          ),
        },
        { title: t('since'), render: (_value, { validity }) => <InForce {...validity} /> },
        {
          title: '',
          className: 'no-print',
          // it may be of a unit above, or of none
          render: (_value, scheme) => (
            <PlaceContext value={heldBy(scheme.owner)}>
              <SchemeActs scheme={scheme} />
            </PlaceContext>
          ),
        },
      ]}
    />
  );
}

/** What takes a scheme back needs the same as what defines it. */
function SchemeActs({ scheme }: { readonly scheme: Scheme }) {
  const mayAct = useMayAct();
  if (!mayAct('defineEvaluationScheme')) return null;
  return <ActMenu groups={actsOf(scheme)} subject={{ id: scheme.id }} name={scheme.name} />;
}
