import {
  ImposeSanctionDocument,
  LiftSanctionDocument,
  OfficerDisciplineDocument,
  RecordCaseLiabilitiesDocument,
  RecordLiabilityFindingDocument,
  type CaseLiabilityInput,
  type ImposeSanctionInput,
  type LiftSanctionInput,
  type RecordCaseLiabilitiesInput,
  type RecordLiabilityFindingInput,
} from '../generated/graphql.ts';
import type { Registry } from '../../src/database/client.ts';
import { sql } from '../../src/sql/sql.ts';
import { globalId, type Harness } from './app.ts';
import { day, unique } from './factories.ts';

type Headers = Record<string, string>;

/** The day of decisions, unless told otherwise. */
export const DECIDED_ON = '2022-03-15';

export const ordered = () => ({ documentNumber: `合成文号〔2022〕${unique()}号`, reason: '合成的理由' });

export const sanctionInput = (
  officer: { id: number },
  more: Partial<ImposeSanctionInput> = {},
): ImposeSanctionInput => ({
  officer: globalId('Officer', officer.id),
  kind: 'WARNING',
  decidedBy: '合成的决定机关',
  decidedOn: DECIDED_ON,
  facts: '合成的违纪事实',
  basis: ordered(),
  ...more,
});

/** The acts on sanctions and liabilities, as an administrator sends them. */
export const disciplineActs = (api: Harness) => ({
  impose: async (officer: { id: number }, more: Partial<ImposeSanctionInput> = {}, headers: Headers = {}) =>
    (
      await api.admin.request(
        ImposeSanctionDocument,
        { input: sanctionInput(officer, more), key: `key-${unique()}` },
        headers,
      )
    ).imposeSanction,
  lift: async (id: string, more: Partial<LiftSanctionInput> = {}, headers: Headers = {}) =>
    (
      await api.admin.request(
        LiftSanctionDocument,
        { input: { id, effectiveOn: '2022-06-01', basis: ordered(), ...more } },
        headers,
      )
    ).liftSanction,
  answerFor: async (
    liabilities: readonly CaseLiabilityInput[],
    more: Partial<RecordCaseLiabilitiesInput> = {},
    headers: Headers = {},
  ) =>
    (
      await api.admin.request(
        RecordCaseLiabilitiesDocument,
        { input: { liabilities: [...liabilities], ...more }, key: `key-${unique()}` },
        headers,
      )
    ).recordCaseLiabilities,
  find: async (id: string, more: Partial<RecordLiabilityFindingInput> = {}, headers: Headers = {}) =>
    (
      await api.admin.request(
        RecordLiabilityFindingDocument,
        { input: { id, on: '2023-01-01', fault: 'NEGLIGENCE', basis: ordered(), ...more }, key: `key-${unique()}` },
        headers,
      )
    ).recordLiabilityFinding,
  disciplineOf: async (officer: { id: number }, date?: string) =>
    (
      await api.admin.request(
        OfficerDisciplineDocument,
        { id: globalId('Officer', officer.id), ...(date !== undefined && { date }) },
        { 'x-purpose': encodeURIComponent('合成的查阅目的') },
      )
    ).officer!,
});

/** Puts rules on record, as if an office had adopted them. */
export async function createRules(
  registry: Registry,
  rules: Readonly<Record<string, number>>,
  { from = '2020-01-01', confirmed = true }: { readonly from?: string; readonly confirmed?: boolean } = {},
): Promise<void> {
  for (const [key, value] of Object.entries(rules)) {
    const unit = key.endsWith('.days') ? 'DAYS' : key.endsWith('.years') ? 'YEARS' : 'MONTHS';
    const { id } = await registry.regulationRule.create({ data: { key, name: '合成规则', valueUnit: unit } });
    await registry.regulationRuleVersion.create({
      data: {
        ruleId: id,
        value,
        article: `合成条文 ${key}`,
        confirmed,
        validFrom: day(from),
        recordedAt: new Date('2020-01-01T00:00:00Z'),
      },
    });
  }
}

/** What is believed of sanctions, in the order of their days. */
export const sanctionRows = (registry: Registry, officerId: number) =>
  registry.$query<Record<string, unknown>>(
    sql`SELECT kind, lifted, overturned, valid_from::text AS "from", valid_to::text AS "to", basis_reason AS reason
FROM sanction_version WHERE officer_id = $1 AND superseded_at IS NULL ORDER BY sanction_id, valid_from`,
    [officerId],
  );
