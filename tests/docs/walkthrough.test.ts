import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { TransferOfficerDocument } from '../generated/graphql.ts';
import { globalId, useApp } from '../support/app.ts';
import { addAssignment, createUnit } from '../support/factories.ts';

const api = useApp({ compiled: 'always' });
const page = await readFile(join(import.meta.dirname, '../../docs/walkthrough.md'), 'utf8');

let units: { id: number }[];
let officerId: number;

beforeAll(async () => {
  units = [await createUnit(api.registry, { code: '330700-JN-SJ' }), await createUnit(api.registry)];
  ({ officerId } = await addAssignment(api.registry, { unitId: units[0]!.id }));
});

/** The fenced blocks of a language below a heading. */
const blocks = (heading: string, language: string): string[] =>
  [
    ...page
      .split(/^## /m)
      .find((section) => section.startsWith(heading))!
      .matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms')),
  ].map(([, text]) => text!);

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Whether a statement is what a block says, with anything where the block has `…`. */
function says(block: string, statement: string): boolean {
  const parts = inOneLine(block)
    .split('…')
    .map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(inOneLine(statement));
}

/** On a server what is asked at once goes out on several connections: its order is not one of the page. */
const ON_SERVER = process.env['TEST_DATABASE_URL'] !== undefined;

/** The statements in the order of the blocks that say them; those that none says come last. */
function inTheOrderOf(told: readonly string[], statements: readonly string[]): string[] {
  const left = [...statements];
  const found = told.flatMap((block) => {
    const i = left.findIndex((statement) => says(block, statement));
    return i < 0 ? [] : left.splice(i, 1);
  });
  return [...found, ...left];
}

/** The statements of a request beside those of the page, without the control of transactions. */
function compared(heading: string, sent: readonly string[]): [sent: string | undefined, told: string | undefined][] {
  const told = blocks(heading, 'sql');
  const left = sent.filter((text) => !/^(BEGIN|COMMIT|SET TRANSACTION)/.test(text));
  const statements = ON_SERVER ? inTheOrderOf(told, left) : left;
  const all = Array.from({ length: Math.max(statements.length, told.length) }, (_, i) => i);
  const differing = all.filter((i) => !says(told[i] ?? '', statements[i] ?? ''));
  return differing.map((i) => [statements[i], told[i]]);
}

it('docs/walkthrough.md shows every statement of its read, in order', async () => {
  const [query] = blocks('A read', 'graphql');
  expect(compared('A read', await api.statements(() => api.admin.request(query!)))).toEqual([]);
});

it('docs/walkthrough.md shows every statement of its write, in order', async () => {
  let transfers = 0;
  const transfer = () => {
    const expectedVersion = ++transfers;
    const to = globalId('Unit', units[expectedVersion % 2]!.id);
    const input = { id: globalId('Officer', officerId), to, title: '所长', expectedVersion, effectiveOn: '2026-03-01' };
    return api.admin.request(TransferOfficerDocument, { input });
  };
  expect(compared('A write', await api.statements(transfer))).toEqual([]);
});
