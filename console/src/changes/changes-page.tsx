import { Flex, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { usePut, useTitle, useTyped } from '../address.ts';
import { choiceIn, choicesIn, dayIn, idIn, oneOf, SEARCH_MAXIMUM, textIn } from '../address-values.ts';
import { OPERATIONS, titleOfAct } from '../acts/act-titles.ts';
import { NodePicker } from '../forms/node-picker.tsx';
import type { ChangeFilter } from '../generated/documents/graphql.ts';
import { LeftOut } from '../left-out.tsx';
import { useWords } from '../locale.tsx';
import { typeOf } from '../node-id.ts';
import { isForwards, PeriodPicker } from '../period-picker.tsx';
import { ChangeList } from './change-list.tsx';
import { SUBJECT_TYPES } from './subject-types.ts';

const POSITION_MAXIMUM = 18;

/** Whether a text is the number of a change. */
const isPosition = (text: string): boolean => /^[1-9]\d{0,17}$/.test(text);

/** The instant at which a day begins or ends, as instants are shown; null: it is none. */
function instantOf(day: string | null, end: 'startOf' | 'endOf'): string | null {
  const instant = dayjs(day)[end]('day');
  return instant.isValid() ? instant.toISOString() : null;
}

/** The record of changes, with filters, which are in the address: by unit or officer, by act, by who did it, by number, by when it was recorded. */
export default function ChangesPage() {
  const { t, locale } = useWords();
  const [search] = useSearchParams();
  const put = usePut();
  const named = idIn(search, 'of', SUBJECT_TYPES);
  const of = named.value;
  const [typed, type, actor] = useTyped('actor');
  const [typedPosition, typePosition] = useTyped('position');
  const position = choiceIn<string>(search, 'position', isPosition);
  const [from, to] = [dayIn(search, 'from'), dayIn(search, 'to')];
  const operations = choicesIn<string>(search, 'operation', oneOf(OPERATIONS));
  const operation = [...(operations.value ?? [])];
  const period = { ...(from.value && { from: from.value }), ...(to.value && { to: to.value }) };
  const since = instantOf(from.value, 'startOf');
  const until = instantOf(to.value, 'endOf');
  const isUnit = of !== null && typeOf(of) === 'Unit';
  const filter: ChangeFilter = {
    ...(of && (isUnit ? { within: of } : { subject: of })),
    ...(operation.length > 0 && { operation }),
    ...(actor && { actorContains: actor }),
    ...(since && { since }),
    ...(until && { until }),
    ...(position.value && { position: position.value }),
  };
  useTitle(t('changes'));
  return (
    <article aria-label={t('changes')}>
      <h1>{t('changes')}</h1>
      <Flex gap="small" wrap className="list-head asked">
        <NodePicker
          of="either"
          className="picker"
          aria-label={t('compareUnit')}
          placeholder={t('compareUnit')}
          {...(of && { value: of })}
          onChange={(id) => put({ of: id as string | undefined })}
        />
        <Select
          mode="multiple"
          allowClear={{ label: t('clearValue') }}
          className="picker"
          aria-label={t('operation')}
          placeholder={t('operation')}
          value={operation}
          onChange={(chosen: string[]) => put({ operation: chosen.join(',') })}
          options={OPERATIONS.map((name) => ({ value: name, label: titleOfAct(name, locale) }))}
        />
        <Input
          allowClear
          className="roster-search"
          aria-label={t('actor')}
          placeholder={t('actorHint')}
          maxLength={SEARCH_MAXIMUM}
          value={typed}
          onChange={({ target }) => type(target.value)}
        />
        <Input
          allowClear
          className="field"
          aria-label={t('position')}
          placeholder={t('position')}
          maxLength={POSITION_MAXIMUM}
          value={typedPosition}
          onChange={({ target }) => typePosition(target.value)}
        />
        <PeriodPicker value={period} onChange={(changed) => put({ ...changed })} />
      </Flex>
      <LeftOut of={[named, from, to, operations, position, textIn(search, 'actor')]} />
      {isForwards(period) && <ChangeList filter={filter} />}
    </article>
  );
}
