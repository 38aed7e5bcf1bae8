import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useFiles } from '../sheets/use-files.ts';

const FORMS = ['docx', 'lrmx'] as const;

interface Props {
  readonly id: string;
  /** What it is read for. */
  readonly purpose: string;
}

/** 干部任免审批表 of an officer as of the moment of the page: for Word, and for the editor of such forms. */
export function OfficerForms({ id, purpose }: Props) {
  const { t } = useWords();
  const { date, knownAt } = useMoment();
  const files = useFiles();
  const [making, setMaking] = useState<string | null>(null);
  const make = async (form: string) => {
    setMaking(form);
    const asked = new URLSearchParams({ officer: id, ...(date && { date }), ...(knownAt && { knownAt }) });
    await files.download(`/exports/officer-form.${form}?${asked}`, `${t('appointmentForm')}.${form}`, purpose);
    setMaking(null);
  };
  return (
    <Flex gap="small" wrap className="forms">
      {FORMS.map((form) => (
        <Button key={form} loading={making === form} onClick={() => void make(form)}>
          {`${t('appointmentForm')} .${form}`}
        </Button>
      ))}
    </Flex>
  );
}
