import { Form, type FormInstance } from 'antd';
import { createContext, use } from 'react';
import type { ActName } from '../acts/acts-of.ts';

/** The fields of a form that are shares though their names do not tell it, by coordinate. */
export const SharesContext = createContext<readonly string[]>([]);

/** Whether a field is a share by its name. */
export const isNamedShare = (name: string): boolean => /basisPoints$/i.test(name) || name === 'evaluationWeights';

/** Whether a field is typed in per cent and sent in basis points. */
export function useIsShare(coordinate: string): boolean {
  const others = use(SharesContext);
  return isNamedShare(coordinate.split('.').at(-1) ?? '') || others.includes(coordinate);
}

const NONE: readonly string[] = [];
const RULE: readonly string[] = ['AdoptRegulationRuleInput.value'];

/** Of what a rule has the number is a share by the key of the rule. */
export function useSharesOf(act: ActName, fixed: Readonly<Record<string, unknown>>, form: FormInstance) {
  const entered: unknown = Form.useWatch('key', form);
  const key = fixed['key'] ?? entered;
  return act === 'adoptRegulationRule' && typeof key === 'string' && key.endsWith('basis-points') ? RULE : NONE;
}
