import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Form, Select } from 'antd';
import { use, useState } from 'react';
import { NodePicker } from '../forms/node-picker.tsx';
import { nameOf } from '../forms/named.ts';
import { SettledContext } from '../forms/settled.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { useMembersOfActivity, type Member } from './use-members-of-activity.ts';

/** A form of more rows is slow: there are sheets for as many. */
const ALL_MOST = 200;

interface Props {
  /** Puts rows into the list, each for one of the ids that has none yet; tells how many those are. */
  readonly fill: (ids: readonly string[]) => number;
}

/** Those who took part, many at once: of the program that the activity is held under, else found by name. Single rows are changed afterwards. */
export function ChooseParticipants({ fill }: Props) {
  const { t, marks } = useWords();
  const { label } = useSession();
  const moment = useMoment();
  const queries = useQueryClient();
  const settled = use(SettledContext)['activity'];
  const entered: unknown = Form.useWatch('activity');
  const { data: members = [], error, refetch } = useMembersOfActivity(settled ?? entered);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [filled, setFilled] = useState<number | null>(null);
  const choose = (chosen: readonly string[]) => {
    setIds(chosen);
    setFilled(null);
  };
  const put = () => {
    // what each row calls its participant is known by now
    for (const member of members) queries.setQueryData(['named', [member.id], moment], { nodes: [member] });
    setFilled(fill(ids));
    setIds([]);
  };
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
        {members.length > 0 && members.length <= ALL_MOST && (
          <Button onClick={() => choose(members.map(({ id }) => id))}>
            {t('chooseMembers', { count: members.length })}
          </Button>
        )}
        <Button onClick={put}>{t('fillIn', { count: ids.length })}</Button>
        <span role="status">{filled !== null && t('filledRows', { count: filled })}</span>
      </Flex>
    </Flex>
  );
}
