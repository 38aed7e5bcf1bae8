import { Button, Dropdown, Form } from 'antd';
import { useState, type Ref } from 'react';
import type { ActName } from '../acts/acts-of.ts';
import { titleOfAct } from '../acts/act-titles.ts';
import { draftBy, todaysOf, withoutSealed } from '../acts/draft.ts';
import { useMayAct } from '../acts/may-act.ts';
import { InputForm } from '../forms/input-form.tsx';
import { cellsOf, forPeople } from '../forms/cells-of.ts';
import { ACTS } from '../generated/acts.ts';
import { useWords } from '../locale.tsx';
import type { Marks } from '../marks.ts';
import { RowsDrawer, useRowsDrawer } from '../sheets/rows-drawer.tsx';

/** Somebody who was chosen. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** What those who were chosen in the roster of a unit are kept by. */
export const chosenIn = (unit: string): string => `chosen:${unit}`;

/** What can be done with many. */
export interface Bulk {
  readonly kind: string;
  /** The act by whose name it is offered. */
  readonly title: ActName;
  /** The acts of one row. */
  readonly acts: readonly ActName[];
  /** The field that names the officer. */
  readonly whom: string;
  /** What is the same whoever was chosen, and not asked for. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** What a row does not have. */
  readonly without: readonly string[];
}

/** What was typed for those who were chosen in the roster of a unit is kept by this. */
export const typedFor = (kind: string, unit: string): string => `${kind}:${unit}`;

/** What can be done with many at once: each is a kind of spreadsheet. */
const BULK: readonly Bulk[] = [
  { kind: 'PROMOTE_OFFICERS', title: 'promoteOfficer', acts: ['promoteOfficer'], whom: 'id', fixed: {}, without: [] },
  {
    kind: 'TRANSFER_OFFICERS',
    title: 'transferOfficer',
    acts: ['transferOfficer'],
    whom: 'id',
    fixed: {},
    without: [],
  },
  {
    kind: 'RECORD_HONORS',
    title: 'conferHonor',
    acts: ['nominateHonor', 'conferHonor'],
    whom: 'recipients',
    // each gets one of their own
    fixed: { kind: 'INDIVIDUAL' },
    without: ['id', 'nominatedOn'],
  },
];

/** What the viewer may do with many. */
export function useBulks(): readonly Bulk[] {
  const mayAct = useMayAct();
  return BULK.filter(({ acts }) => acts.every((act) => mayAct(act)));
}

interface Props {
  readonly chosen: readonly Chosen[];
  /** The button by which it begins. */
  readonly button: Ref<HTMLButtonElement>;
  readonly onBegin: (bulk: Bulk) => void;
}

/** Begins an act on all who were chosen. */
export function BulkActs({ chosen, button, onBegin }: Props) {
  const { t, locale } = useWords();
  const offered = useBulks();
  if (offered.length === 0) return null;
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      disabled={chosen.length === 0}
      menu={{
        items: offered.map((bulk) => ({
          key: bulk.kind,
          label: titleOfAct(bulk.title, locale),
          onClick: () => onBegin(bulk),
        })),
      }}
    >
      <Button ref={button}>{t('bulk', { count: chosen.length })} ▾</Button>
    </Dropdown>
  );
}

interface DrawerProps {
  readonly bulk: Bulk;
  readonly chosen: readonly Chosen[];
  /** The unit in whose roster they were chosen. */
  readonly unit: string;
  readonly onClose: () => void;
}

/** The form of an act on all who were chosen, each with the same values, through one rehearsal. */
export function BulkDrawer({ bulk, chosen, unit, onClose }: DrawerProps) {
  const { t, locale, marks } = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const title = t('bulkOf', { act: titleOfAct(bulk.title, locale), count: chosen.length });
  const types = bulk.acts.map((act) => ACTS[act].input);
  const draftName = typedFor(bulk.kind, unit);
  const draft = draftBy<Readonly<Record<string, unknown>>>(draftName);
  const [isTyped, setIsTyped] = useState(() => draft.read() !== null);
  const drawer = useRowsDrawer({ onClose, forget: draft.forget });
  const rehearse = async () => {
    const cells = cellsOf(types, { ...form.getFieldsValue(), ...bulk.fixed });
    const rows = chosen.map(({ id, name }) => [id, ...cells.values(), name]);
    const head = [bulk.whom, ...cells.keys(), forPeople(t('name'))];
    // who comes back, since some were refused, goes on with those who were chosen and what was typed
    await drawer.send(bulk.kind, title, [head, ...rows], [draftName, chosenIn(unit)]);
  };
  return (
    <RowsDrawer drawer={drawer} title={title} isTyped={isTyped} onRehearse={() => form.submit()}>
      <p>{t('bulkHelp', { names: namesOf(chosen, marks) })}</p>
      <InputForm
        form={form}
        types={types}
        isSent={drawer.isSending}
        hidden={new Set([bulk.whom, 'expectedVersion', ...Object.keys(bulk.fixed), ...bulk.without])}
        initialValues={draft.read() ?? Object.assign({}, ...types.map(todaysOf))}
        onFinish={() => void rehearse()}
        onChange={() => {
          setIsTyped(true);
          draft.keep(withoutSealed(types, form.getFieldsValue()));
        }}
      />
    </RowsDrawer>
  );
}

const NAMED_MAXIMUM = 5;

function namesOf(chosen: readonly Chosen[], marks: Marks): string {
  const some = chosen.slice(0, NAMED_MAXIMUM).map(({ name }) => name);
  return marks.list([...some, chosen.length > NAMED_MAXIMUM && '…']);
}
