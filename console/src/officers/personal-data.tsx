import { useMutation } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import { AskPurpose } from '../ask-purpose.tsx';
import { PersonalDataDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { OfficerForms } from '../official-forms/officer-forms.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';

/** Personal data are read when it was said what for, and are not kept by the page. */
export function PersonalData({ id }: { readonly id: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const {
    mutate,
    data,
    error,
    isPending,
    variables: purpose = '',
  } = useMutation({
    mutationFn: (said: string) => ask(PersonalDataDocument, { id, ...moment }, { purpose: said }),
    gcTime: 0,
  });
  const officer = data?.officer;
  return (
    <section aria-label={t('personal')}>
      {error && <Problem error={error} />}
      {officer ? (
        <>
          <Descriptions
            bordered
            column={1}
            items={[
              { key: 'birth', label: t('birthOn'), children: officer.birthOn ?? t('notKnown') },
              { key: 'id', label: t('nationalId'), children: officer.nationalId ?? t('notKnown') },
            ]}
          />
          <OfficerForms id={id} purpose={purpose} />
        </>
      ) : (
        <AskPurpose about={t('personalAsk')} isReading={isPending} onPurpose={mutate} />
      )}
    </section>
  );
}
