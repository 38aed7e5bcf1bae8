import { Flex } from 'antd';
import { ActMenu } from '../acts/act-menu.tsx';
import { AMENDING, APPEAL_ACTS } from '../acts/acts-of.ts';
import type { Called } from '../called.ts';
import { labelOf } from '../forms/field-labels.ts';
import type { AppealLineFragment, EvaluationCycleStatus } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

interface Appealed {
  readonly id: string;
  readonly version: number;
  readonly status: EvaluationCycleStatus;
}

interface Props {
  readonly appeals: readonly AppealLineFragment[];
  /** The evaluation. */
  readonly of: Appealed;
  /** Of whom it is. */
  readonly name: string;
  readonly whom?: Called;
}

/** The appeals against an evaluation: how far each came, why it was filed, and what was decided. Who decides one reads it above the form. */
export function Appeals({ appeals, of, name, whom }: Props) {
  const { t, locale, marks } = useWords();
  const { label } = useSession();
  const told = (field: string, text: string | null) => (text === null ? [] : [marks.of(labelOf(field, locale), text)]);
  return appeals.map((appeal) => {
    const { id, filedOn, status, grounds, lateBecause, notifiedOn, decidedOn, decision, awaitsAmendment } = appeal;
    const reasons = [
      ...told('AppealEvaluationInput.grounds', grounds),
      ...told('AppealEvaluationInput.notifiedOn', notifiedOn),
      ...told('AppealEvaluationInput.lateBecause', lateBecause),
    ];
    return (
      <div key={id}>
        <Flex gap="small" align="center">
          {`${filedOn} ${label('EvaluationAppealStatus', status)}`}
          <ActMenu
            groups={APPEAL_ACTS}
            subject={appeal}
            name={`${name} ${t('appeals')} ${filedOn}`}
            {...(whom && { whom })}
            answers={reasons.join('\n')}
          />
        </Flex>
        {[...reasons, ...told('DecideAppealInput.decision', decision && `${decidedOn} ${decision}`)].map((text) => (
          <div key={text} className="as-typed">
            {text}
          </div>
        ))}
        {/* a decision changes no result: what must follow is told where it is read */}
        {awaitsAmendment && (
          <Flex gap="small" align="center" wrap>
            <strong>{t('upheldNext')}</strong>
            <ActMenu
              groups={AMENDING}
              subject={of}
              name={`${name} ${t('upheld')} ${filedOn}`}
              {...(whom && { whom })}
              answers={reasons.join('\n')}
            />
          </Flex>
        )}
      </div>
    );
  });
}
