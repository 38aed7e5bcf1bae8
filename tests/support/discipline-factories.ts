import { createSecretKey, randomBytes } from 'node:crypto';
import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { sealWords, type Worded } from '../../src/personal/words.ts';
import type { Sealer } from '../../src/personal/sealer.ts';
import { day, START, unique, type DatedOptions, type dated, datedRow } from './factories.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const KEY_OF = { Concern: 'concernId', Sanction: 'sanctionId', DossierSection: 'sectionId' } as const;

/** The key of the words of a thing, kept where there is one of the server to seal it; seals words of it. */
export async function wordsOf(registry: Registry, sealer: Sealer | undefined, type: Worded, id: number) {
  const key = randomBytes(32);
  const thing = `${type} ${id}`;
  if (sealer) {
    const { keyId, bytes } = sealer.wrap(thing, key);
    await registry.wordKey.create({ data: { [KEY_OF[type]]: id, keyId, wrapped: bytes } });
  }
  const secret = createSecretKey(key);
  return (field: string, words: string): Bytes =>
    Uint8Array.from(Buffer.from(sealWords({ thing, key: secret }, field, words).slice(2), 'hex'));
}

type ConcernOptions = DatedOptions & {
  officerId: number;
  keeperId: number;
  /** Without one nobody can read the words. */
  sealer?: Sealer;
  words?: string;
} & Partial<Pick<Prisma.ConcernVersionUncheckedCreateInput, 'kind' | 'expunged'>>;

/** A concern of the kind LIFE, unless told otherwise, with one version and the step by which it was found; its identity. */
export async function createConcern(
  registry: Registry,
  { sealer, words = '合成的情况说明', ...options }: ConcernOptions,
): Promise<{ id: number }> {
  const { id } = await registry.concern.create({ data: {} });
  const seal = await wordsOf(registry, sealer, 'Concern', id);
  const row = datedRow({ kind: 'LIFE' as const, ...options, summary: seal('summary', words) });
  await registry.concernVersion.create({ data: { concernId: id, ...row } });
  const { recordedAt, validFrom } = row;
  const by = seal('takenBy', '合成人员');
  await registry.concernStep.create({
    data: { concernId: id, takenOn: validFrom, stage: 'FOUND', takenBy: by, recordedAt },
  });
  return { id };
}

type SanctionOptions = DatedOptions & { officerId: number; sealer?: Sealer; words?: string } & Partial<
    Omit<
      Prisma.SanctionVersionUncheckedCreateInput,
      'sanctionId' | 'grounds' | 'decidedOn' | keyof ReturnType<typeof dated>
    >
  >;

/** A WARNING, unless told otherwise, decided on the day from which it holds; its identity. */
export async function createSanction(
  registry: Registry,
  { sealer, words = '合成的违纪事实', ...options }: SanctionOptions,
): Promise<{ id: number }> {
  const { id } = await registry.sanction.create({ data: {} });
  const seal = await wordsOf(registry, sealer, 'Sanction', id);
  await registry.sanctionVersion.create({
    data: {
      sanctionId: id,
      kind: 'WARNING',
      decidedBy: '合成的决定机关',
      ...datedRow({
        basisDocument: `合成文号${unique()}`,
        ...options,
        decidedOn: day(options.from ?? START),
        grounds: seal('grounds', words),
      }),
    },
  });
  return { id };
}

type LiabilityOptions = DatedOptions & { officerId: number; unitId: number } & Partial<
    Omit<Prisma.CaseLiabilityVersionUncheckedCreateInput, 'liabilityId' | keyof ReturnType<typeof dated>>
  >;

/** A part as HANDLER in a case of its own, unless told otherwise; its identity. */
export async function createLiability(registry: Registry, options: LiabilityOptions): Promise<{ id: number }> {
  const { id } = await registry.caseLiability.create({ data: {} });
  const row = datedRow({ caseNumber: `A${unique()}`, role: 'HANDLER' as const, ...options });
  await registry.caseLiabilityVersion.create({ data: { liabilityId: id, ...row } });
  return { id };
}

type RecommendationOptions = DatedOptions & {
  roundId: number;
  candidateId: number;
  recommenderId: number;
  programId: number;
} & Partial<
    Omit<
      Prisma.RecommendationVersionUncheckedCreateInput,
      'recommendationId' | 'signedOn' | keyof ReturnType<typeof dated>
    >
  >;

/** A recommendation, signed on the day from which it holds; its identity. */
export async function createRecommendation(
  registry: Registry,
  options: RecommendationOptions,
): Promise<{ id: number }> {
  const { id } = await registry.recommendation.create({ data: {} });
  const signedOn = day(options.from ?? START);
  const row = datedRow({ title: '所长', grounds: '合成的推荐理由若干字', ...options, signedOn });
  await registry.recommendationVersion.create({ data: { recommendationId: id, ...row } });
  return { id };
}

/** A rule of a regulation with one edition, confirmed unless told otherwise. */
export async function createRule(
  registry: Registry,
  {
    key,
    value,
    confirmed = true,
    article = `合成条例 (${key})`,
    ...options
  }: DatedOptions & { key: string; value: number; confirmed?: boolean; article?: string },
): Promise<{ id: number }> {
  const rule = await registry.regulationRule.create({ data: { key, name: key, valueUnit: 'MONTHS' } });
  const row = datedRow({ from: '2019-06-01', ...options });
  await registry.regulationRuleVersion.create({ data: { ruleId: rule.id, value, confirmed, article, ...row } });
  return { id: rule.id };
}
