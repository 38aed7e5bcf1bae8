import { columnsOf, type RecordedRow } from '../../graphql/dated-loaders.ts';
import { TALLY } from './tally.declaration.ts';

export type TallyRow = RecordedRow<typeof TALLY>;

export const TALLY_COLUMNS = columnsOf(TALLY);
