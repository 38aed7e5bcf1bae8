import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { requirementsText, type Requirement } from '../../src/modules/programs/requirement.declaration.ts';
import { datedRow, unique, type DatedOptions } from './factories.ts';

type Version<Input, Key extends string> = DatedOptions & Partial<Omit<Input, Key | keyof ReturnType<typeof datedRow>>>;

type ProgramOptions = Version<Prisma.ProgramVersionUncheckedCreateInput, 'programId' | 'requirements'> &
  Partial<Pick<Prisma.ProgramUncheckedCreateInput, 'key' | 'kind' | 'admission' | 'subjectKind'>> & {
    requirements?: readonly Requirement[];
  };

/** A requirement that nobody is asked anything else by: 30 household visits a month, unless told otherwise. */
export const requirement = (facts: Partial<Requirement> = {}): Requirement => ({
  key: 'visits',
  name: '走访',
  measure: 'TALLY',
  per: 'MONTH',
  minimum: 30,
  maximum: null,
  criteria: null,
  article: null,
  tally: 'household_visits',
  activityKind: null,
  dutyKind: null,
  placeKind: null,
  unitKind: null,
  unitName: null,
  ...facts,
});

/** A program of officers with one version, unless told otherwise; its identity. */
export async function createProgram(
  registry: Registry,
  {
    key = `program-${unique()}`,
    kind = 'CONTACT',
    admission = 'BY_CRITERIA',
    subjectKind = 'OFFICER',
    requirements = [],
    ...options
  }: ProgramOptions = {},
): Promise<{ id: number; key: string }> {
  const program = await registry.program.create({ data: { key, kind, admission, subjectKind } });
  await registry.programVersion.create({
    data: {
      programId: program.id,
      name: '三驻三联',
      status: 'RUNNING',
      reach: 'WITHIN',
      requirements: requirementsText(requirements),
      ...datedRow(options),
    },
  });
  return program;
}

type MemberOptions = Version<Prisma.ProgramMemberVersionUncheckedCreateInput, 'memberId'>;

/** A membership with one version; its identity. */
export async function createMember(
  registry: Registry,
  options: MemberOptions & { programId: number },
): Promise<{ id: number }> {
  const member = await registry.programMember.create({ data: {} });
  await registry.programMemberVersion.create({ data: { memberId: member.id, ...datedRow(options) } });
  return member;
}
