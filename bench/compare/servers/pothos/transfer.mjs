import { createHash } from 'node:crypto';
import { prisma } from './prisma.mjs';

/** What the function in SQL does, in the words of Prisma; only the lock has to be SQL. */
export const transferOfficer = ({ officerId, unitId, title, effectiveOn }) =>
  prisma.$transaction(
    async (transaction) => {
      const [head] = await transaction.$queryRaw`SELECT position, at, hash FROM change_head WHERE id = 1 FOR UPDATE`;
      const at = new Date(Math.max(Date.now(), head.at.getTime() + 1));
      const position = head.position + 1n;
      const hash = createHash('sha256').update(head.hash).digest('hex');
      const held = await transaction.postVersion.findFirstOrThrow({
        where: { officerId, kind: 'PRIMARY', supersededAt: null, validFrom: { lt: effectiveOn }, validTo: null },
      });
      const { id, postId, unitId: from, ...same } = held;
      await transaction.postVersion.update({ where: { id }, data: { supersededAt: at } });
      await transaction.postVersion.create({
        data: { ...same, postId, unitId: from, validTo: effectiveOn, recordedAt: at },
      });
      const post = {
        officerId,
        unitId,
        title,
        role: 'MEMBER',
        kind: 'PRIMARY',
        validFrom: effectiveOn,
        recordedAt: at,
      };
      await transaction.postIdentity.create({ data: { officerId, versions: { create: post } } });
      await transaction.officerIdentity.update({ where: { id: officerId }, data: { version: { increment: 1 } } });
      await transaction.postIdentity.update({ where: { id: postId }, data: { version: { increment: 1 } } });
      await transaction.change.create({
        data: {
          position,
          at,
          actor: 'bench',
          operation: 'transferOfficer',
          subjectType: 'Officer',
          subjectId: officerId,
          fields: [
            { field: 'unit', before: String(from), after: String(unitId) },
            { field: 'title', before: held.title, after: title },
          ],
          requestId: 'bench',
          previousHash: head.hash,
          hash,
        },
      });
      await transaction.changeHead.update({ where: { id: 1 }, data: { position, at, hash } });
      return true;
    },
    // how long a write may wait for the others, which is at the default too short for 64 of them
    { maxWait: 60_000, timeout: 60_000 },
  );
