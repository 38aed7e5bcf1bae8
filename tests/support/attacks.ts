import { NASTY_TEXTS } from './nasty-texts.ts';

/** What somebody who means harm may send, as the bytes of a body. */
export interface Attack {
  readonly name: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly token?: string;
  /** What it is refused with; null: answered, and harmless. */
  readonly status: number;
  readonly code: string | null;
  /** What the answer must not repeat. */
  readonly hides?: string;
}

const many = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

const asking = (query: string, variables?: object): string =>
  JSON.stringify({ query, ...(variables && { variables }) });

const bomb = (levels: number): string =>
  `{ unit(code: "A") { ...f0 } } ${many(levels, (i) => `fragment f${i} on Unit { ...f${i + 1} ...f${i + 1} }`)} fragment f${levels} on Unit { code }`;

const circle = '{ unit(code: "A") { ...a } } fragment a on Unit { ...b } fragment b on Unit { ...a }';

const types = (levels: number): string => (levels === 0 ? 'name' : `fields { type { ${types(levels - 1)} } }`);

const LIMIT = { status: 400, code: 'LIMIT_EXCEEDED' } as const;

/** `forge` makes tokens that look like ones of people. */
export function attacks(forge: (header: object, claims: object) => string): readonly Attack[] {
  const later = Math.floor(Date.now() / 1000) + 3_600;
  const claims = { iss: 'https://issuer.example', sub: 'somebody', aud: 'muster', exp: later };
  const signedOut = { body: asking('{ viewer { name } }'), status: 401, code: 'UNAUTHENTICATED', hides: 'somebody' };
  return [
    { name: '10,000 aliases', body: asking(`{ ${many(10_000, (i) => `a${i}: __typename`)} }`), ...LIMIT },
    {
      name: '600 aliases, fewer than the tokens',
      body: asking(`{ ${many(600, (i) => `a${i}: __typename`)} }`),
      ...LIMIT,
    },
    {
      name: '1,000 levels',
      body: asking(`{ unit(code: "A") ${'{ parent '.repeat(1_000)}{ code }${'}'.repeat(1_000)} }`),
      ...LIMIT,
    },
    {
      name: '300 levels, fewer than the tokens',
      body: asking(`{ unit(code: "A") ${'{ parent '.repeat(300)}{ code }${'}'.repeat(300)} }`),
      ...LIMIT,
    },
    { name: '500,000 levels of a value', body: asking(`{ unit(code: ${'['.repeat(500_000)}`), ...LIMIT },
    { name: 'fragment bomb, 2^60 fields', body: asking(bomb(60)), ...LIMIT },
    { name: 'fragments in a circle', body: asking(circle), status: 200, code: 'GRAPHQL_VALIDATION_FAILED' },
    {
      name: '10,000 directives',
      body: asking(`{ viewer { name ${many(10_000, () => '@skip(if: false)')} } }`),
      ...LIMIT,
    },
    { name: '300 unknown directives', body: asking(`{ viewer { name ${many(300, (i) => `@d${i}`)} } }`), ...LIMIT },
    { name: '650 times the same field', body: asking(`{ viewer { ${many(650, () => 'name')} } }`), ...LIMIT },
    {
      name: 'body of 10 MB',
      body: asking(`{ viewer { name } } #${'a'.repeat(10_000_000)}`),
      status: 413,
      code: 'LIMIT_EXCEEDED',
    },
    {
      name: 'batch of 1,000',
      body: `[${Array(1_000).fill(asking('{ viewer { name } }')).join()}]`,
      ...LIMIT,
    },
    { name: 'introspection, 12 levels', body: asking(`{ __schema { types { ${types(12)} } } }`), ...LIMIT },
    {
      name: 'introspection, 3 levels',
      body: asking(`{ __schema { types { ${types(3)} } } }`),
      status: 200,
      code: 'GRAPHQL_VALIDATION_FAILED',
    },
    {
      name: '100,000 variables',
      body: asking('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(100_000).fill('a') }),
      ...LIMIT,
    },
    {
      name: 'a variable of 1 MB',
      body: asking('query ($code: String!) { unit(code: $code) { name } }', { code: 'a'.repeat(1_000_000) }),
      status: 200,
      code: null,
    },
    {
      name: '30,000 levels of a variable',
      body: `{"query":"query ($f: UnitFilter) { units(filter: $f) { nodes { code } } }","variables":{"f":${'{"not":'.repeat(30_000)}{}${'}'.repeat(30_000)}}}`,
      ...LIMIT,
    },
    {
      name: 'pages of 100 in pages of 100',
      body: asking(
        `{ units(first: 100) { nodes { ${many(6, (i) => `p${i}: parent { children(first: 100) { nodes { parent { parent { code } } } } }`)} } } }`,
      ),
      ...LIMIT,
    },
    {
      name: 'bytes that are not UTF-8',
      body: Uint8Array.from([...Buffer.from('{"query":"{ a('), 0xc3, 0x28, 0x22, 0x7d]),
      status: 400,
      code: 'BAD_USER_INPUT',
    },
    {
      name: 'NUL in a text',
      body: asking('query ($code: String!) { unit(code: $code) { name } }', { code: 'a\0b' }),
      status: 200,
      code: 'BAD_USER_INPUT',
    },
    { name: 'NUL in a document', body: asking('{ viewer { name } }\0'), status: 200, code: 'GRAPHQL_PARSE_FAILED' },
    {
      name: 'keys of prototypes',
      body: '{"query":"{ viewer { name } }","__proto__":{"viewer":{"scopes":"all"}}}',
      status: 400,
      code: 'BAD_REQUEST',
    },
    { name: 'a forged token', ...signedOut, token: `mr_${'A'.repeat(43)}` },
    { name: 'a token of 8 KB', ...signedOut, token: 'A'.repeat(8_000) },
    { name: 'a token without algorithm', ...signedOut, token: forge({ alg: 'none', typ: 'JWT' }, claims) },
    {
      name: 'a token of another issuer',
      ...signedOut,
      token: forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, iss: 'https://evil.example' }),
    },
    {
      name: 'a token for another audience',
      ...signedOut,
      token: forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, aud: 'other' }),
    },
    {
      name: 'a token that has expired',
      ...signedOut,
      token: forge({ alg: 'HS256', typ: 'JWT' }, { ...claims, exp: 1 }),
    },
    ...NASTY_TEXTS.filter((text) => /SELECT|DROP|OR 1=1/.test(text)).map((text) => ({
      name: `SQL: ${text.slice(0, 24)}`,
      body: asking('query ($code: String!) { unit(code: $code) { name } }', { code: text }),
      status: 200,
      code: null,
    })),
  ];
}
