import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { dated, datedRow, unique, type DatedOptions } from './factories.ts';

type PlaceOptions = DatedOptions &
  Partial<Omit<Prisma.PlaceVersionUncheckedCreateInput, 'placeId' | keyof ReturnType<typeof dated>>>;

/** A community, unless told otherwise, with one version; its identity. */
export async function createPlace(
  registry: Registry,
  options: PlaceOptions = {},
): Promise<{ id: number; code: string }> {
  const code = options.code ?? `P${unique()}`;
  const { id } = await registry.place.create({ data: {} });
  await registry.placeVersion.create({
    data: { placeId: id, kind: 'COMMUNITY', name: `社区${code}`, ...datedRow({ ...options, code }) },
  });
  return { id, code };
}

type DutyOptions = DatedOptions &
  Partial<Omit<Prisma.DutyVersionUncheckedCreateInput, 'dutyId' | keyof ReturnType<typeof dated>>>;

/** A duty LINKED, unless told otherwise, with one version; its identity. */
export async function createDuty(registry: Registry, options: DutyOptions): Promise<{ id: number }> {
  const { id } = await registry.duty.create({ data: {} });
  await registry.dutyVersion.create({ data: { dutyId: id, kind: 'LINKED', ...datedRow(options) } });
  return { id };
}
