import { Refusal } from '../../errors/refusals.ts';
import type { Context } from '../../graphql/context.ts';

/** Notes a dry run and a refusal as a reading of the dossier: either tells what is on record there, and leaves no change that would tell who asked. */
export async function auditDossierGuesses<Result>(
  { officerId }: { readonly officerId: number },
  { operation }: Context,
  work: () => Promise<Result>,
): Promise<Result> {
  const note = () => operation.personalReads.push({ officerId, field: 'dossier' });
  if (operation.dryRun) note();
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) note();
    throw error;
  }
}
