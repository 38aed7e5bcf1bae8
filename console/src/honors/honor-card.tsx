import { Flex, Tag } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { HONOR_ACTS } from '../acts/acts-of.ts';
import type { Call } from '../called.ts';
import { labelOf } from '../forms/field-labels.ts';
import type { HonorCardFragment } from '../generated/documents/graphql.ts';
import { FormButton } from '../official-forms/form-button.tsx';
import { useWords } from '../locale.tsx';
import { useDay } from '../moment.tsx';
import { Participant } from '../participant.tsx';
import { useSession } from '../session.tsx';
import { isNoticeOver } from './notice.ts';

/** The others are counted: a group may have hundreds. */
const NAMED_RECIPIENTS = 5;
/** Of more, the form of each is on the page of who gets it. */
const RECIPIENTS_OF_A_FILE = 20;

interface Props {
  readonly honor: HonorCardFragment;
}

interface CardProps extends Props {
  /** What recipients are called among those of the list. */
  readonly called: Call;
}

/** An honor: who gets what, how far it is, and what can be done with it. */
export function HonorCard({ honor, called }: CardProps) {
  const { t } = useWords();
  const { label } = useSession();
  const { title, recipients } = honor;
  const others = recipients.length > 1 && t('andOthers', { count: recipients.length - 1 });
  // many have one title: the first who gets it tells them apart
  const name = [title, recipients[0] && called(recipients[0]), others].filter(Boolean).join(' ');
  const tags = [label('MeritClass', honor.meritClass), label('HonorLevel', honor.level)].filter(Boolean);
  return (
    <li className="board-card">
      <Flex align="start" justify="space-between" gap="small">
        <h3>{title}</h3>
        <Flex gap="small">
          {recipients.length <= RECIPIENTS_OF_A_FILE && (
            <FormButton file="honor-form.docx" of={{ honor: honor.id }} title={t('honorForm')} name={name} />
          )}
          <ActMenu groups={HONOR_ACTS} subject={honor} name={name} whom={recipients[0] ?? null} />
        </Flex>
      </Flex>
      <div>
        {tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        {honor.posthumous && <Tag>{t('posthumous')}</Tag>}
      </div>
      <Recipients honor={honor} />
      <Progress honor={honor} />
    </li>
  );
}

function Recipients({ honor: { recipients } }: Props) {
  const { t, marks } = useWords();
  const others = recipients.length - NAMED_RECIPIENTS;
  return (
    <div>
      {recipients.slice(0, NAMED_RECIPIENTS).map((recipient, i) => (
        <span key={'id' in recipient ? recipient.id : recipient.name}>
          {i > 0 && marks.between}
          <Participant of={recipient} />
          {recipient.__typename === 'Officer' && recipient.unit && ` ${recipient.unit.name}`}
        </span>
      ))}
      {others > 0 && ` ${t('andOthers', { count: others })}`}
    </div>
  );
}

/** The days that are behind an honor; of one under notice, whether it can be conferred. */
function Progress({ honor }: Props) {
  const { locale } = useWords();
  const { label } = useSession();
  const days = [
    [labelOf('NominateHonorInput.nominatedOn', locale), honor.nominatedOn],
    [labelOf('PutHonorUnderNoticeInput.noticedOn', locale), honor.noticedOn],
    [labelOf('ConferHonorInput.awardedOn', locale), honor.awardedOn],
    [labelOf('ConferHonorInput.awardedBy', locale), honor.awardedBy],
    [label('HonorStatus', 'REVOKED'), honor.revokedBecause],
    [label('HonorStatus', 'REJECTED'), honor.status === 'REJECTED' ? (honor.basis?.reason ?? '—') : null],
  ].filter(([, value]) => value);
  return (
    <>
      {days.map(([name, value]) => (
        <div key={name}>{`${name} ${value}`}</div>
      ))}
      {honor.status === 'UNDER_PUBLIC_NOTICE' && <Notice honor={honor} />}
    </>
  );
}

function Notice({ honor }: Props) {
  const { t } = useWords();
  const { conferrableFrom } = honor;
  if (!isNoticeOver(honor, useDay())) return <Tag>{t('noticeRuns', { day: conferrableFrom ?? '' })}</Tag>;
  return <Tag color="green">{conferrableFrom ? t('noticeOver', { day: conferrableFrom }) : t('noNotice')}</Tag>;
}
