import { Form } from 'antd';
import type { Path } from '../forms/rules.ts';
import { ChooseParticipants } from './choose-participants.tsx';

/** The list of a form that is filled in for many at once. */
export const MANY_AT_ONCE = 'RecordAttendancesInput.attendances';

interface Props {
  readonly path: Path;
  readonly add: (row: unknown) => void;
}

type Row = Readonly<Record<string, unknown>>;

/** Adds a row for each who is chosen and has none yet; rows that are blank, such as the one that a form begins with, are taken away. */
export function ManyAttendances({ path, add }: Props) {
  const form = Form.useFormInstance();
  const fill = (ids: readonly string[], same: Row): number => {
    const rows = (form.getFieldValue([...path]) ?? []) as readonly (Row | undefined)[];
    const there = new Set(rows.map((row) => row?.['participant']));
    const chosen = ids.filter((id) => !there.has(id));
    const isBlank = (row: Row | undefined) => Object.values(row ?? {}).every((value) => !value);
    const added = chosen.map((participant) => ({ participant, ...same }));
    const last = added.pop();
    if (!last) return 0;
    form.setFieldValue([...path], [...rows.filter((row) => !isBlank(row)), ...added]);
    // of what is put in by itself the form hears nothing: of this one it does
    add(last);
    return chosen.length;
  };
  return <ChooseParticipants fill={fill} />;
}
