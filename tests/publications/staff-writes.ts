import type { Registry } from '../../src/database/client.ts';
import { write } from '../../src/record/changes.ts';
import type { Write } from '../../src/record/write.ts';

/** A write of personnel staff, with its change. */
export const staffWrite = (registry: Registry, operation: string, work: (inside: Write) => Promise<unknown>) =>
  write(registry, async (inside) => {
    const result = await work(inside);
    const subject = { subjectType: 'Unit', subjectId: null };
    return {
      result,
      change: { actor: 'staff', operation, ...subject, fields: [], basis: null, requestId: 'request-2' },
    };
  });

/** Replaces the believed row of a unit by rows of other content. */
export const reviseUnit = (registry: Registry, code: string, ...rows: Record<string, unknown>[]) =>
  staffWrite(registry, 'reviseUnit', async ({ transaction, at }) => {
    const { id, ...row } = await transaction.unitVersion.findFirstOrThrow({ where: { code, supersededAt: null } });
    await transaction.unitVersion.update({ where: { id }, data: { supersededAt: at } });
    for (const change of rows) await transaction.unitVersion.create({ data: { ...row, ...change, recordedAt: at } });
    await transaction.unit.update({ where: { id: row.unitId }, data: { version: { increment: 1 } } });
  });

export const unitIdOf = async (registry: Registry, code: string): Promise<number> =>
  (await registry.unitVersion.findFirstOrThrow({ where: { code, supersededAt: null } })).unitId;
