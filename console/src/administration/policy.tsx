import { useQuery } from '@tanstack/react-query';
import { Empty, Flex, Spin, Table } from 'antd';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import { WITHDRAWING } from '../acts/acts-of.ts';
import { Bar } from '../bar.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { UnitPolicyDocument, type UnitPolicyQuery } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { NoneYet } from '../acts/none-yet.tsx';

type PolicyOf = NonNullable<NonNullable<UnitPolicyQuery['unit']>['selectionPolicy']>;

/** The ratios of selection in force for a unit: its own, else those of the nearest unit above it. */
export function Policy({ unit: id }: { readonly unit: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', id, moment],
    queryFn: ({ signal }) => ask(UnitPolicyDocument, { id, ...moment }, { signal }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const { unit } = data;
  if (!unit) return <p role="status">{t('notFound')}</p>;
  const { selectionPolicy: policy } = unit;
  return (
    <PlaceContext value={placeOf(unit)}>
      <Flex className="list-head">
        <ActButton
          act="adoptSelectionPolicy"
          fixed={{ unit: id }}
          name={unit.name}
          {...(policy && { initial: { targets: policy.targets, method: policy.method } })}
        />
      </Flex>
      {policy ? (
        // it may be of a unit above
        <PlaceContext value={placeOf(policy.unit)}>
          <Shares policy={policy} />
        </PlaceContext>
      ) : (
        <NoneYet act="adoptSelectionPolicy" />
      )}
    </PlaceContext>
  );
}

function Shares({ policy }: { readonly policy: PolicyOf }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  const { unit, key, method, validity, basis, sources } = policy;
  const grounds = [basis && groundsIn(marks, basis), ...sources.map(({ title }) => title)];
  const facts = [
    [labelOf('AdoptSelectionPolicyInput.key', locale), key],
    [labelOf('AdoptSelectionPolicyInput.method', locale), label('ApportionmentMethod', method)],
    [t('since'), validity.from],
    [t('until'), validity.to ?? '—'],
    [t('basis'), marks.clauses(grounds) || '—'],
  ] as const;
  return (
    <>
      <Flex gap="small" align="center" wrap className="list-head">
        <Go to={`/units/${unit.id}`} search={{ view: 'selection' }}>
          {unit.name}
        </Go>
        {facts.map(([title, value]) => (
          <span key={title}>
            <span className="aside">{title}</span> {value}
          </span>
        ))}
        <ActMenu groups={WITHDRAWING} subject={policy} name={key} />
      </Flex>
      <Table<PolicyOf['targets'][number]>
        rowKey="category"
        pagination={false}
        bordered
        dataSource={policy.targets}
        locale={{ emptyText: <Empty description={t('none')} /> }}
        columns={[
          { title: t('category'), render: (_value, { category }) => label('UnitCategory', category) },
          {
            title: `${t('targetShare')} %`,
            align: 'right',
            width: 90,
            render: (_value, { basisPoints }) => basisPoints / 100,
          },
          { title: '', width: '40%', render: (_value, { basisPoints }) => <Bar basisPoints={basisPoints} /> },
        ]}
      />
    </>
  );
}
