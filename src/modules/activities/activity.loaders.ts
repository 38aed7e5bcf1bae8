import { columnsOf, datedLoaders, type DatedRow } from '../../graphql/dated-loaders.ts';
import { ACTIVITY } from './activity.declaration.ts';

export type ActivityRow = DatedRow<typeof ACTIVITY>;

export const ACTIVITY_COLUMNS = columnsOf(ACTIVITY);

export const { byId: activityById, lock: activityLock } = datedLoaders(ACTIVITY);
