import { columnsOf, datedLoaders, type DatedRow } from '../../graphql/dated-loaders.ts';
import { PROGRAM_MEMBER } from './program-member.declaration.ts';

export type ProgramMemberRow = DatedRow<typeof PROGRAM_MEMBER>;

export const memberColumns = columnsOf(PROGRAM_MEMBER);

export const { byId: memberById, lock: memberLock } = datedLoaders(PROGRAM_MEMBER);
