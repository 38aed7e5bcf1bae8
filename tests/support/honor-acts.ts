import { decodeGlobalID } from '@pothos/plugin-relay';
import {
  ConferHonorDocument,
  NominateHonorDocument,
  PutHonorUnderNoticeDocument,
  RejectHonorDocument,
  RevokeHonorDocument,
  type ConferHonorInput,
  type NominateHonorInput,
  type PutHonorUnderNoticeInput,
  type RejectHonorInput,
  type RevokeHonorInput,
} from '../generated/graphql.ts';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';

type Headers = Record<string, string>;

/** The acts on honors, as an administrator sends them. */
export const honorActs = (api: Harness) => ({
  nominate: async (input: NominateHonorInput, headers: Headers = {}, key = `key-${unique()}`) =>
    (await api.admin.request(NominateHonorDocument, { input, key }, headers)).nominateHonor,
  notice: async (input: PutHonorUnderNoticeInput, headers: Headers = {}) =>
    (await api.admin.request(PutHonorUnderNoticeDocument, { input }, headers)).putHonorUnderNotice,
  confer: async (input: ConferHonorInput, headers: Headers = {}) =>
    (await api.admin.request(ConferHonorDocument, { input }, headers)).conferHonor,
  reject: async (input: RejectHonorInput, headers: Headers = {}) =>
    (await api.admin.request(RejectHonorDocument, { input }, headers)).rejectHonor,
  revoke: async (input: RevokeHonorInput, headers: Headers = {}) =>
    (await api.admin.request(RevokeHonorDocument, { input }, headers)).revokeHonor,
});

/** A commendation for officers. */
export const commendation = (
  officers: readonly { id: number }[],
  more: Partial<NominateHonorInput> = {},
): NominateHonorInput => ({
  title: '个人嘉奖',
  kind: 'INDIVIDUAL',
  level: 'COUNTY',
  meritClass: 'COMMENDATION',
  recipients: officers.map(({ id }) => globalId('Officer', id)),
  nominatedOn: '2024-03-01',
  ...more,
});

/** A commendation for units. */
export const collective = (
  units: readonly { id: number }[],
  more: Partial<NominateHonorInput> = {},
): NominateHonorInput => ({
  ...commendation([], { title: '集体嘉奖', kind: 'COLLECTIVE' }),
  recipients: units.map(({ id }) => globalId('Unit', id)),
  ...more,
});

/** The key inside the id of the honor of an answer. */
export function honorIn(answer: object): number {
  if (!('honor' in answer)) throw new Error(`It was refused: ${JSON.stringify(answer)}`);
  return Number(decodeGlobalID((answer.honor as { id: string }).id).id);
}
