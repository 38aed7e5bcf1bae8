import type { InputProblem } from '../errors/refusals.ts';
import { FIELD } from './field.vocabulary.ts';

/** What inputs have by a name that changes have for something else: the place of a transfer, whom a score is of. Who reads finds it by its path. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'to',
  'on',
  'field',
  'grade',
  'measure',
  'place',
  'program',
  'rank',
  'subject',
  'target',
  'title',
]);

/** Where in an input, by what people call its fields: `scores.0.value` is 评分条目第 1 项数值; '' where there is no word. */
function placeIn(path: string): string {
  const parts = path.split('.').map((part) => {
    if (/^\d+$/.test(part)) return `第 ${Number(part) + 1} 项`;
    return FIELD.has(part) && !OTHERWISE.has(part) ? FIELD.terms[part].zh : '';
  });
  return parts.join('');
}

/** All problems of an input in a sentence for people; programs have the path of each. */
export const inputText = (problems: readonly InputProblem[]): string =>
  `输入有误：${problems.map(({ path, text }) => `${placeIn(path)}${text.zh}`).join('；')}`;
