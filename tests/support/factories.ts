import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';

/** Nothing here goes through the API: what a test reads, it has put there row by row. */

let serial = 0;
/** A number that no other thing of the test file has. */
export const unique = (): number => ++serial;

export const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** The day from which what a test makes holds, unless it says otherwise. */
export const START = '2020-01-01';

interface DatedOptions {
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
  const { period, columns } = split(options);
  await registry.unitVersion.create({
    data: {
      unitId,
      name: `单位${options.code}`,
      namePinyin: `dan wei ${options.code.toLowerCase()}`,
      kind: 'BRIGADE',
      ...columns,
      code: options.code,
      ...dated(period),
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
  const { period, columns } = split(options);
  await registry.officerVersion.create({
    data: {
      officerId,
      name: '甲乙',
      namePinyin: 'jia yi',
      nameJoined: 'jiayi',
      nameInitials: 'jy',
      nameStrokes: '0501',
      category: 'POLICE',
      ...columns,
      ...dated(period),
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
  const { period, columns } = split(options);
  await registry.assignmentVersion.create({
    data: { assignmentId: id, officerId, title: '民警', kind: 'PRIMARY', ...columns, ...dated(period) },
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

/** Options of a dated row, apart: its periods and basis, and its columns. */
function split<Options extends DatedOptions>(options: Options) {
  const { from, to, startKnown, recordedAt, supersededAt, basisDocument, basisReason, ...columns } = options;
  const period = defined({ from, to, startKnown, recordedAt, supersededAt, basisDocument, basisReason });
  return { period, columns };
}

/** Without the properties that are undefined: with exact optional properties they are not the same as absent. */
function defined<Shape extends object>(shape: Shape): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as never;
}
