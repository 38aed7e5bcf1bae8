import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { leaving } from '../../console/src/acts/leaving.ts';
import { lackingOf } from '../../console/src/evaluations/lacking.ts';
import { KnownSubjects, plain } from '../../console/src/evaluations/known-subjects.ts';
import { isOtherwiseNamed, repeated, type Subject } from '../../console/src/evaluations/pasted-faults.ts';
import { pastedScores } from '../../console/src/evaluations/pasted-scores.ts';
import { numberTextOf } from '../../console/src/forms/number-text.ts';
import { looseForm } from '../../src/names/loose-form.ts';
import { dayOfChange, dayOfNames } from '../../console/src/forms/day-of-form.ts';
import { FORBIDDEN, REASONS, showRefusal } from '../../console/src/forms/refusals.ts';
import { isTooFine, shareOfText, textOfShare } from '../../console/src/forms/share-text.ts';
import { INPUTS } from '../../console/src/generated/inputs.ts';
import { MARKS } from '../../console/src/marks.ts';

// what forms of the console do and tell, without a page

describe('a form in which nothing was typed', () => {
  it('is left by a click beside, by Escape and by the cross, whether or not it is kept', () => {
    const each = { mask: { closable: true }, keyboard: true, closable: true };
    expect([leaving(false), leaving(false, false)]).toEqual([each, each]);
  });
});

describe('a form in which something was typed', () => {
  it('is left by Escape and by the cross where it is kept, else by its own button alone', () => {
    expect(leaving(true)).toEqual({ mask: { closable: false }, keyboard: true, closable: true });
    expect(leaving(true, false)).toEqual({ mask: { closable: false }, keyboard: false, closable: false });
  });
});

describe('a refusal', () => {
  it('of several values of one field stands at that field, all of it; what has no field is told above the form', () => {
    const shown: unknown[] = [];
    const fields = new Set(['title', 'recipients', 'scores.0.value']);
    const form = {
      getFieldInstance: (name: readonly (string | number)[]) => fields.has(name.join('.')),
      setFields: (at: unknown) => shown.push(at),
      scrollToField: () => undefined,
    } as unknown as Parameters<typeof showRefusal>[0];
    const issues = [
      { path: 'recipients.0', message: '给出的是单位，应为民警' },
      { path: 'recipients.2', message: '给出的是单位，应为民警' },
      { path: 'recipients.3', message: '不是登记系统的标识' },
      { path: 'scores.0.value', message: '过大' },
      { path: 'scores.1.value', message: '过小' },
      { path: 'input', message: '没有内容' },
    ];
    const refusal = { __typename: 'InvalidInputError', message: '', issues } as const;
    expect(showRefusal(form, refusal as never, MARKS['zh-CN'])).toBe('过小；没有内容');
    expect(shown).toEqual([
      [{ name: ['recipients'], errors: ['给出的是单位，应为民警', '不是登记系统的标识'] }],
      [{ name: ['scores', 0, 'value'], errors: ['过大'] }],
    ]);
  });
});

describe('the day of a form', () => {
  const whole = '2020-05-06';

  it('on which whom it names has to be there is that of the act, whatever it is called and however deep it stands', () => {
    const forms = [
      { effectiveOn: whole, from: '2021-01-01' },
      { period: { from: whole, until: '2021-01-01' }, joinedOn: '2001-01-01' },
      { correction: { period: { from: whole } } },
      { signedOn: whole },
      { startsOn: whole, endsOn: '2021-01-01' },
      { from: whole },
    ];
    expect(forms.map(dayOfNames)).toEqual(forms.map(() => whole));
    // of a list, each has its own
    const none = [{ rows: [{ from: whole }] }, { effectiveOn: 'soon' }, { joinedOn: whole }, {}];
    expect(none.map(dayOfNames)).toEqual(none.map(() => null));
  });

  it('from which it changes something is that on which it takes effect, or the first of what is corrected', () => {
    const forms = [{ effectiveOn: whole }, { period: { from: whole } }, { signedOn: whole }, { from: whole }];
    expect(forms.map(dayOfChange)).toEqual([whole, whole, null, null]);
  });
});

describe('a text that must have so many characters', () => {
  it('is known from the schema', () => {
    const told = Object.entries(INPUTS).flatMap(([type, fields]) =>
      fields.flatMap(({ name, minimum, maximum }) => (minimum ? [[`${type}.${name}`, minimum, maximum]] : [])),
    );
    expect(told).toEqual([['RecommendOfficerInput.grounds', 10, 2000]]);
    // one character at least has whatever is needed
    expect(INPUTS['CorrectOfficerInput']!.find(({ name }) => name === 'name')).toMatchObject({ maximum: 50 });
  });
});

describe('a number', () => {
  const readOf = (type: 'Int' | 'Float') =>
    numberTextOf({ name: 'value', type, kind: 'scalar', required: true, list: false })!.read;

  it('is taken as it is typed, in full width too, or not at all', () => {
    expect(['12', '１２', '９３．５', ' 8.5 ', '-3', '.5', '0'].map(readOf('Float'))).toEqual([
      12, 12, 93.5, 8.5, -3, 0.5, 0,
    ]);
    const none = ['8,5', '1,000', '12人', '十', '1e3', 'abc', '--1', '1.2.3', '0x10', 'Infinity', '9'.repeat(20)];
    expect(none.map(readOf('Float'))).toEqual(none.map(() => null));
  });

  it('is whole where the registry wants one, and no larger than it can be', () => {
    expect(['12', '１２', '-3', '2147483647'].map(readOf('Int'))).toEqual([12, 12, -3, 2_147_483_647]);
    expect(['1.5', '12.', '2147483648', '99999999999', '8,5'].map(readOf('Int'))).toEqual(Array(5).fill(null));
  });
});

describe('a share', () => {
  it('is typed in per cent, with or without the sign, and no more than the whole', () => {
    expect(['45', '45.5', ' 45％ ', '0.05', '.5%', '100', '45.'].map(shareOfText)).toEqual([
      4500, 4550, 4500, 5, 50, 10_000, 4500,
    ]);
    expect(['', '%', '四成', '-1', '100.01', '4500', '1.234', '4e1'].map(shareOfText)).toEqual(Array(8).fill(null));
  });

  it('is none for its decimals alone where there are more than two', () => {
    expect(['45.123', ' 45.123％', '.123'].map(isTooFine)).toEqual([true, true, true]);
    expect(['45.12', '145.123', '四成', '4.123e1', '45.'].map(isTooFine)).toEqual(Array(5).fill(false));
  });

  it('is refused for its decimals or for what it is, in other words than a number is', () => {
    const typedIn = (name: string, type: 'Int' | 'Float') =>
      numberTextOf({ name, type, kind: 'scalar', required: true, list: false })!;
    for (const name of ['excellentCapBasisPoints', 'basisPoints', 'evaluationWeights']) {
      const share = typedIn(name, 'Int');
      expect([share.read('45.5'), share.tell(4550)]).toEqual([4550, '45.5']);
      expect(['45.123', '145', '四成'].map(share.refusal)).toEqual(['shareTooFine', 'noSuchShare', 'noSuchShare']);
    }
    expect(typedIn('authorizedStrength', 'Int').refusal('45.123')).toBe('noSuchWhole');
    expect(typedIn('value', 'Float').refusal('45,1')).toBe('noSuchNumber');
  });

  it('is told as it is typed', () => {
    expect([4550, 5, 10_000].map(textOfShare)).toEqual(['45.5', '0.05', '100']);
  });
});

describe('the scores that an evaluation lacks', () => {
  const indicators = [
    { key: 'jx', name: '绩效' },
    { key: 'mz', name: '民主测评' },
  ];
  const evaluatorGroups = [
    { key: 'leaders', name: '领导' },
    { key: 'colleagues', name: '同事' },
  ];
  const of = (...scores: readonly (readonly [string, string | null])[]) => ({
    probation: false,
    scores: scores.map(([key, evaluatorGroup]) => ({ indicator: { key }, evaluatorGroup })),
  });

  it('are those of every indicator that has none', () => {
    const scheme = { indicators, evaluatorGroups: [] };
    expect(lackingOf(scheme, of())).toEqual(['绩效', '民主测评']);
    expect(lackingOf(scheme, of(['mz', null]))).toEqual(['绩效']);
    expect(lackingOf(scheme, of(['jx', null], ['mz', null]))).toEqual([]);
  });

  it('are those of each group of evaluators, where there are any', () => {
    const scheme = { indicators, evaluatorGroups };
    const most = of(['jx', 'leaders'], ['jx', 'colleagues'], ['mz', 'leaders']);
    expect(lackingOf(scheme, most)).toEqual(['同事 民主测评']);
    expect(lackingOf(scheme, of(['jx', 'leaders'], ['mz', 'colleagues']))).toEqual(['同事 绩效', '领导 民主测评']);
  });

  it('are none of who is on probation, whom nobody grades', () => {
    expect(lackingOf({ indicators, evaluatorGroups }, { ...of(), probation: true })).toEqual([]);
  });
});

describe('a refusal that a reason lifts', () => {
  it('is told at the field of the reason, for every such field and by rules that there are', () => {
    const names = Object.values(INPUTS).flatMap((fields) => fields.map(({ name }) => name));
    const reasons = new Set(names.filter((name) => name.endsWith('Because')));
    expect(new Set(Object.values(REASONS))).toEqual(reasons);
    const rules = readFileSync('docs/writing.md', 'utf8');
    expect(Object.keys({ ...FORBIDDEN, ...REASONS }).filter((rule) => !rules.includes(`| \`${rule}\` `))).toEqual([]);
    expect(Object.values(FORBIDDEN).filter((field) => !names.includes(field))).toEqual([]);
  });
});

describe('scores that are pasted', () => {
  const indicators = [
    { key: 'a', name: '指标1' },
    { key: 'b', name: '指标2' },
  ];
  const station = { __typename: 'Unit', id: 'u', name: '合成派出所', code: 'HC-02', shortName: '合成所' } as const;
  const officer = { __typename: 'Officer', id: 'o', name: '合成·甲', policeNumber: '000500', unit: station } as const;
  const known: Readonly<Record<string, Subject>> = { '000500': officer, o: officer, 'HC-02': station, 合成所: station };
  const subjectOf = (name: string) => known[name];
  const linesOf = (rows: readonly { readonly line: number }[]) => rows.map(({ line }) => line);

  it('are read by indicator, with the name beside them', () => {
    const { rows, unused } = pastedScores('警号\t（姓名）\t指标2\t备注\na\t合成甲\t９０\t好\nb\t\t\t', indicators);
    expect(rows).toEqual([
      { line: 2, subject: 'a', name: '合成甲', scores: [{ indicator: indicators[1], value: '90' }] },
    ]);
    expect(unused).toEqual(['备注']);
    // the name of their unit says less than their own
    expect(pastedScores('警号\t单位名称\tName\t指标1\na\t合成所\t合成甲\t1', indicators)).toMatchObject({
      rows: [{ name: '合成甲' }],
      unused: ['单位名称'],
    });
  });

  it('are of whom the registry found, however a number, a code or a name was written, in each cycle by itself', () => {
    const all = new KnownSubjects();
    const pasted = ['０００５００', 'hc-02', '合成 所', '000501'];
    expect(all.unknownOf('c', pasted)).toEqual(pasted);
    all.found('c', pasted, [officer, station]);
    expect(all.unknownOf('c', ['000500', 'ＨＣ－０２', '合成派出所', '000502'])).toEqual(['000502']);
    const found = all.now('c');
    expect(pasted.map((name) => found.subjectOf(name)?.id)).toEqual(['o', 'u', 'u', undefined]);
    // who was not asked for is not known to be nobody
    expect(['000501', '　', '000502', '000500'].map(found.isOfNobody)).toEqual([true, true, false, false]);
    // another cycle has others, and what is known of the one does not answer for it
    expect(all.unknownOf('d', pasted)).toEqual(pasted);
    all.found('d', pasted, []);
    expect(pasted.map((name) => all.now('d').subjectOf(name))).toEqual(pasted.map(() => undefined));
    expect(all.now('d').isOfNobody('000500')).toBe(true);
    expect(found.subjectOf('000500')).toBe(officer);
  });

  it('are compared as the registry compares them', () => {
    const names = [
      '合成（一）ab 所',
      ' ＡＢ－０１\u3000',
      '葛\u{E0100}城',
      'ﬁle ß é',
      '㈱ ① Ⅳ',
      '\u00A0a\u2009b',
      '\uFEFF甲',
    ];
    expect(names.map(plain)).toEqual(names.map(looseForm));
  });

  it('are told to be of the same subject, whatever it is called by', () => {
    const text = '警号\t指标1\n000500\t1\nhc-09\t2\no\t3\nHC-09\t4\nHC-02\t5\n\t6\n\t7';
    expect(repeated(pastedScores(text, indicators).rows, subjectOf).map(linesOf)).toEqual([
      [2, 4],
      [3, 5],
    ]);
  });

  it('are told to be named otherwise than on record', () => {
    const of = [
      '000500\t合成乙',
      '000500\t合成 甲',
      '000500\t合成派出所',
      'HC-02\t合成所',
      'HC-02\t合成二所',
      'x\t合成乙',
      'o\t',
    ];
    const { rows } = pastedScores(['警号\t姓名\t指标1', ...of.map((row) => `${row}\t1`)].join('\n'), indicators);
    expect(linesOf(rows.filter((row) => isOtherwiseNamed(row, subjectOf)))).toEqual([2, 6]);
  });
});
