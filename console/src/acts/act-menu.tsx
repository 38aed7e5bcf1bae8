import { Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { INPUTS } from '../generated/inputs.ts';
import { ACTS } from '../generated/acts.ts';
import type { Called } from '../called.ts';
import type { Choices } from '../forms/choices.ts';
import { useWords } from '../locale.tsx';
import { useAct } from './act-provider.tsx';
import { titleOfAct } from './act-titles.ts';
import { keyOf, type ActGroups, type Subject } from './acts-of.ts';
import { useMayAct } from './may-act.ts';

interface Props {
  readonly groups: ActGroups;
  readonly subject: Subject;
  readonly name: string;
  /** Whom a row of a list is of: namesakes may be on another page of it, or be left out. */
  readonly whom?: Called | null;
  /** What the page has read that a field of a form may be. */
  readonly choices?: Choices;
  /** What its acts answer, to be read above their forms. */
  readonly answers?: string;
}

/** What the viewer may do with a thing; nothing where that is nothing, or where the page shows another moment. */
export function ActMenu({ groups, subject, name, whom, choices, answers }: Props) {
  const { t, locale, marks } = useWords();
  const mayAct = useMayAct();
  const open = useAct(whom);
  const button = useRef<HTMLButtonElement>(null);
  const offered = groups
    .map((group) =>
      group.filter(
        ({ act, when }) =>
          mayAct(act, subject.id) && (!when || (subject.status !== undefined && when.includes(subject.status))),
      ),
    )
    .filter((group) => group.length > 0);
  if (offered.length === 0) return null;
  const all = offered.flat();
  const items = offered.flatMap((group, i) => [
    ...(i > 0 ? [{ type: 'divider' as const }] : []),
    ...group.map((each) => ({ key: keyOf(each), label: each.title ? t(each.title) : titleOfAct(each.act, locale) })),
  ]);
  return (
    <Dropdown
      // keys go into the menu, and come back from it
      autoFocus
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          const chosen = all.find((each) => keyOf(each) === key);
          if (!chosen) return;
          const taken = new Set(INPUTS[ACTS[chosen.act].input]?.map((field) => field.name));
          // a version is told to the acts that compare it
          const fixed = Object.fromEntries(Object.entries(chosen.fixed(subject)).filter(([field]) => taken.has(field)));
          // the menu goes: the focus comes back to what opened it
          const { act, hidden, initial, title } = chosen;
          open(
            {
              act,
              fixed,
              name,
              ...(hidden && { hidden }),
              ...(initial && { initial }),
              ...(title && { title: t(title) }),
              ...(choices && { choices }),
              ...(answers && { answers }),
            },
            button.current,
          );
        },
      }}
    >
      <Button ref={button} className="no-print" aria-label={marks.of(t('acts'), name)}>
        {t('acts')} ▾
      </Button>
    </Dropdown>
  );
}
