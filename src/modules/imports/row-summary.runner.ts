import type { Message } from '../../errors/refusals.ts';
import { wordOfType } from '../../errors/thing.vocabulary.ts';
import type { Context } from '../../graphql/context.ts';
import type { Locale } from '../../graphql/locale.ts';
import { fieldsOf, labelOf, textOf } from '../changes/field-change.type.ts';
import { officerById } from '../officers/officer.loaders.ts';
import type { RowChange, RowDid } from './found-rows.runner.ts';

const OFFICER = 'Officer';
const SUMMARY_MAXIMUM = 2_000;

/** An officer by name and police number, as today. */
async function nameOfOfficer(id: number, context: Context, locale: Locale): Promise<string | null> {
  const officer = await officerById(context).load(id);
  if (!officer) return null;
  const { name, policeNumber } = officer;
  return policeNumber === null ? name : locale === 'zh' ? `${name}（${policeNumber}）` : `${name} (${policeNumber})`;
}

/** What a change does, for people: the officer whom it is about, and its fields with their labels, as the record of changes tells them. */
export async function summaryOf(
  change: RowChange | null,
  subject: RowDid['subject'],
  context: Context,
): Promise<Message> {
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
    const id = subject?.type === OFFICER ? subject.id : null;
    // a wrong number in a cell would be somebody else's
    const whom = id === null ? null : await nameOfOfficer(id, context, locale);
    if (whom !== null) all.unshift(`${wordOfType(OFFICER)![locale]}${colon}${whom}`);
    return all.join(semicolon).slice(0, SUMMARY_MAXIMUM);
  };
  const [zh, en] = await Promise.all([inWords('zh', ['：', '；']), inWords('en', [': ', '; '])]);
  return { zh, en };
}
