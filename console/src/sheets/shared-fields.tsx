import { Alert, ConfigProvider, Flex, Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { DayField } from '../day-field.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { useWords } from '../locale.tsx';

/** What all rows have that have none of their own. */
export interface Shared {
  readonly effectiveOn: string | null;
  readonly documentNumber: string;
  readonly reason: string;
}

interface Props {
  readonly shared: Shared;
  readonly onShared: (shared: Shared) => void;
  readonly isUndoing: boolean;
  /** Whether it is on its way: what would be typed by now would be lost. */
  readonly isSent: boolean;
  readonly reason: Ref<InputRef>;
  readonly isReasonMissing: boolean;
}

/** Asks for what all rows have; of a sheet that was applied, why it is taken back. */
export function SharedFields({ shared, onShared, isUndoing, isSent, reason, isReasonMissing }: Props) {
  const { t, locale } = useWords();
  const reasonTitle = isUndoing ? t('undoReason') : labelOf('reason', locale);
  return (
    <ConfigProvider componentDisabled={isSent}>
      <Flex gap="small" wrap className="list-head">
        {!isUndoing && (
          <>
            <DayField
              aria-label={labelOf('effectiveOn', locale)}
              placeholder={labelOf('effectiveOn', locale)}
              value={shared.effectiveOn}
              onChange={(effectiveOn) => onShared({ ...shared, effectiveOn })}
              onWrong={() => onShared({ ...shared, effectiveOn: null })}
            />
            <Input
              className="picker"
              aria-label={labelOf('documentNumber', locale)}
              placeholder={labelOf('documentNumber', locale)}
              value={shared.documentNumber}
              onChange={({ target }) => onShared({ ...shared, documentNumber: target.value })}
            />
          </>
        )}
        <Input
          className="picker"
          ref={reason}
          aria-label={reasonTitle}
          placeholder={reasonTitle}
          {...(isReasonMissing && { status: 'error', 'aria-invalid': true })}
          value={shared.reason}
          onChange={({ target }) => onShared({ ...shared, reason: target.value })}
        />
      </Flex>
      {isReasonMissing && <Alert type="error" role="alert" title={t('required', { name: reasonTitle })} />}
    </ConfigProvider>
  );
}
