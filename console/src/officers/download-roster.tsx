import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';

interface Props {
  readonly unit: string;
  readonly subunits: boolean;
}

/** The roster as a file of Excel, of the same moment, made by the registry. */
export function DownloadRoster({ unit, subunits }: Props) {
  const { t, locale } = useWords();
  const { token } = useSession();
  const { date, knownAt } = useMoment();
  const { message } = App.useApp();
  const download = useMutation({
    mutationFn: async () => {
      const asked = new URLSearchParams({
        unit,
        ...(subunits && { includeSubunits: 'true' }),
        ...(date && { date }),
        ...(knownAt && { knownAt }),
      });
      const response = await fetch(`/exports/roster.xlsx?${asked}`, {
        headers: { authorization: `Bearer ${token}`, 'accept-language': locale },
      });
      if (!response.ok) {
        const answer = (await response.json()) as { errors?: { message: string }[] };
        throw new Error(answer.errors?.[0]?.message ?? t('noAnswer', { status: response.status }));
      }
      return response.blob();
    },
    onSuccess: (file) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `${t('roster')}.xlsx`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Button loading={download.isPending} onClick={() => download.mutate()}>
      {download.isPending ? t('downloading') : t('download')}
    </Button>
  );
}
