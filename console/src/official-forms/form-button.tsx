import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useLeave } from '../acts/back.tsx';
import type { Called } from '../called.ts';
import { AskPurpose, type Asked } from '../ask-purpose.tsx';
import { useWords } from '../locale.tsx';
import { useTitled } from '../whom.ts';
import { useOfficialForm, type FormOf } from './use-official-form.ts';

interface Props extends FormOf {
  /** Of whom or what it is, for those who hear the button alone. */
  readonly name: string;
  readonly whom?: Called;
}

/** An official form beside what it tells of, handed out when it was said what for. */
export function FormButton({ name, whom, ...form }: Props) {
  const { t, marks } = useWords();
  const titled = useTitled(whom);
  const { making, take } = useOfficialForm();
  const [asked] = Form.useForm<Asked>();
  const [isAsked, setIsAsked] = useState(false);
  // as long as it is on its way, the question stays to tell what became of it
  const leave = useLeave(
    isAsked,
    () => making === null,
    () => setIsAsked(false),
  );
  const { title } = form;
  // who was refused tries again for the same purpose
  const takeFor = async (purpose: string): Promise<void> => {
    if (!(await take({ ...form, title: `${title} ${titled(name)}` }, purpose))) return;
    // each is taken for a purpose of its own
    asked.resetFields();
    setIsAsked(false);
  };
  return (
    <>
      <Button className="no-print" aria-label={marks.of(title, name)} onClick={() => setIsAsked(true)}>
        {title}
      </Button>
      <Modal
        open={isAsked}
        title={marks.of(title, titled(name))}
        footer={null}
        destroyOnHidden
        // a click beside is easily made by mistake
        mask={{ closable: false }}
        onCancel={() => making === null && leave()}
      >
        <AskPurpose
          about={t('formAsk')}
          action={t('takeForm')}
          isReading={making !== null}
          form={asked}
          onPurpose={(purpose) => void takeFor(purpose)}
        />
      </Modal>
    </>
  );
}
