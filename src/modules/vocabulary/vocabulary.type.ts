import { assertAtMost } from '../../graphql/errors.ts';
import { builder } from '../../graphql/builder.ts';
import { labelledEnum } from '../../graphql/enums.ts';
import type { Locale } from '../../graphql/locale.ts';
import type { Message } from '../../errors/refusals.ts';
import { vocabularies, vocabulary, type StandardCode } from '../../vocabulary/vocabulary.ts';

const LocaleEnum = labelledEnum(
  vocabulary('Locale', 'A language in which the registry speaks to people.', {
    ZH_CN: { zh: '中文', en: 'Chinese' },
    EN: { zh: '英文', en: 'English' },
  }),
);

const LOCALES: Record<typeof LocaleEnum.$inferType, Locale> = { ZH_CN: 'zh', EN: 'en' };

interface Term {
  readonly type: string;
  readonly value: string;
  readonly labels: Message;
  readonly coded: StandardCode | null;
  readonly locale: Locale;
}

const TermType = builder.objectRef<Term>('VocabularyTerm').implement({
  description: 'The labels of one value of an enum, of one grade, or of one field that changes tell (词汇).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    type: t.exposeString('type', {
      description:
        'The enum, such as PoliceRank; Grade for the codes of the grade catalogue, Field for the fields of changes.',
    }),
    value: t.exposeString('value', { description: 'The value, as the API writes and reads it.' }),
    label: t.string({
      description: 'The label in the language asked for.',
      resolve: ({ labels, locale }) => labels[locale],
    }),
    labelZh: t.string({ description: 'The label in Chinese.', resolve: ({ labels }) => labels.zh }),
    labelEn: t.string({ description: 'The label in English.', resolve: ({ labels }) => labels.en }),
    standard: t.string({
      nullable: true,
      description:
        'The national standard that has a code for the value, such as GB/T 2261.1; null where none is certain.',
      resolve: ({ coded }) => coded?.standard ?? null,
    }),
    standardCode: t.string({
      nullable: true,
      description: 'The code of the value by `standard`, for the exchange with other systems; null where that is null.',
      resolve: ({ coded }) => coded?.code ?? null,
    }),
  }),
});

/** More than there are. */
const TYPES_MAXIMUM = 100;

builder.queryField('vocabulary', (t) =>
  t.field({
    type: [TermType],
    description:
      'Every enum value, grade code and field of changes with its labels, so that clients need no tables of their own: by type, and within a type in the order of the declaration (ranks and grades highest first). Some 700 terms; they change with releases only.',
    authScopes: { scope: 'registry:read' },
    args: {
      locale: t.arg({ type: LocaleEnum, description: 'The language of `label`. Default: that of Accept-Language.' }),
      types: t.arg.stringList({ description: `Only these types, at most ${TYPES_MAXIMUM}. Default: all.` }),
    },
    resolve: (_root, { locale, types }, context) => {
      assertAtMost('types', types ?? [], TYPES_MAXIMUM);
      return vocabularies()
        .filter(({ type }) => !types || types.includes(type))
        .flatMap(({ type, terms }) =>
          Object.entries(terms).map(([value, labels]) => ({
            type,
            value,
            labels,
            coded: labels.coded ?? null,
            locale: locale ? LOCALES[locale] : context.locale,
          })),
        );
    },
  }),
);
