interface Keyed {
  readonly key: string;
  readonly name: string;
}

/** What an indicator, or a group of evaluators, is called that a score has by its key. */
export const calledByKey = (all: readonly Keyed[], key: string | null | undefined): string =>
  all.find((one) => one.key === key)?.name ?? key ?? '—';
