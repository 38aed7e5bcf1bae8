import { OpenEvaluationCycleDocument, type OpenEvaluationCycleInput } from '../generated/graphql.ts';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';

/** Opens a cycle as an administrator. */
export const openCycle =
  (api: Harness) =>
  async (input: OpenEvaluationCycleInput, headers: Record<string, string> = {}, key = `key-${unique()}`) =>
    (await api.admin.request(OpenEvaluationCycleDocument, { input, key }, headers)).openEvaluationCycle;

/** A cycle of 2024 in a unit by a scheme. */
export const newCycle = (
  unit: { id: number },
  scheme: { id: number },
  more: Partial<OpenEvaluationCycleInput> = {},
): OpenEvaluationCycleInput => ({
  scheme: globalId('EvaluationScheme', scheme.id),
  unit: globalId('Unit', unit.id),
  from: '2024-01-01',
  to: '2025-01-01',
  ...more,
});
