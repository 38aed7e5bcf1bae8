import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { datedRow, unique, type DatedOptions } from './factories.ts';

type Version<Input, Key extends string> = DatedOptions & Partial<Omit<Input, Key | keyof ReturnType<typeof datedRow>>>;

export type HonorOptions = Version<Prisma.HonorVersionUncheckedCreateInput, 'honorId'>;

interface Recipient {
  officerId?: number;
  unitId?: number;
  otherName?: string;
}

/** A conferred honor, unless told otherwise, with its recipients and one version; its identity. */
export async function createHonor(
  registry: Registry,
  recipients: readonly Recipient[],
  options: HonorOptions = {},
): Promise<{ id: number }> {
  const honor = await registry.honor.create({ data: {} });
  for (const recipient of recipients) {
    await registry.honorRecipient.create({ data: { honorId: honor.id, ...recipient } });
  }
  await addHonorVersion(registry, honor.id, options);
  return honor;
}

export const addHonorVersion = (registry: Registry, honorId: number, options: HonorOptions) =>
  registry.honorVersion.create({ data: { honorId, title: '嘉奖', status: 'CONFERRED', ...datedRow(options) } });

type ProgramOptions = Version<Prisma.HonorProgramVersionUncheckedCreateInput, 'programId'> & { key?: string };

/** A program with one version; its identity. */
export async function createHonorProgram(
  registry: Registry,
  { key = `program-${unique()}`, ...options }: ProgramOptions = {},
): Promise<{ id: number }> {
  const program = await registry.honorProgram.create({ data: { key } });
  await registry.honorProgramVersion.create({
    data: { programId: program.id, name: '评选', status: 'CURRENT', ...datedRow(options) },
  });
  return program;
}
