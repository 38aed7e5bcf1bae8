import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { START, createOfficer, dated, day, unique, type DatedOptions } from './factories.ts';

export const CATEGORIES = ['STATION', 'OPERATIONAL', 'GENERAL'] as const;

type PolicyOptions = DatedOptions & {
  key?: string;
  unitId: number;
  method?: Prisma.SelectionPolicyUncheckedCreateInput['method'];
  /** STATION, OPERATIONAL, GENERAL, in basis points; one that is left out has no row. */
  targets?: readonly number[];
};

/** A selection policy of a unit (45 : 40 : 15 unless told otherwise) with one version; its identity. */
export async function createPolicy(registry: Registry, options: PolicyOptions): Promise<{ id: number; key: string }> {
  const { key = `policy-${unique()}`, unitId, method, targets = [4500, 4000, 1500], ...period } = options;
  const policy = await registry.selectionPolicy.create({
    data: {
      key,
      unitId,
      ...(method !== undefined && { method }),
      targets: { create: targets.map((basisPoints, i) => ({ category: CATEGORIES[i]!, basisPoints })) },
      versions: { create: { unitId, ...dated(period) } },
    },
  });
  return { id: policy.id, key };
}

type RoundOptions = Partial<Omit<Prisma.SelectionRoundUncheckedCreateInput, 'unitId' | 'policyId' | 'openedOn'>> & {
  unitId: number;
  policyId: number;
  openedOn?: string;
  recordedAt?: Date;
  status?: Prisma.SelectionRoundVersionUncheckedCreateInput['status'];
};

/** A round of selection, open unless told otherwise; its identity. */
export async function createRound(registry: Registry, options: RoundOptions): Promise<{ id: number }> {
  const { openedOn = START, recordedAt, status = 'OPEN', ...columns } = options;
  const version = { status, ...dated({ from: openedOn, ...(recordedAt && { recordedAt }) }) };
  return registry.selectionRound.create({
    data: {
      title: '选任甲',
      vacancies: 10,
      ...columns,
      openedOn: day(openedOn),
      versions: { create: version },
    },
    select: { id: true },
  });
}

type SelectionOptions = Partial<Omit<Prisma.SelectionUncheckedCreateInput, 'selectedOn'>> & {
  roundId: number;
  fromUnitId: number;
  selectedOn?: string;
};

/** An officer, made where none is given, selected in a round from a unit; a station unless told otherwise. */
export async function createSelection(registry: Registry, options: SelectionOptions): Promise<{ id: number }> {
  const { selectedOn = START, officerId, ...columns } = options;
  return registry.selection.create({
    data: {
      category: 'STATION',
      title: '副所长',
      recordedAt: new Date(Date.now() - 60_000),
      ...columns,
      officerId: officerId ?? (await createOfficer(registry)).id,
      selectedOn: day(selectedOn),
    },
    select: { id: true },
  });
}
