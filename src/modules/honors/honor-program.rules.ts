import { InvalidInputError } from '../../errors/refusals.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';

const KEY = /^[a-z0-9][a-z0-9-]{0,63}$/;

export const parseProgramKey = (check: InputCheck, key: string): string =>
  check.pattern('key', key.trim(), KEY, {
    zh: '只能含小写字母、数字和连字符，最多 64 个字符',
    en: 'must have small letters, digits and hyphens only, at most 64',
  });

/** Refuses an expected version where no program has the key: there is no program whose version was read. */
export function assertThereToChange(expectedVersion: number | null): void {
  if (expectedVersion === null) return;
  throw new InvalidInputError([
    { path: 'expectedVersion', text: { zh: '没有此代码的评选项目', en: 'is of no program: none has this key' } },
  ]);
}
