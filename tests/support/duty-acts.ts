import {
  AssignDutiesDocument,
  EndDutiesDocument,
  HandOverDutiesDocument,
  type AssignDutiesInput,
  type DutyInput,
  type EndDutiesInput,
  type HandOverDutiesInput,
} from '../generated/graphql.ts';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';
import { sql } from '../../src/sql/sql.ts';

type Headers = Record<string, string>;

/** The day on which duties begin, end or pass, unless told otherwise. */
export const DUTY_ON = '2022-01-01';

/** The acts on duties, as an administrator sends them, and the rows that came of them. */
export const dutyActs = (api: Harness) => ({
  assign: async (duties: readonly DutyInput[], more: Partial<AssignDutiesInput> = {}, headers: Headers = {}) =>
    (
      await api.admin.request(
        AssignDutiesDocument,
        { input: { duties: [...duties], effectiveOn: DUTY_ON, ...more }, key: `key-${unique()}` },
        headers,
      )
    ).assignDuties,
  end: async (ids: readonly number[], more: Partial<EndDutiesInput> = {}, headers: Headers = {}) =>
    (
      await api.admin.request(
        EndDutiesDocument,
        { input: { ids: ids.map((id) => globalId('Duty', id)), effectiveOn: DUTY_ON, ...more } },
        headers,
      )
    ).endDuties,
  handOver: async (
    ids: readonly number[],
    to: string,
    more: Partial<HandOverDutiesInput> = {},
    headers: Headers = {},
  ) =>
    (
      await api.admin.request(
        HandOverDutiesDocument,
        { input: { ids: ids.map((id) => globalId('Duty', id)), to, effectiveOn: DUTY_ON, ...more } },
        headers,
      )
    ).handOverDuties,
  /** What is believed of duties, in the order of their days. */
  rows: (ids: readonly number[]) =>
    api.registry.$query<Record<string, unknown>>(
      sql`SELECT duty_id AS id, officer_id AS officer, unit_id AS unit, target_unit_id AS target, above_id AS above,
  valid_from::text AS "from", valid_to::text AS "to" FROM duty_version
WHERE duty_id = ANY($1::int[]) AND superseded_at IS NULL ORDER BY duty_id, valid_from`,
      [ids],
    ),
});
