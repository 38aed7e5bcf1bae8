import {
  EnrollOfficerDocument,
  MergeOfficersDocument,
  type EnrollOfficerInput,
  type MergeOfficersInput,
} from '../generated/graphql.ts';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';

export const BASIS = { reason: '同一人重复登记' };

/** Puts people on record twice, and merges them. */
export const merging = (api: Harness) => ({
  merge: (into: string, duplicate: string, more: Partial<MergeOfficersInput> = {}, headers = {}) =>
    api.admin
      .request(MergeOfficersDocument, { input: { into, duplicate, basis: BASIS, ...more } }, headers)
      .then(({ mergeOfficers }) => mergeOfficers),

  /** The id of an officer enrolled in a unit. */
  enrolled: async (unit: { id: number }, more: Partial<EnrollOfficerInput> = {}): Promise<string> => {
    const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, {
      input: {
        name: '丁一',
        category: 'POLICE',
        title: '民警',
        unit: globalId('Unit', unit.id),
        effectiveOn: '2020-01-01',
        ...more,
      },
      key: `key-${unique()}`,
    });
    if (enrollOfficer.__typename !== 'EnrollOfficerSuccess') throw new Error(enrollOfficer.message);
    return enrollOfficer.officer.id;
  },
});
