import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { documentCheck, checkInput } from '../../src/limits/documents.ts';
import { LIMITS } from '../../src/limits/limits.ts';
import { measure, measureInput } from '../../src/limits/measure.ts';

const NONE = { depth: 0, aliases: 0, fields: 0, rootFields: 0, directives: 0, inputDepth: 0 };

/** `2 ** levels` spreads of the last fragment. */
const bomb = (levels: number): string =>
  [
    'query { unit(code: "A") { ...f0 } }',
    ...Array.from({ length: levels }, (_, i) => `fragment f${i} on Unit { ...f${i + 1} ...f${i + 1} }`),
    `fragment f${levels} on Unit { code }`,
  ].join('\n');

describe('the measures of a document', () => {
  it.each([
    ['{ a }', { depth: 1, fields: 1, rootFields: 1 }],
    ['{ a { b { c } } d }', { depth: 3, fields: 4, rootFields: 2 }],
    ['{ x: a y: a { z: b } }', { depth: 2, fields: 3, rootFields: 2, aliases: 3 }],
    ['{ a { ... on B { c } } }', { depth: 2, fields: 2, rootFields: 1 }],
    ['{ ...f } fragment f on Query { a b: c { d } }', { depth: 2, fields: 3, rootFields: 2, aliases: 1 }],
    ['{ ...f ...f } fragment f on Query { a }', { depth: 1, fields: 2, rootFields: 2 }],
    ['{ ...nothing }', {}],
    ['{ a @x @y(z: [[1]]) ... @w { b } }', { depth: 1, fields: 2, rootFields: 2, directives: 3, inputDepth: 2 }],
    ['query ($v: F = { not: { not: {} } }) { a }', { depth: 1, fields: 1, rootFields: 1, inputDepth: 3 }],
    ['{ a(f: { or: [{ b: 1 }] }) }', { depth: 1, fields: 1, rootFields: 1, inputDepth: 3 }],
    ['query A { a } query B { a b { c } }', { depth: 2, fields: 3, rootFields: 2 }],
    ['{ a } fragment unused on B { c { d { e } } }', { depth: 3, fields: 3, rootFields: 1 }],
    ['{ ...f } fragment f on Query { a ...g } fragment g on Query { b ...f }', { depth: 1, fields: 2, rootFields: 2 }],
    [bomb(40), { depth: 2, fields: 2 ** 40 + 1, rootFields: 1 }],
  ])('%s', (text, expected) => {
    expect(measure(parse(text))).toEqual({ ...NONE, ...expected });
  });
});

describe('the measures of input', () => {
  it.each([
    [{}, { depth: 0, values: 0 }],
    [
      { a: 1, b: null },
      { depth: 0, values: 2 },
    ],
    [{ a: [{ b: [] }] }, { depth: 3, values: 3 }],
  ])('%j', (variables, expected) => {
    expect(measureInput(variables, { depth: 9, values: 9 })).toEqual(expected);
  });

  it('stop at the limit', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = [deep];
    expect(measureInput({ deep }, { depth: 20, values: 100 })).toEqual({ depth: 21, values: 22 });
    expect(measureInput({ a: Array(1_000).fill(0) }, { depth: 20, values: 100 }).values).toBe(101);
  });
});

/** What a check refuses, without the words. */
function refusedBy(check: () => void): unknown {
  try {
    check();
    return null;
  } catch (error) {
    const { limit, maximum, actual } = (error as { extensions: Record<string, unknown> }).extensions;
    return [limit, maximum, actual];
  }
}

const many = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

describe('a document', () => {
  const check = documentCheck(LIMITS);
  const deep = (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;

  it.each<[string, string, unknown]>([
    ['levels', deep(16), ['depth', 15, 16]],
    ['aliases', `{ ${many(31, (i) => `a${i}: a`)} }`, ['aliases', 30, 31]],
    ['root fields', `{ ${many(21, () => 'a')} }`, ['rootFields', 20, 21]],
    ['fields', `{ a { ${many(500, () => 'b')} } }`, ['fields', 500, 501]],
    ['directives', `{ a ${many(31, () => '@b')} }`, ['directives', 30, 31]],
    ['values in values', `{ a(b: ${'['.repeat(21)}${']'.repeat(21)}) }`, ['inputDepth', 20, 21]],
    ['tokens', `{ a(b: [${'1 '.repeat(2_000)}]) }`, ['tokens', 2_000, null]],
    ['tokens that never end', '['.repeat(900_000), ['tokens', 2_000, null]],
    ['levels that never end', `{ a(b: ${'['.repeat(900_000)}`, ['tokens', 2_000, null]],
    ['fields by fragments', bomb(60), ['fields', 500, Number.MAX_SAFE_INTEGER]],
  ])('over a limit is refused for its %s', (_what, text, expected) => {
    expect(refusedBy(() => check(text))).toEqual(expected);
  });

  it.each([
    ['at the limits', deep(15)],
    ['of introspection', getIntrospectionQuery()],
    ['that is none, which validation tells', '{ a( }'],
    ['of comments', `{ a } ${'# comment\n'.repeat(10_000)}`],
  ])('within the limits passes: %s', (_what, text) => {
    expect(refusedBy(() => check(text))).toBeNull();
  });

  it('that exhausts the stack of the parser is refused for its levels', () => {
    const generous = documentCheck({ ...LIMITS, tokens: 1_000_000 });
    expect(refusedBy(() => generous('['.repeat(10)))).toBeNull();
    expect(refusedBy(() => generous(`{ a(b: ${'['.repeat(400_000)}`))).toEqual(['depth', 15, null]);
  });

  it('is refused with advice', () => {
    expect(() => check(deep(16))).toThrow(
      'Levels of the document: 15 at most, this request has 16. Ask for what is deeper in a request of its own, by its id.',
    );
  });
});

describe('variables', () => {
  it('over a limit are refused for their levels or their number', () => {
    let filter: object = {};
    for (let i = 0; i < 21; i++) filter = { not: filter };
    expect(refusedBy(() => checkInput({ filter }, LIMITS))).toEqual(['inputDepth', 20, null]);
    expect(refusedBy(() => checkInput({ ids: Array(20_000).fill('') }, LIMITS))).toEqual(['inputValues', 20_000, null]);
    expect(refusedBy(() => checkInput({ ids: Array(19_999).fill('') }, LIMITS))).toBeNull();
  });
});
