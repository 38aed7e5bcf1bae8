import { useMutation } from '@tanstack/react-query';
import { Button, Descriptions } from 'antd';
import { useState } from 'react';
import { AskPurpose } from '../ask-purpose.tsx';
import { PersonalDataDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { OfficerForms } from '../official-forms/officer-forms.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { Dossier } from './dossier.tsx';

/** Personal data are read when it was said what for, and are not kept by the page. */
export function PersonalData({ id, name }: { readonly id: string; readonly name: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  // nobody reads more than they came for
  const [isDossierWanted, setDossierWanted] = useState(false);
  const {
    mutate,
    data,
    error,
    isPending,
    variables: purpose = '',
  } = useMutation({
    mutationFn: async (said: string) => {
      let isRedacted = false;
      const onRedacted = () => {
        isRedacted = true;
      };
      const { officer } = await ask(PersonalDataDocument, { id, ...moment }, { purpose: said, onRedacted });
      return { officer, isRedacted };
    },
    gcTime: 0,
  });
  const officer = data?.officer;
  const none = t(data?.isRedacted ? 'notCovered' : 'notKnown');
  return (
    <section aria-label={t('personal')}>
      {error && <Problem error={error} />}
      {officer ? (
        <Shown>
          <Descriptions
            bordered
            column={1}
            items={[
              { key: 'birth', label: t('birthOn'), children: officer.birthOn ?? none },
              { key: 'id', label: t('nationalId'), children: officer.nationalId ?? none },
            ]}
          />
          <OfficerForms id={id} purpose={purpose} />
          {isDossierWanted && <Dossier id={id} name={name} purpose={purpose} />}
          {!isDossierWanted && !data.isRedacted && (
            <Button onClick={() => setDossierWanted(true)}>{t('showDossier')}</Button>
          )}
        </Shown>
      ) : (
        <AskPurpose about={t('personalAsk')} isReading={isPending} onPurpose={mutate} />
      )}
    </section>
  );
}
