import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';

/** Nothing here goes through the API: what a test reads, it has put there row by row. */

declare global {
  /** How many numbers the test file has taken; tests/support/jest/runtime.cjs starts it anew for each file. */
  // oxlint-disable-next-line no-var -- a global is declared so
  var numbersTaken: number | undefined;
}

/** A number that no other thing of the test file has. */
export const unique = (): number => (globalThis.numbersTaken = (globalThis.numbersTaken ?? 0) + 1);

export const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** The day from which what a test makes holds, unless it says otherwise. */
export const START = '2020-01-01';

export interface DatedOptions {
  from?: string;
  to?: string | null;
  startKnown?: boolean;
  recordedAt?: Date;
  supersededAt?: Date | null;
  basisDocument?: string | null;
  basisReason?: string | null;
}

/** The columns of a dated row; recorded a minute ago unless told otherwise. */
export const dated = ({
  from = START,
  to = null,
  startKnown = true,
  recordedAt,
  supersededAt = null,
  ...basis
}: DatedOptions = {}) => ({
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  startKnown,
  recordedAt: recordedAt ?? new Date(Date.now() - 60_000),
  supersededAt,
  ...basis,
});

/** The columns of a row from the options of a factory, the dated ones among them. */
export const datedRow = <Options extends DatedOptions>({
  from,
  to,
  startKnown,
  recordedAt,
  supersededAt,
  basisDocument,
  basisReason,
  ...columns
}: Options) => ({
  ...columns,
  ...dated(defined({ from, to, startKnown, recordedAt, supersededAt, basisDocument, basisReason })),
});
/** A source that attests what the columns name, as `{ unitId }`; its identity. */
export async function createSource(
  registry: Registry,
  attested: Partial<Omit<Prisma.AttestationUncheckedCreateInput, 'id' | 'sourceId'>>[],
  options: Partial<Prisma.SourceCreateWithoutAttestationsInput> = {},
): Promise<{ id: number; key: string }> {
  return registry.source.create({
    data: { key: `source-${unique()}`, ...options, attestations: { create: [...attested] } },
    select: { id: true, key: true },
  });
}

type UnitOptions = DatedOptions &
  Partial<Omit<Prisma.UnitVersionUncheckedCreateInput, 'unitId' | keyof ReturnType<typeof dated>>>;

/** A unit with one version; its identity. */
export async function createUnit(registry: Registry, options: UnitOptions = {}): Promise<{ id: number; code: string }> {
  const code = options.code ?? `U${unique()}`;
  const { id } = await registry.unit.create({ data: {} });
  await addUnitVersion(registry, id, { ...options, code });
  return { id, code };
}

/** A further row of a unit: another period, or what was believed once. */
export async function addUnitVersion(
  registry: Registry,
  unitId: number,
  options: UnitOptions & { code: string },
): Promise<void> {
  await registry.unitVersion.create({
    data: {
      unitId,
      name: `单位${options.code}`,
      namePinyin: `dan wei ${options.code.toLowerCase()}`,
      kind: 'BRIGADE',
      ...datedRow(options),
    },
  });
}

type OfficerOptions = DatedOptions &
  Partial<Omit<Prisma.OfficerVersionUncheckedCreateInput, 'officerId' | keyof ReturnType<typeof dated>>>;

/** An officer with one version (synthesized name); its identity. */
export async function createOfficer(registry: Registry, options: OfficerOptions = {}): Promise<{ id: number }> {
  const officer = await registry.officer.create({ data: {} });
  await addOfficerVersion(registry, officer.id, options);
  return officer;
}

/** A further row of an officer: another period, or what was believed once. */
export async function addOfficerVersion(
  registry: Registry,
  officerId: number,
  options: OfficerOptions = {},
): Promise<void> {
  await registry.officerVersion.create({
    data: {
      officerId,
      name: '甲乙',
      namePinyin: 'jia yi',
      nameJoined: 'jiayi',
      nameInitials: 'jy',
      nameStrokes: '0501',
      category: 'POLICE',
      ...datedRow(options),
    },
  });
}

type AssignmentOptions = DatedOptions &
  Partial<
    Omit<Prisma.AssignmentVersionUncheckedCreateInput, 'assignmentId' | 'officerId' | keyof ReturnType<typeof dated>>
  >;

/** A primary assignment of an officer, unless told otherwise, with one version; its identity. */
export async function createAssignment(
  registry: Registry,
  officerId: number,
  options: AssignmentOptions,
): Promise<{ id: number; officerId: number }> {
  const { id } = await registry.assignment.create({ data: { officerId } });
  const assignment = { id, officerId };
  await addAssignmentVersion(registry, assignment, options);
  return assignment;
}

/** A further row of an assignment: another period, or what was believed once. */
export async function addAssignmentVersion(
  registry: Registry,
  { id, officerId }: { id: number; officerId: number },
  options: AssignmentOptions,
): Promise<void> {
  await registry.assignmentVersion.create({
    data: { assignmentId: id, officerId, title: '民警', kind: 'PRIMARY', ...datedRow(options) },
  });
}

/** An officer whose primary assignment is in the unit. */
export async function createOfficerIn(
  registry: Registry,
  unit: { id: number },
  options: OfficerOptions = {},
): Promise<{ id: number }> {
  const officer = await createOfficer(registry, options);
  await createAssignment(registry, officer.id, { unitId: unit.id });
  return officer;
}

/** Many officers in a unit, alike but for their police numbers: `M0`, `M1` and so on. */
export async function createOfficersIn(
  registry: Registry,
  unit: { id: number },
  count: number,
  { policeNumber, ...options }: OfficerOptions & { policeNumber: string },
): Promise<void> {
  const { id: like } = await createOfficerIn(registry, unit, { ...options, policeNumber: `${policeNumber}0` });
  const version = await registry.officerVersion.findFirstOrThrow({ where: { officerId: like } });
  const assigned = await registry.assignmentVersion.findFirstOrThrow({ where: { officerId: like } });
  const officers = await registry.officer.createManyAndReturn({ data: Array.from({ length: count - 1 }, () => ({})) });
  const [{ id: _version, ...facts }, { id: _assigned, ...post }] = [version, assigned];
  await registry.officerVersion.createMany({
    data: officers.map(({ id }, i) => ({ ...facts, officerId: id, policeNumber: `${policeNumber}${i + 1}` })),
  });
  const assignments = await registry.assignment.createManyAndReturn({
    data: officers.map(({ id }) => ({ officerId: id })),
  });
  await registry.assignmentVersion.createMany({
    data: assignments.map(({ id, officerId }) => ({ ...post, assignmentId: id, officerId })),
  });
}

/** An officer who has an assignment, as `createAssignment` makes it; the ids of both. */
export async function addAssignment(
  registry: Registry,
  options: AssignmentOptions,
): Promise<{ id: number; officerId: number }> {
  const { id: officerId } = await createOfficer(registry);
  return { id: (await createAssignment(registry, officerId, options)).id, officerId };
}

type MetricOptions = Partial<Omit<Prisma.MetricObservationUncheckedCreateInput, 'unitId' | 'observedOn'>> & {
  observedOn?: string;
};

/** A figure about a unit; on record since START and recorded a minute ago unless told otherwise. */
export const createMetric = (registry: Registry, unitId: number, { observedOn = START, ...columns }: MetricOptions) =>
  registry.metricObservation.create({
    data: {
      unitId,
      key: 'calls',
      name: '接警数',
      value: 1,
      valueUnit: 'COUNT',
      qualifier: 'EXACT',
      recordedAt: new Date(Date.now() - 60_000),
      ...columns,
      observedOn: day(observedOn),
    },
  });

/** Without the properties that are undefined: with exact optional properties they are not the same as absent. */
function defined<Shape extends object>(shape: Shape): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as never;
}
