interface Named {
  readonly key: string;
  readonly name: string;
}

interface Scheme {
  readonly indicators: readonly Named[];
  readonly evaluatorGroups: readonly Named[];
}

interface Scored {
  readonly probation: boolean;
  readonly scores: readonly { readonly indicator: { readonly key: string }; readonly evaluatorGroup: string | null }[];
}

/** Which scores an evaluation still lacks: of every indicator there is to be one, from every group of evaluators if there are any. Nobody on probation is graded. */
export function lackingOf({ indicators, evaluatorGroups }: Scheme, { probation, scores }: Scored): readonly string[] {
  if (probation) return [];
  const has = (indicator: string, group: string | null) =>
    scores.some((score) => score.indicator.key === indicator && (group === null || score.evaluatorGroup === group));
  return indicators.flatMap(({ key, name }) =>
    evaluatorGroups.length === 0
      ? has(key, null)
        ? []
        : [name]
      : evaluatorGroups.filter((group) => !has(key, group.key)).map((group) => `${group.name} ${name}`),
  );
}
