import { useQuery } from '@tanstack/react-query';
import { Flex, Input, Spin, Table } from 'antd';
import { useState } from 'react';
import { ActButton } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/act-menu.tsx';
import type { ActGroups } from '../acts/acts-of.ts';
import { labelOf } from '../forms/field-labels.ts';
import { RegulationRulesDocument, type RegulationRulesQuery } from '../generated/documents/graphql.ts';
import { groundsIn } from '../grounds.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { InForce } from './in-force.tsx';
import { NoneYet } from '../acts/none-yet.tsx';

type Rule = RegulationRulesQuery['regulationRules'][number];

/** Another edition begins from this one. */
const actsOf = ({ key, value, article }: Rule): ActGroups => [
  [{ act: 'adoptRegulationRule', title: 'revise', fixed: () => ({ key }), initial: { value, article } }],
];

/** The rules of regulations in force, found by any part of what they say. */
export function Rules() {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const [sought, setSought] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['rules', moment],
    queryFn: ({ signal }) => ask(RegulationRulesDocument, moment, { signal }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const rules = data.regulationRules.filter(({ key, name, article }) =>
    [key, name, article].some((text) => text.includes(sought.trim())),
  );
  return (
    <>
      <Flex gap="small" wrap className="list-head asked">
        <Input
          allowClear
          className="roster-search"
          aria-label={t('findRule')}
          placeholder={t('findRule')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <ActButton act="adoptRegulationRule" />
      </Flex>
      <RuleTable rules={rules} />
      <p role="status">
        {rules.length > 0 && t('shownOf', { shown: rules.length, total: data.regulationRules.length })}
      </p>
    </>
  );
}

function RuleTable({ rules }: { readonly rules: readonly Rule[] }) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  return (
    <Table<Rule>
      rowKey="key"
      pagination={false}
      dataSource={rules}
      locale={{ emptyText: <NoneYet act="adoptRegulationRule" /> }}
      columns={[
        {
          title: t('called'),
          render: (_value, { key, name }) => (
            <>
              {name}
              <div className="aside">{key}</div>
            </>
          ),
        },
        {
          title: t('value'),
          render: (_value, { value, valueUnit }) =>
            valueUnit === 'BASIS_POINTS' ? `${value / 100}%` : `${value} ${label('RuleUnit', valueUnit)}`,
        },
        {
          title: labelOf('AdoptRegulationRuleInput.article', locale),
          render: (_value, { article, confirmed, basis }) => (
            <>
              {article}
              {!confirmed && <div className="aside">{t('unconfirmed')}</div>}
              {basis && <div className="aside">{groundsIn(marks, basis)}</div>}
            </>
          ),
        },
        { title: t('since'), render: (_value, { validity }) => <InForce {...validity} /> },
        {
          title: '',
          className: 'no-print',
          render: (_value, rule) =>
            rule.adoptable && <ActMenu groups={actsOf(rule)} subject={{ id: rule.key }} name={rule.name} />,
        },
      ]}
    />
  );
}
