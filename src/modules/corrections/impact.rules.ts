import type { Message } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import { POLICE_RANK } from '../officers/officer.vocabulary.ts';
import type { Days } from '../officers/assignment-correction.rules.ts';
import type { BrokenPromotion } from '../officers/promotion-impact.rules.ts';
import { CORRECTION_IMPACT_KIND, type CorrectionImpactKind } from './impact.vocabulary.ts';

/** What was made or decided on a record that is put right. It is kept with the answer of the act, so it is plain data. */
export interface Impact {
  readonly kind: CorrectionImpactKind;
  /** Null: it has no id of its own. */
  readonly subject: { readonly type: string; readonly id: number } | null;
  /** Why it matters, for viewers who may see the subject. */
  readonly text: Message;
}

/** How many of a kind are named one by one; the rest are counted. */
export const NAMED_MAXIMUM = 100;

/** The rows of one kind that a statement found as impacts; where it has counted more than it gives, that is told. */
export function named<Row extends { readonly total: number }>(
  kind: CorrectionImpactKind,
  rows: readonly Row[],
  told: (row: Row) => Omit<Impact, 'kind'>,
): Impact[] {
  const more = (rows[0]?.total ?? 0) - rows.length;
  const term = CORRECTION_IMPACT_KIND.terms[kind];
  return [
    ...rows.map((row) => ({ kind, ...told(row) })),
    ...(more > 0
      ? [
          {
            kind,
            subject: null,
            text: {
              zh: `另有 ${more} 项${term.zh}以原登记为依据，未逐一列出`,
              en: `${more} more of the kind ${term.en.toLowerCase()} rest on the old record and are not listed one by one.`,
            },
          },
        ]
      : []),
  ];
}

/** The believed rows of a thing that begin when the record was right again: they stay, and follow other values. */
export const laterRecords = (
  subject: { readonly type: string; readonly id: number },
  rows: readonly Dated[],
  until: Day | null,
): Impact[] =>
  rows
    .filter(({ validFrom }) => until !== null && validFrom >= until)
    .map(({ validFrom }) => ({
      kind: 'LATER_RECORD',
      subject,
      text: {
        zh: `自 ${validFrom} 起的登记保持不变，其前的内容改变`,
        en: `What is on record from ${validFrom} on stays as it is, and follows other values.`,
      },
    }));

/** An officer has no primary post any more on some days; `advice`: what can be done about it. */
export const uncoveredImpacts = (
  { officerId, days }: { readonly officerId: number; readonly days: readonly Days[] },
  advice: Message,
): Impact[] =>
  days.map(({ from, until }) => ({
    kind: 'LATER_RECORD',
    subject: { type: 'Officer', id: officerId },
    text: {
      zh: `自 ${from} 起${until === null ? '' : `至 ${until}（不含）`}没有主要任职；${advice.zh}`,
      en: `From ${from} ${until === null ? 'on' : `until ${until}`} there is no primary post; ${advice.en}.`,
    },
  }));

/** What can be done where a correction leaves days without a primary post. */
export const MOVE_ADJOINING: Message = {
  zh: '相邻的任职须一并调整的，请选“相邻记录随之移动”',
  en: 'with moveAdjoining the post beside it moves as well',
};

/** The same where a post is withdrawn. */
export const RECORD_ANOTHER: Message = {
  zh: '另有任职的，请登记调动或增加任职，或更正相邻的任职登记',
  en: 'record another one with transferOfficer or addAssignment, or move the post beside it with correctAssignment',
};

/** Promotions that the rules would refuse after a correction. */
export const promotionImpacts = (officerId: number, broken: readonly BrokenPromotion[]): Impact[] =>
  broken.map(({ on, to, why }) => ({
    kind: 'PROMOTION',
    subject: { type: 'Officer', id: officerId },
    text: {
      zh: `${on} 晋升${POLICE_RANK.terms[to].zh}不再符合规定：${why.text.zh}`,
      en: `The promotion to ${POLICE_RANK.terms[to].en.toLowerCase()} on ${on} no longer holds by rule: ${why.text.en}`,
    },
  }));

/** What a viewer is told who may not see the subject: that there is one of the kind, and nothing of it. */
export function withheldText(kind: CorrectionImpactKind): Message {
  const { zh, en } = CORRECTION_IMPACT_KIND.terms[kind];
  return {
    zh: `有一项${zh}以原登记为依据，您无权查看其内容`,
    en: `One record of the kind ${en.toLowerCase()} rests on the old record; you may not see it.`,
  };
}
