import { Alert, Button, Drawer, Flex, Form } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { ChoicesContext } from '../forms/choices.ts';
import { CurrentContext } from '../forms/current.ts';
import { InputForm } from '../forms/input-form.tsx';
import { SettledContext } from '../forms/settled.ts';
import { ACTS } from '../generated/acts.ts';
import { useWords } from '../locale.tsx';
import { titleOf, type Prepared } from './act-provider.tsx';
import { REPLACING, TO_KNOW } from './acts-of.ts';
import { forgetDraft, hasDraft, initialOf, isKeptWhole } from './draft.ts';
import { AsTyped, BeforeForm } from './beside-form.tsx';
import { InSight } from './in-sight.tsx';
import { leaving } from './leaving.ts';
import { Outcome } from './outcome.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { useActing } from './use-acting.tsx';
import { useChoices } from './use-choices.ts';
import { useCurrent } from './use-current.ts';

interface Props {
  readonly prepared: Prepared;
  /** Whether going back may close it: told by it. */
  readonly mayLeave: RefObject<boolean>;
  readonly onClose: () => void;
}

/** An act: filled in, rehearsed, shown, then done. What is changed after the rehearsal is rehearsed anew. */
export default function ActDrawer({ prepared, mayLeave, onClose }: Props) {
  const { t, locale } = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const { preview, problem, stale, goOn, rehearse, perform, isRehearsing, isPerforming, changed } = useActing(
    prepared,
    form,
    onClose,
  );
  const toKnow = TO_KNOW[prepared.act];
  const current = useCurrent(prepared, form);
  const choices = useChoices(prepared, form);
  const previewButton = useRef<HTMLButtonElement>(null);
  const [isTyped, setIsTyped] = useState(() => hasDraft(prepared));
  const left = leaving(isTyped, isKeptWhole(prepared));
  const isLeavable = left.closable && !isPerforming;
  useEffect(() => {
    mayLeave.current = isLeavable;
    return () => {
      mayLeave.current = true;
    };
  }, [mayLeave, isLeavable]);
  // as long as an act is on its way, its form stays to tell what became of it
  const leave = () => {
    if (!isPerforming) onClose();
  };
  const giveUp = () => {
    forgetDraft(prepared);
    onClose();
  };
  return (
    <Drawer
      open
      title={titleOf(prepared, locale)}
      size={560}
      onClose={leave}
      {...left}
      footer={
        <Flex gap="small" justify="end">
          <Button disabled={isPerforming} onClick={giveUp}>
            {t('cancel')}
          </Button>
          <Button
            ref={previewButton}
            type={preview ? 'default' : 'primary'}
            loading={isRehearsing}
            onClick={() => form.submit()}
          >
            {t('preview')}
          </Button>
          <Button type="primary" disabled={!preview} loading={isPerforming} onClick={perform}>
            {t('confirm')}
          </Button>
        </Flex>
      }
    >
      {problem && (
        <InSight key={problem}>
          <Alert type="error" role="alert" showIcon title={t('cannot')} description={problem} />
        </InSight>
      )}
      {stale && (
        <InSight>
          <StaleNotice
            stale={stale}
            onGoOn={
              REPLACING.has(prepared.act)
                ? null
                : () => {
                    // the notice goes with its button
                    previewButton.current?.focus();
                    goOn();
                  }
            }
          />
        </InSight>
      )}
      {toKnow && <p>{t(toKnow)}</p>}
      <BeforeForm prepared={prepared} form={form} />
      {prepared.answers && <p className="as-typed">{prepared.answers}</p>}
      <CurrentContext value={current}>
        <ChoicesContext value={choices}>
          <SettledContext value={prepared.fixed}>
            <InputForm
              form={form}
              types={[ACTS[prepared.act].input]}
              isSent={isPerforming}
              hidden={new Set([...Object.keys(prepared.fixed), ...(prepared.hidden ?? []), 'expectedVersion'])}
              initialValues={initialOf(prepared)}
              onFinish={rehearse}
              onChange={() => {
                setIsTyped(true);
                changed();
              }}
            />
          </SettledContext>
        </ChoicesContext>
      </CurrentContext>
      {preview && (
        <InSight>
          <Outcome act={prepared.act} told={preview} />
          <AsTyped prepared={prepared} form={form} />
        </InSight>
      )}
    </Drawer>
  );
}
