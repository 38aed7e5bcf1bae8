/** Whether nothing of its notice speaks against conferring an honor on a day. */
export const isNoticeOver = ({ conferrableFrom }: { readonly conferrableFrom?: string | null }, day: string): boolean =>
  !conferrableFrom || conferrableFrom <= day;
