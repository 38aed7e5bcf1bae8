import { ownerCovered } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerSubject('MetricObservation', { covered: ownerCovered(sql`metric_observation`, sql`unit_id`) });

registerRows('Unit', { from: sql`metric_observation v`, where: (id) => sql`v.unit_id = ${id}` });
