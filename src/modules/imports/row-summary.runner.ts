import type { Message } from '../../errors/refusals.ts';
import type { Context } from '../../graphql/context.ts';
import type { Locale } from '../../graphql/locale.ts';
import { fieldsOf, labelOf, textOf } from '../changes/field-change.type.ts';
import type { RowChange } from './found-rows.runner.ts';

const SUMMARY_MAXIMUM = 2_000;

/** What a change does, for people: its fields with their labels, as the record of changes tells them. */
export async function summaryOf(change: RowChange | null, context: Context): Promise<Message> {
  if (!change) return { zh: '没有变更', en: 'Nothing changes.' };
  const fields = fieldsOf(change);
  const inWords = async (locale: Locale, [colon, semicolon]: readonly [string, string]) => {
    const all = await Promise.all(
      fields.map(async (field) => {
        const [label, before, after] = await Promise.all([
          labelOf(field, context, locale),
          textOf(field, field.before, context, locale),
          textOf(field, field.after, context, locale),
        ]);
        return `${label}${colon}${before === null ? '' : `${before} → `}${after ?? ''}`;
      }),
    );
    return all.join(semicolon).slice(0, SUMMARY_MAXIMUM);
  };
  const [zh, en] = await Promise.all([inWords('zh', ['：', '；']), inWords('en', [': ', '; '])]);
  return { zh, en };
}
