import { Flex, Input, Select } from 'antd';
import { useTitle } from '../address.ts';
import { useState } from 'react';
import { OPERATIONS, titleOfAct } from '../acts/act-titles.ts';
import { NodePicker } from '../forms/node-picker.tsx';
import type { ChangeFilter } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { ChangeList } from './change-list.tsx';

/** The record of changes, with filters: by unit or officer, by act, by who did it. */
export default function ChangesPage() {
  const { t, locale } = useWords();
  const [of, setOf] = useState<string | undefined>();
  const [operation, setOperation] = useState<string[]>([]);
  const [actor, setActor] = useState('');
  const isUnit = of !== undefined && atob(of).startsWith('Unit:');
  const filter: ChangeFilter = {
    ...(of && (isUnit ? { within: of } : { subject: of })),
    ...(operation.length > 0 && { operation }),
    ...(actor && { actor }),
  };
  useTitle(t('changes'));
  return (
    <article aria-label={t('changes')}>
      <h1>{t('changes')}</h1>
      <Flex gap="small" wrap className="list-head no-print">
        <NodePicker
          of="either"
          className="picker"
          aria-label={t('compareUnit')}
          placeholder={t('compareUnit')}
          {...(of && { value: of })}
          onChange={(id) => setOf(id as string | undefined)}
        />
        <Select
          mode="multiple"
          allowClear={{ label: t('clearValue') }}
          className="picker"
          aria-label={t('operation')}
          placeholder={t('operation')}
          value={operation}
          onChange={setOperation}
          options={OPERATIONS.map((name) => ({ value: name, label: titleOfAct(name, locale) }))}
        />
        <Input.Search
          allowClear
          className="roster-search"
          aria-label={t('actor')}
          placeholder={t('actor')}
          onSearch={setActor}
        />
      </Flex>
      <ChangeList filter={filter} />
    </article>
  );
}
