import type { Message } from '../../errors/refusals.ts';
import { wordOfType } from '../../errors/thing.vocabulary.ts';
import { codedOf, codedValue } from '../../graphql/coded-fields.ts';
import type { Context } from '../../graphql/context.ts';
import type { FieldOf } from '../../graphql/field-text.ts';
import type { Locale } from '../../graphql/locale.ts';
import { fieldsOf, labelOf, namesFor, textOf, withCode, type NameOf } from '../changes/field-change.type.ts';
import { officerById } from '../officers/officer.loaders.ts';
import type { RowDid } from './found-rows.runner.ts';
import type { RowFound } from './import-rows.service.ts';

const OFFICER = 'Officer';
const SUMMARY_MAXIMUM = 2_000;

const NOTHING: Message = { zh: '没有变更', en: 'Nothing changes.' };

/** Whom a row is about that does not name the officer itself: a wrong number in a cell would be somebody else's. */
const unnamed = ({ subject, change }: RowDid): number | null =>
  subject?.type === OFFICER && !change?.fields.some(({ field }) => field === 'name') ? subject.id : null;

/** Rows with what each that is not refused would do, for people: the officer whom it is about, and its fields as the record of changes tells them. */
export async function withSummaries(rows: readonly RowDid[], context: Context): Promise<RowFound[]> {
  const fields = rows.map(({ change }) => (change ? fieldsOf(change) : []));
  const coded = fields
    .flat()
    .flatMap((field) => [codedOf(field)?.coded, codedValue(field, field.before), codedValue(field, field.after)]);
  const [nameOf, officers] = await Promise.all([
    namesFor(coded, context),
    Promise.all(
      rows.map(async (row) => {
        const id = unnamed(row);
        return id === null ? null : officerById(context).load(id);
      }),
    ),
  ]);
  return rows.map(({ number, accepted, finding, change }, i) => {
    if (change === undefined) return { number, accepted, finding };
    const inWords = (locale: Locale) => summaryOf(officers[i] ?? null, fields[i]!, nameOf, locale);
    return {
      number,
      accepted,
      finding: { ...finding, summary: change ? { zh: inWords('zh'), en: inWords('en') } : NOTHING },
    };
  });
}

interface Whom {
  readonly name: string;
  readonly policeNumber: string | null;
}

function summaryOf(whom: Whom | null, fields: readonly FieldOf[], nameOf: NameOf, locale: Locale): string {
  const [colon, semicolon] = locale === 'zh' ? ['：', '；'] : [': ', '; '];
  const all = fields.map((field) => {
    const [before, after] = [field.before, field.after].map((value) => textOf(field, value, nameOf, locale));
    return `${labelOf(field, nameOf, locale)}${colon}${before == null ? '' : `${before} → `}${after ?? ''}`;
  });
  if (whom) {
    const { name, policeNumber } = whom;
    const called = policeNumber === null ? name : withCode(name, policeNumber, locale);
    all.unshift(`${wordOfType(OFFICER)![locale]}${colon}${called}`);
  }
  return all.join(semicolon).slice(0, SUMMARY_MAXIMUM);
}
