import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Select } from 'antd';
import { useId, useState } from 'react';
import { labelOf } from '../forms/field-labels.ts';
import { NodePicker } from '../forms/node-picker.tsx';
import { nameOf } from '../forms/named.ts';
import { NumberField } from '../forms/number-field.tsx';
import { FLOAT } from '../forms/number-text.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { useMembersOfActivity, type Member } from './use-members-of-activity.ts';

/** A form of more rows is slow: there are sheets for as many. */
const ALL_MOST = 200;

/** What all who are filled in have. */
type Same = Readonly<Partial<Record<'outcome' | 'hours', unknown>>>;

/** How many rows were added, and how many that were there had none of what is the same, and have it now. */
export interface Filled {
  readonly added: number;
  readonly completed: number;
}

interface Props {
  /** Puts rows into the list, each for one of the ids that has none yet, and what is the same into all that have none of it. */
  readonly fill: (ids: readonly string[], same: Same) => Filled;
}

/** Those who took part, many at once: of the program that the activity is held under, else found by name. Single rows are changed afterwards. */
export function ChooseParticipants({ fill }: Props) {
  const { t, locale, marks } = useWords();
  const { label, valuesOf } = useSession();
  const fieldId = useId();
  const moment = useMoment();
  const queries = useQueryClient();
  const { data: members = [], error, refetch } = useMembersOfActivity();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [same, setSame] = useState<Same>({});
  const [told, tell] = useState('');
  const choose = (chosen: readonly string[]) => {
    setIds(chosen);
    tell('');
  };
  const put = () => {
    // what each row calls its participant is known by now
    for (const member of members) queries.setQueryData(['named', [member.id], moment], { nodes: [member] });
    const { added, completed } = fill(ids, same);
    if (ids.length === 0 && completed === 0) return tell(t('chooseFirst'));
    tell(
      marks.clauses([
        added > 0 && t('filledRows', { count: added }),
        completed > 0 && t('completedRows', { count: completed }),
        added === 0 && completed === 0 && t('allThere'),
      ]),
    );
    return setIds([]);
  };
  const sameOf = (field: keyof Same) => t('ofAll', { name: labelOf(`AttendanceInput.${field}`, locale) });
  const named = (member: Member) => nameOf(member, { label, t, marks });
  return (
    <Flex vertical gap="small" className="list-head">
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      {members.length > 0 ? (
        <Select
          mode="multiple"
          aria-label={t('chooseParticipants')}
          placeholder={t('chooseParticipants')}
          maxTagCount={5}
          notFoundContent={t('noSuchMember')}
          showSearch={{ optionFilterProp: 'label' }}
          value={[...ids]}
          options={members.map((member) => ({ value: member.id, label: named(member) }))}
          onChange={choose}
        />
      ) : (
        <NodePicker
          of="either"
          multiple
          aria-label={t('chooseParticipants')}
          placeholder={t('chooseParticipants')}
          value={ids}
          onChange={(chosen) => choose(chosen as readonly string[])}
        />
      )}
      <Flex gap="small" align="center" wrap>
        <label htmlFor={`${fieldId}outcome`}>{sameOf('outcome')}</label>
        <Select
          id={`${fieldId}outcome`}
          className="field"
          allowClear={{ label: t('clearValue') }}
          value={same.outcome}
          options={valuesOf('AttendanceOutcome')}
          onChange={(outcome: unknown) => setSame({ ...same, outcome })}
        />
        <label htmlFor={`${fieldId}hours`}>{sameOf('hours')}</label>
        <NumberField
          id={`${fieldId}hours`}
          value={same.hours}
          text={FLOAT}
          onChange={(hours) => setSame({ ...same, hours })}
        />
      </Flex>
      <Flex gap="small" align="center" wrap>
        {members.length > 0 && members.length <= ALL_MOST && (
          <Button onClick={() => choose(members.map(({ id }) => id))}>
            {t('chooseMembers', { count: members.length })}
          </Button>
        )}
        <Button onClick={put}>{t('fillIn', { count: ids.length })}</Button>
        <span role="status">{told}</span>
      </Flex>
    </Flex>
  );
}
