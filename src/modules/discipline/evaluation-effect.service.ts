import { registerEvaluationEffects, type EvaluationEffect } from '../officers/advancement.service.ts';
import { sanctionEffects } from './effect.reads.ts';
import { decidingEffects } from './effect.rules.ts';

/** Of several the first decides. */
const BY_WEIGHT: readonly EvaluationEffect[] = ['GRADED_INCOMPETENT', 'NOT_GRADED', 'NO_EXCELLENT'];

registerEvaluationEffects(async (write, officerIds, on) => {
  const told = new Map<number, EvaluationEffect>();
  for (const [officerId, effects] of await sanctionEffects(write, officerIds)) {
    const confirmed = decidingEffects(effects, on).filter((effect) => effect.confirmed);
    const deciding = BY_WEIGHT.find((kind) => confirmed.some(({ effect }) => effect === kind));
    if (deciding !== undefined) told.set(officerId, deciding);
  }
  return told;
});
