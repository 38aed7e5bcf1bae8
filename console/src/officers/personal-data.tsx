import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Spin } from 'antd';
import { useState } from 'react';
import { ForPurpose, keptFor } from '../for-purpose.tsx';
import { PersonalDataDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { OfficerForms } from '../official-forms/officer-forms.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { Dossier } from './dossier.tsx';

interface Props {
  readonly id: string;
  readonly name: string;
}

/** Personal data of an officer, with the forms that have them; the dossier is read by a further button. */
export function PersonalData({ id, name }: Props) {
  const { t } = useWords();
  return (
    <section aria-label={t('personal')}>
      <ForPurpose of={id} about={t('personalAsk')}>
        {(purpose) => <Read id={id} name={name} purpose={purpose} />}
      </ForPurpose>
    </section>
  );
}

function Read({ id, name, purpose }: Props & { readonly purpose: string }) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  // nobody reads more than they came for
  const [isDossierWanted, setDossierWanted] = useState(false);
  const { data, error, refetch } = useQuery({
    ...keptFor(purpose),
    queryKey: ['personal', id, purpose, moment],
    queryFn: async ({ signal }) => {
      let isRedacted = false;
      const onRedacted = () => {
        isRedacted = true;
      };
      const { officer } = await ask(PersonalDataDocument, { id, ...moment }, { signal, purpose, onRedacted });
      return { officer, isRedacted };
    },
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const { officer, isRedacted } = data;
  if (!officer) return <p role="status">{t('notFound')}</p>;
  const none = t(isRedacted ? 'notCovered' : 'notKnown');
  return (
    <>
      <Descriptions
        bordered
        column={1}
        items={[
          { key: 'birth', label: t('birthOn'), children: officer.birthOn ?? none },
          { key: 'id', label: t('nationalId'), children: officer.nationalId ?? none },
        ]}
      />
      <OfficerForms id={id} name={name} purpose={purpose} />
      {isDossierWanted && <Dossier id={id} name={name} purpose={purpose} />}
      {!isDossierWanted && !isRedacted && <Button onClick={() => setDossierWanted(true)}>{t('showDossier')}</Button>}
    </>
  );
}
