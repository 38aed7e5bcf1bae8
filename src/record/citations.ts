import type { Write } from './write.ts';

/** What an act may cite as its grounds: a result, the decision of an appeal against one, or a selection. */
export const CITABLE = ['Evaluation', 'EvaluationAppeal', 'Selection'] as const;

export interface Citation {
  readonly type: (typeof CITABLE)[number];
  readonly id: number;
}

/** Whom or what a thing is about. */
export interface About {
  readonly officerId: number | null;
  readonly unitId: number | null;
}

const ABOUT: Readonly<Record<string, string>> = {
  Officer: 'SELECT $1::int AS "officerId", NULL::int AS "unitId"',
  Unit: 'SELECT NULL::int AS "officerId", $1::int AS "unitId"',
  Assignment: 'SELECT officer_id AS "officerId", NULL::int AS "unitId" FROM assignment WHERE id = $1::int',
  Selection: `SELECT officer_id AS "officerId", NULL::int AS "unitId" FROM selection
WHERE id = $1::int AND superseded_at IS NULL`,
  Evaluation: `SELECT e.officer_id AS "officerId", e.unit_id AS "unitId" FROM evaluation e
WHERE e.id = $1::int AND EXISTS (
  SELECT FROM evaluation_cycle_version c
  WHERE c.cycle_id = e.cycle_id AND c.superseded_at IS NULL AND c.status = 'FINALIZED'
)`,
  EvaluationAppeal: `SELECT e.officer_id AS "officerId", e.unit_id AS "unitId"
FROM evaluation_appeal a JOIN evaluation e ON e.id = a.evaluation_id WHERE a.id = $1::int`,
};

/** Whom or what a thing is about; undefined where there is no such thing, or it is no result yet. */
export async function aboutOf({ query }: Write, type: string, id: number | null): Promise<About | undefined> {
  const text = ABOUT[type];
  if (text === undefined || id === null) return undefined;
  const [about] = await query<About>(text, [id]);
  return about;
}
