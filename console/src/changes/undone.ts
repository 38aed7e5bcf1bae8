interface Undoing {
  readonly position: string;
  readonly fields: readonly { readonly field: string; readonly after?: string | null }[];
}

/** Which changes are undone, each by which; latest first as they are given. What undid a change and is undone itself does not count. */
export function undoneBy(undoings: readonly Undoing[]): ReadonlyMap<string, string> {
  const by = new Map<string, string>();
  for (const { position, fields } of undoings) {
    const undone = fields.find(({ field }) => field === 'undoes')?.after;
    if (undone && !by.has(position) && !by.has(undone)) by.set(undone, position);
  }
  return by;
}
