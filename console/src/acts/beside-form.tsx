import { Form, type FormInstance } from 'antd';
import type { ComponentType } from 'react';
import { ScoreRows } from '../evaluations/score-rows.tsx';
import { AttendanceRows } from '../programs/attendance-rows.tsx';
import { BeforeConclusion } from '../selection/before-conclusion.tsx';
import type { Prepared } from './act-provider.tsx';
import type { ActName } from './acts-of.ts';

// What some acts have beside their forms, which are made from their inputs alone.

/** What to see of the thing of an act before its form is filled in. */
const BEFORE: Partial<Readonly<Record<ActName, ComponentType<{ readonly id: string }>>>> = {
  concludeSelectionRound: BeforeConclusion,
};

type Values = Readonly<Record<string, unknown>>;

/** What was typed, to be read with the preview, where the record of changes does not tell it. */
const TYPED: Partial<Readonly<Record<ActName, ComponentType<{ readonly values: Values; readonly of: Values }>>>> = {
  recordAttendances: AttendanceRows,
  recordScores: ScoreRows,
};

interface Props {
  readonly prepared: Prepared;
  readonly form: FormInstance<Values>;
}

export function BeforeForm({ prepared: { act, fixed }, form }: Props) {
  const entered: unknown = Form.useWatch('id', form);
  const id = fixed['id'] ?? entered;
  const Thing = BEFORE[act];
  return Thing && typeof id === 'string' ? <Thing id={id} /> : null;
}

export function AsTyped({ prepared: { act, fixed }, form }: Props) {
  const Typed = TYPED[act];
  return Typed ? <Typed values={form.getFieldsValue()} of={fixed} /> : null;
}
