import type { Day } from '../../time/day.ts';
import { ConflictError } from '../../errors/refusals.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import type { Target } from './selection.rules.ts';

const KEY = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The whole, in basis points. */
const WHOLE = 10_000;

export const parsePolicyKey = (check: InputCheck, key: string): string =>
  check.pattern('key', key.trim(), KEY, {
    zh: '只能含小写字母、数字和连字符，最多 64 个字符',
    en: 'must have small letters, digits and hyphens only, at most 64',
  });

/** Parses targets: each category at most once, with shares that sum to the whole. */
export function parseTargets(check: InputCheck, targets: readonly Target[]): readonly Target[] {
  const seen = new Set<string>();
  for (const [i, { category, basisPoints }] of targets.entries()) {
    if (seen.has(category)) {
      check.refuse(`targets.${i}.category`, { zh: '与前面的类别重复', en: 'is there already' });
    }
    seen.add(category);
    check.range(`targets.${i}.basisPoints`, basisPoints, 0, WHOLE);
  }
  const total = targets.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  if (targets.length === 0) check.refuse('targets', { zh: '不能为空', en: 'must not be empty' });
  else if (total !== WHOLE) {
    check.refuse('targets', {
      zh: `合计必须为 ${WHOLE}，现为 ${total}`,
      en: `must sum to ${WHOLE}, not to ${total}`,
    });
  }
  return targets;
}

/** A key belongs to one policy permanently, in force or not. */
export function assertKeyNew(key: string, existing: { id: number; on: Day } | null): void {
  if (!existing) return;
  throw new ConflictError(
    { zh: `选任比例 ${key} 已存在`, en: `There is a selection policy ${key} already.` },
    { type: 'SelectionPolicy', ...existing },
    'key',
  );
}

/** A policy is in force for at least one day, so no two begin on the same day: rounds may be held under either. */
export function assertNoneFromDay(existing: { id: number; key: string } | undefined, on: Day): void {
  if (!existing) return;
  throw new ConflictError(
    {
      zh: `该单位已有自 ${on} 起执行的选任比例（${existing.key}）`,
      en: `The unit has a selection policy from ${on} on (${existing.key}).`,
    },
    { type: 'SelectionPolicy', id: existing.id, on },
    'effectiveOn',
  );
}
