import { describe, expect, it } from '@jest/globals';
import { leaving } from '../../console/src/acts/leaving.ts';
import { lackingOf } from '../../console/src/evaluations/lacking.ts';
import { shareOfText, textOfShare } from '../../console/src/forms/share-text.ts';
import { INPUTS } from '../../console/src/generated/inputs.ts';

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

describe('a share', () => {
  it('is typed in per cent, with or without the sign, and no more than the whole', () => {
    expect(['45', '45.5', ' 45％ ', '0.05', '.5%', '100', '45.'].map(shareOfText)).toEqual([
      4500, 4550, 4500, 5, 50, 10_000, 4500,
    ]);
    expect(['', '%', '四成', '-1', '100.01', '4500', '1.234', '4e1'].map(shareOfText)).toEqual(Array(8).fill(null));
  });

  it('is told as it is typed, and what is none as it was', () => {
    expect([4550, 5, 10_000, '四成', undefined].map(textOfShare)).toEqual(['45.5', '0.05', '100', '四成', '']);
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
