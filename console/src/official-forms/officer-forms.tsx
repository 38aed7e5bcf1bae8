import { Button, Flex } from 'antd';
import { useWords } from '../locale.tsx';
import { useTitled } from '../whom.ts';
import { useOfficialForm } from './use-official-form.ts';

const FILES = ['officer-form.docx', 'officer-form.lrmx'] as const;

interface Props {
  readonly id: string;
  /** Files of two people are told apart by it. */
  readonly name: string;
  /** What it is read for. */
  readonly purpose: string;
}

/** 干部任免审批表 of an officer: for Word, and for the editor of such forms. */
export function OfficerForms({ id, name, purpose }: Props) {
  const { t } = useWords();
  const titled = useTitled();
  const { making, take } = useOfficialForm();
  const title = t('appointmentForm');
  return (
    <Flex gap="small" wrap>
      {FILES.map((file) => (
        <Button
          key={file}
          loading={making === file}
          disabled={making !== null && making !== file}
          onClick={() => void take({ file, of: { officer: id }, title: `${title} ${titled(name)}` }, purpose)}
        >
          {title} {file.slice(file.lastIndexOf('.'))}
        </Button>
      ))}
    </Flex>
  );
}
