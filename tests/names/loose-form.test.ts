import { expect, it } from '@jest/globals';
import { looseForm, looseSql } from '../../src/names/loose-form.ts';
import { sql } from '../../src/sql/sql.ts';
import { useApp } from '../support/app.ts';
import { NASTY_TEXTS } from '../support/nasty-texts.ts';

const api = useApp();

const NAMES = [
  '合成（一）ab 所',
  ' 测试市\u3000公安局 ',
  'ＡＢ－０１',
  '葛\u{E0100}城',
  'ﬁle ß ǆ µ',
  'é É',
  '⼒ 力',
  '\u00A0a\u2009b',
  '㈱ ① Ⅳ',
];

it('compares names by one form in the program and in the database', async () => {
  // no name on record has control characters or halves of a pair
  const texts = [...NAMES, ...NASTY_TEXTS].filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
  const rows = await api.registry.$query<{ form: string }>(
    sql`SELECT ${looseSql(sql`t`)} AS form FROM unnest($1::text[]) WITH ORDINALITY AS k(t, n) ORDER BY n`,
    [texts],
  );
  expect(rows.map(({ form }) => form)).toEqual(texts.map(looseForm));
});
