import type { Message } from '../../errors/refusals.ts';
import { wordOfType } from '../../errors/thing.vocabulary.ts';
import type { MetricUnit } from '../../generated/prisma/enums.ts';
import { METRIC_UNIT } from './metric.vocabulary.ts';

/** The unit of measure of each key on record; a key that is nowhere on record has no entry. */
export type MeasuredIn = ReadonlyMap<string, MetricUnit>;

/** Which of a list, the argument `list` of things of a type, are measured otherwise than those of their key on record or before them; null where none is. */
export function secondUnits(
  { list, type }: { readonly list: string; readonly type: string },
  measured: readonly { readonly key: string; readonly valueUnit: MetricUnit }[],
  onRecord: MeasuredIn,
): Message | null {
  const measuredIn = new Map(onRecord);
  const differing = measured.flatMap(({ key, valueUnit }, i) => {
    const known = measuredIn.get(key);
    if (known === undefined) measuredIn.set(key, valueUnit);
    return known === undefined || known === valueUnit ? [] : [{ i, key, known, valueUnit }];
  });
  if (differing.length === 0) return null;
  const termOf = (unit: MetricUnit) => METRIC_UNIT.terms[unit].zh;
  const what = wordOfType(type)?.zh ?? type;
  return {
    zh: differing
      .map(
        ({ i, key, known, valueUnit }) =>
          `第 ${i + 1} 项：${what} ${key} 的计量单位是“${termOf(known)}”，不能用“${termOf(valueUnit)}”`,
      )
      .join('；'),
    en: differing
      .map(({ i, key, known, valueUnit }) => `${list}.${i}: ${key} is measured in ${known}, not in ${valueUnit}.`)
      .join(' '),
  };
}
