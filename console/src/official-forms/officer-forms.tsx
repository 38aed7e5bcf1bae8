import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { NamedDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { useForm } from './use-form.ts';

const FILES = ['officer-form.docx', 'officer-form.lrmx'] as const;

interface Props {
  readonly id: string;
  /** What it is read for. */
  readonly purpose: string;
}

/** 干部任免审批表 of an officer: for Word, and for the editor of such forms. */
export function OfficerForms({ id, purpose }: Props) {
  const { t } = useWords();
  const { making, take } = useForm();
  const { ask } = useSession();
  const moment = useMoment();
  const { data } = useQuery({
    queryKey: ['named', id, moment],
    queryFn: ({ signal }) => ask(NamedDocument, { id, ...moment }, { signal }),
  });
  const title = t('appointmentForm');
  // files of two people are told apart
  const name = data?.node?.__typename === 'Officer' ? data.node.name : null;
  return (
    <Flex gap="small" wrap className="forms">
      {FILES.map((file) => (
        <Button
          key={file}
          loading={making === file}
          onClick={() => void take({ file, of: { officer: id }, title: name ? `${title} ${name}` : title }, purpose)}
        >
          {title} {file.slice(file.lastIndexOf('.'))}
        </Button>
      ))}
    </Flex>
  );
}
