import { decodeGlobalID } from '@pothos/plugin-relay';
import { expect } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { WithdrawRecordDocument, type WithdrawRecordInput } from '../generated/graphql.ts';
import type { Harness } from './app.ts';
import { ENGLISH, leavingNoTrace } from './writes.ts';

const BASIS = { reason: '误登' };

/** Withdraws things and changes, and does the acts that come before. */
export function withdrawals(api: Harness) {
  const withdraw = async (id: string, more: Partial<WithdrawRecordInput> = {}, client: GraphQLClient = api.admin) =>
    (await client.request(WithdrawRecordDocument, { input: { id, basis: BASIS, ...more } }, ENGLISH)).withdrawRecord;

  return {
    withdraw,

    /** The same, which must be done; what is withdrawn. */
    withdrawn: async (id: string, more: Partial<WithdrawRecordInput> = {}) => {
      const result = await withdraw(id, more);
      expect(result).toMatchObject({ __typename: 'WithdrawRecordSuccess' });
      return (result as Extract<typeof result, { __typename: 'WithdrawRecordSuccess' }>).withdrawn.toSorted();
    },

    /** The same, which must be refused and leave no trace. */
    refused: (id: string, more: Partial<WithdrawRecordInput> = {}) =>
      leavingNoTrace(api.registry, () => withdraw(id, more)),

    /** Does any act as an administrator: the id of its change, and an id that its answer shows. */
    act: async (name: string, input: object, shown = ''): Promise<{ change: string; position: number; id: string }> => {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
      const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
        __typename ... on ${type}Success { change { id position } ${shown} } ... on UserError { message } } }`;
      const data = await api.admin.request<Record<string, Record<string, unknown>>>(document, { input }, ENGLISH);
      const answer = data[name]!;
      if (answer['__typename'] !== `${type}Success`) throw new Error(`${name}: ${String(answer['message'])}`);
      const change = answer['change'] as { id: string; position: string };
      const subject = Object.values(answer).find((one) => typeof one === 'object' && one !== null && one !== change);
      return {
        change: change.id,
        position: Number(change.position),
        id: ((Array.isArray(subject) ? subject[0] : subject) as { id: string } | undefined)?.id ?? '',
      };
    },
  };
}

/** The key of a global id. */
export const keyOf = (id: string): number => Number(decodeGlobalID(id).id);
