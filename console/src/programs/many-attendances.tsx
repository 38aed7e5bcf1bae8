import { Form } from 'antd';
import type { Path } from '../forms/rules.ts';
import { ChooseParticipants, type Filled } from './choose-participants.tsx';

/** The list of a form that is filled in for many at once. */
export const MANY_AT_ONCE = 'RecordAttendancesInput.attendances';

interface Props {
  readonly path: Path;
  readonly add: (row: unknown) => void;
}

type Row = Readonly<Record<string, unknown>>;

/** What is the same for all, put where a row has nothing: what somebody typed stays. */
const completed = (row: Row, same: Row): Row => ({
  ...row,
  ...Object.fromEntries(Object.entries(same).filter(([field, value]) => isNone(row[field]) && !isNone(value))),
});
const isNone = (value: unknown): boolean => value === undefined || value === null || value === '';
const isBlank = (row: Row | undefined): boolean => Object.values(row ?? {}).every((value) => !value);

/**
 * Adds a row for each who is chosen and has none yet, and puts what is the same for all into the rows that are there, too; rows that are
 * blank, such as the one that a form begins with, are taken away.
 */
export function ManyAttendances({ path, add }: Props) {
  const form = Form.useFormInstance();
  const fill = (ids: readonly string[], same: Row): Filled => {
    const typed = ((form.getFieldValue([...path]) ?? []) as readonly (Row | undefined)[]).map((row) => row ?? {});
    const there = typed.filter((row) => !isBlank(row));
    const has = new Set(there.map(({ participant }) => participant));
    const added = ids.filter((id) => !has.has(id)).map((participant) => completed({ participant }, same));
    const rows = there.map((row) => completed(row, same));
    const changed = rows.filter((row, i) => Object.keys(same).some((field) => row[field] !== there[i]![field]));
    const all = [...rows, ...added];
    const last = all.pop();
    if (last && added.length + changed.length > 0) {
      form.setFieldValue([...path], all);
      // what is set so, the form does not hear of, and a preview of what was there before would stay: of a row that is added it does
      add(last);
    }
    return { added: added.length, completed: changed.length };
  };
  return <ChooseParticipants fill={fill} />;
}
