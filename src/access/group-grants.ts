import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { SCOPES, type Scope } from './scopes.ts';

/** Scopes that the members of a group have. */
export interface GroupGrant {
  readonly scopes: readonly Scope[];
  /** Codes of units, as they are today. Absent: everywhere. A code that no unit has today grants nothing. */
  readonly units?: readonly string[] | undefined;
}

export type GroupGrants = ReadonlyMap<string, readonly GroupGrant[]>;

const GroupGrantsFile = z.record(
  z.string(),
  z.array(
    z.strictObject({ scopes: z.array(z.enum(SCOPES)).min(1), units: z.array(z.string().min(1)).min(1).optional() }),
  ),
);

/** Reads the grants of groups from a JSON file. */
export async function readGroupGrants(path: string): Promise<GroupGrants> {
  const refuse = (reason: string, cause?: unknown) =>
    new StartupError(`The grants of groups in ${path} (MUSTER_OIDC_GRANTS) ${reason}`, { cause });
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw refuse(`cannot be read: ${reasonOf(cause)}`, cause);
  }
  const parsed = GroupGrantsFile.safeParse(content);
  if (parsed.success) return new Map(Object.entries(parsed.data));
  throw refuse(
    `are not valid: ${parsed.error.issues.map(({ path: where, message }) => `${where.join('.')} ${message}`).join('; ')}.`,
  );
}
