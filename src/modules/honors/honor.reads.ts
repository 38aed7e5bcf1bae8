import type { Reading } from '../../record/write.ts';
import type { Version } from '../../record/periods.ts';
import type { Day } from '../../time/day.ts';
import { believedVersions, type TimelineTable } from '../../record/timeline-legacy.ts';
import type {
  DatePrecision,
  HonorKind,
  HonorLevel,
  HonorStatus,
  HonorTrait,
  MeritClass,
} from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import type { Existing } from './honor.rules.ts';

export const HONOR = { table: 'honor', type: 'Honor' } as const;

/** What can change about an honor; its recipients cannot. */
export interface HonorFacts {
  readonly title: string;
  readonly programId: number | null;
  readonly kind: HonorKind | null;
  readonly level: HonorLevel | null;
  readonly meritClass: MeritClass | null;
  readonly status: HonorStatus;
  readonly awardedBy: string | null;
  readonly awardedOn: Day | null;
  readonly awardedPrecision: DatePrecision | null;
  readonly citation: string | null;
  readonly nominatedOn: Day | null;
  readonly posthumous: boolean;
  readonly traits: readonly HonorTrait[];
  readonly noticedOn: Day | null;
  readonly noticeWaived: string | null;
}

export const HONOR_VERSIONS: TimelineTable<HonorFacts> = {
  name: 'honor_version',
  identity: 'honor_id',
  columns: {
    title: 'title',
    programId: 'program_id',
    kind: 'kind',
    level: 'level',
    meritClass: 'merit_class',
    status: 'status',
    awardedBy: 'awarded_by',
    awardedOn: 'awarded_on',
    awardedPrecision: 'awarded_precision',
    citation: 'citation',
    nominatedOn: 'nominated_on',
    posthumous: 'posthumous',
    traits: 'traits',
    noticedOn: 'noticed_on',
    noticeWaived: 'notice_waived',
  },
};

export interface HonorWithHistory {
  readonly last: Version<HonorFacts>;
  readonly versions: readonly Version<HonorFacts>[];
}

/** An honor as it is to be for good, and all its believed rows in the order of their days. */
export async function honorWithId(reading: Reading, id: number): Promise<HonorWithHistory> {
  const versions = (await believedVersions(reading, HONOR_VERSIONS, [id])).get(id)!;
  const last = versions.at(-1);
  if (!last) throw new NotFoundError(HONOR.type, String(id));
  return { last, versions };
}

export interface Recipients {
  readonly officerIds: readonly number[];
  readonly unitIds: readonly number[];
}

/** Who an honor is for; those who are only words left out. */
export async function recipientsOf({ query }: Reading, honorId: number): Promise<Recipients> {
  const found = await query<{ officerId: number | null; unitId: number | null }>(
    'SELECT officer_id AS "officerId", unit_id AS "unitId" FROM honor_recipient WHERE honor_id = $1::int ORDER BY id',
    [honorId],
  );
  return {
    officerIds: found.map(({ officerId }) => officerId).filter((id) => id !== null),
    unitIds: found.map(({ unitId }) => unitId).filter((id) => id !== null),
  };
}

type Award = Pick<HonorFacts, 'title' | 'programId' | 'meritClass'>;

/** The first honor, if any, that gives one of some recipients the same as another on a day, and that is as `state` says. */
const sameAward = (state: string) =>
  `SELECT h.honor_id AS id, greatest(h.valid_from, $1::date)::text AS "on" FROM honor_version h
WHERE h.superseded_at IS NULL AND ${state}
  AND h.title = $2 AND h.program_id IS NOT DISTINCT FROM $3::int AND h.merit_class IS NOT DISTINCT FROM $4::"MeritClass"
  AND EXISTS (SELECT FROM honor_recipient r
    WHERE r.honor_id = h.honor_id AND (r.officer_id = ANY($5::int[]) OR r.unit_id = ANY($6::int[])))
ORDER BY h.honor_id LIMIT 1`;

// one that is revoked later was conferred until then
const CONFERRED = sameAward(
  `h.status = 'CONFERRED' AND h.awarded_on = $1::date AND h.awarded_precision = 'DAY'
  AND (h.valid_to IS NULL OR h.valid_to > $1::date)`,
);
// one that is turned down later, or conferred, leaves room for another
const OPEN = sameAward(
  `h.status IN ('NOMINATED', 'UNDER_PUBLIC_NOTICE') AND h.nominated_on = $1::date AND h.valid_to IS NULL`,
);

const find =
  (text: string) =>
  async (
    { query }: Reading,
    { title, programId, meritClass }: Award,
    { officerIds, unitIds }: Recipients,
    day: Day,
  ): Promise<Existing | null> => {
    const [found] = await query<Existing>(text, [day, title, programId, meritClass, officerIds, unitIds]);
    return found ?? null;
  };

/** The same honor, conferred on one of the recipients on the day; one known by month or year only is not the same. */
export const conferredOn = find(CONFERRED);

/** The same honor, proposed for one of the recipients on the day, and still open. */
export const openFrom = find(OPEN);
