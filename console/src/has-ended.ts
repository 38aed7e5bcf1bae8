/** Whether what holds for some days holds no longer on a day. */
export const hasEnded = ({ to }: { readonly to?: string | null }, day: string): boolean =>
  to !== null && to !== undefined && to <= day;
