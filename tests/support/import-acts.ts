import { expect } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { graphql } from '../generated/gql.ts';
import {
  ApplyImportDocument,
  DiscardImportDocument,
  ImportBatchDocument,
  MapImportDocument,
  RehearseImportDocument,
  UndoImportDocument,
  type ApplyImportInput,
  type ImportBatchQuery,
  type ImportKind,
} from '../generated/graphql.ts';
import type { Harness } from './app.ts';

export const ImportChanges = graphql(`
  query ImportChanges($id: ID!) {
    importBatch(id: $id) {
      changes(first: 100) {
        totalCount
        nodes {
          position
          at
          operation
          subjectType
          fields {
            field
            after
          }
          basis {
            documentNumber
          }
        }
      }
    }
  }
`);

export type Batch = NonNullable<ImportBatchQuery['importBatch']>;

/** The text of a sheet: one line a row, cells apart by commas; none of them has one. */
export const csv = (...rows: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.join(',')).join('\r\n'));

const tokenOf = (client: GraphQLClient): string =>
  new Headers(client.requestConfig.headers as Record<string, string>).get('authorization') ?? '';

/** What tests do with files, as a client. */
export function importActs(api: Pick<Harness, 'url' | 'admin'>) {
  const send = (
    kind: string,
    body: Buffer,
    { client = api.admin, type = 'text/csv', name = '名册.csv', headers = {}, sheet }: Sent = {},
  ): Promise<Response> =>
    fetch(
      `${api.url}/imports?kind=${kind}&fileName=${encodeURIComponent(name)}${sheet ? `&sheet=${encodeURIComponent(sheet)}` : ''}`,
      {
        method: 'POST',
        headers: { authorization: tokenOf(client), 'content-type': type, ...headers },
        body: new Uint8Array(body),
      },
    );

  /** Sends a file that is taken; its id. */
  const upload = async (kind: ImportKind, body: Buffer, sent: Sent = {}): Promise<string> => {
    const response = await send(kind, body, sent);
    const answer = (await response.json()) as { id: string };
    expect([response.status, answer]).toMatchObject([201, {}]);
    return answer.id;
  };

  const find = async (id: string, client = api.admin): Promise<Batch | null> =>
    (await client.request(ImportBatchDocument, { id, first: 100 })).importBatch ?? null;
  const read = async (id: string, client = api.admin): Promise<Batch> => (await find(id, client))!;

  /** The file once nobody works on it. */
  const settled = async (id: string, client = api.admin): Promise<Batch> => {
    for (;;) {
      const batch = await read(id, client);
      if (!['REHEARSING', 'APPLYING'].includes(batch.status)) return batch;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  type Terms = Partial<Omit<ApplyImportInput, 'id'>>;
  const termsOf = (id: string, terms: Terms): ApplyImportInput => ({ id, policy: 'ALL_OR_NOTHING', ...terms });

  return {
    get: (path: string, client = api.admin): Promise<Response> =>
      fetch(`${api.url}${path}`, { headers: { authorization: tokenOf(client) } }),
    send,
    upload,
    find,
    read,
    settled,
    map: async (id: string, fields: readonly (string | null)[], client = api.admin) => {
      const { columns } = await read(id, client);
      const input = { id, columns: columns.map(({ heading }, i) => ({ heading, field: fields[i] ?? null })) };
      return (await client.request(MapImportDocument, { input })).mapImport;
    },
    discard: async (id: string, client = api.admin) =>
      (await client.request(DiscardImportDocument, { input: { id } })).discardImport,
    begin: async (how: 'rehearse' | 'apply', id: string, terms: Terms = {}, client = api.admin) => {
      const input = termsOf(id, terms);
      return how === 'apply'
        ? (await client.request(ApplyImportDocument, { input })).applyImport
        : (await client.request(RehearseImportDocument, { input })).rehearseImport;
    },
    /** Rehearses or applies to the end. */
    run: async (how: 'rehearse' | 'apply', id: string, terms: Terms = {}, client = api.admin): Promise<Batch> => {
      const input = termsOf(id, terms);
      const begun =
        how === 'apply'
          ? (await client.request(ApplyImportDocument, { input })).applyImport
          : (await client.request(RehearseImportDocument, { input })).rehearseImport;
      expect(begun.__typename).toBe('ImportSuccess');
      return settled(id, client);
    },
    undo: async (id: string, client = api.admin): Promise<Batch> => {
      const input = { id, basis: { reason: '测试' } };
      const { undoImport } = await client.request(UndoImportDocument, { input });
      expect(undoImport.__typename).toBe('ImportSuccess');
      return settled(id, client);
    },
  };
}

interface Sent {
  readonly client?: GraphQLClient;
  readonly type?: string;
  readonly name?: string;
  /** Of a workbook. */
  readonly sheet?: string | undefined;
  readonly headers?: Record<string, string>;
}

/** The problems of a file, as `row cell rule message`. */
export const problemsIn = ({ rows }: Batch): string[] =>
  rows.nodes.flatMap(({ number, problems }) =>
    problems.map(({ cell, rule, message }) => [number, cell ?? '-', rule ?? '-', message].join(' ')),
  );
