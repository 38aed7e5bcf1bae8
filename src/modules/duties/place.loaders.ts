import { columnsOf, datedLoaders, loaderByText, type DatedRow } from '../../graphql/dated-loaders.ts';
import type { Sql } from '../../sql/sql.ts';
import { PLACE } from './place.declaration.ts';

export type PlaceRow = DatedRow<typeof PLACE>;

export const { byId: placeById, history: placeHistory, lock: placeLock } = datedLoaders<typeof PLACE, PlaceRow>(PLACE);

export const placeColumns: Sql = columnsOf(PLACE);

export const placeByCode = loaderByText<typeof PLACE, PlaceRow>(PLACE, 'code');
