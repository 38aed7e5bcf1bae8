import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Flex, Spin, Table } from 'antd';
import type { ReactNode } from 'react';
import { useAct } from '../acts/act-provider.tsx';
import { titleOfAct } from '../acts/act-titles.ts';
import { useMayAct } from '../acts/may-act.ts';
import { keptFor } from '../for-purpose.tsx';
import { labelOf } from '../forms/field-labels.ts';
import { DossierDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { TakesFocus } from '../takes-focus.tsx';
import { SECTIONS, type Section, type OfficerDossier } from './dossier-sections.ts';

interface Props {
  readonly id: string;
  readonly name: string;
  /** What it is read for. */
  readonly purpose: string;
}

/** The dossier of an officer, section by section; each is changed by a form that begins from what is on record. */
export function Dossier({ id, name, purpose }: Props) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const { data, error, refetch } = useQuery({
    ...keptFor(purpose),
    queryKey: ['dossier', id, purpose, moment],
    queryFn: ({ signal }) => ask(DossierDocument, { id, ...moment }, { signal, purpose }),
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const dossier = data.officer?.dossier;
  if (!dossier) return <p role="status">{t('notKnown')}</p>;
  return (
    <TakesFocus>
      {SECTIONS.map((section) => (
        <Part key={section.section} section={section} dossier={dossier} officer={{ id, name }} />
      ))}
    </TakesFocus>
  );
}

interface PartProps {
  readonly section: Section;
  readonly dossier: OfficerDossier;
  readonly officer: { readonly id: string; readonly name: string };
}

function Part({ section: { act, section, initialOf }, dossier, officer }: PartProps) {
  const { label } = useSession();
  const { locale, t, marks } = useWords();
  const mayAct = useMayAct();
  const open = useAct();
  const title = label('DossierSectionKind', section);
  const recorded = dossier.sections.find((each) => each.section === section);
  // 0: that there is none, so that two who begin at once do not replace each other
  const fixed = { officer: officer.id, expectedVersion: recorded?.version ?? 0 };
  return (
    <section aria-label={title}>
      <Flex align="center" gap="small">
        <h2>{title}</h2>
        {recorded && <span>{t('sinceDay', { day: recorded.validity.from })}</span>}
        {mayAct(act) && (
          <Button
            className="no-print"
            aria-label={marks.of(titleOfAct(act, locale), officer.name)}
            onClick={() => open({ act, fixed, initial: initialOf(dossier), name: officer.name })}
          >
            {titleOfAct(act, locale)}
          </Button>
        )}
      </Flex>
      {recorded ? <Content section={section} dossier={dossier} /> : <p>{t('none')}</p>}
    </section>
  );
}

function Content({
  section,
  dossier,
}: {
  readonly section: Section['section'];
  readonly dossier: OfficerDossier;
}): ReactNode {
  const { label } = useSession();
  const { locale } = useWords();
  const { particulars, education, family, resume, photo } = dossier;
  switch (section) {
    case 'PARTICULARS': {
      const { ethnicity, politicalStatus, ...others } = particulars ?? {};
      const values = {
        ethnicity: label('Ethnicity', ethnicity),
        politicalStatus: label('PoliticalStatus', politicalStatus),
        ...others,
      };
      return (
        <Descriptions
          bordered
          column={{ xs: 1, sm: 2 }}
          items={Object.entries(values).map(([name, value]) => ({
            key: name,
            label: labelOf(`RecordParticularsInput.${name}`, locale),
            children: value || '—',
          }))}
        />
      );
    }
    case 'EDUCATION':
      return (
        <Rows
          of="EducationInput"
          rows={(education ?? []).map(({ mode, ...others }) => ({ mode: label('EducationMode', mode), ...others }))}
        />
      );
    case 'FAMILY':
      return (
        <Rows
          of="FamilyMemberInput"
          rows={(family ?? []).map(({ politicalStatus, ...others }) => ({
            ...others,
            politicalStatus: label('PoliticalStatus', politicalStatus),
          }))}
        />
      );
    case 'RESUME':
      return resume?.text ? (
        <p className="as-typed">{resume.text}</p>
      ) : (
        <Rows of="ResumeLineInput" rows={resume?.lines ?? []} />
      );
    case 'PHOTO':
    default:
      return (
        photo && (
          <img
            alt={label('DossierSectionKind', 'PHOTO')}
            className="photo"
            src={`data:${mimeOf(photo.type)};base64,${photo.base64}`}
          />
        )
      );
  }
}

const mimeOf = (type: string): string => (type === 'PNG' ? 'image/png' : 'image/jpeg');

interface RowsProps {
  /** The input whose fields they are. */
  readonly of: string;
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

function Rows({ of, rows }: RowsProps) {
  const { locale } = useWords();
  return (
    <Table
      pagination={false}
      bordered
      dataSource={rows.map((row, key) => ({ ...row, key }))}
      columns={Object.keys(rows[0] ?? {}).map((name) => ({
        title: labelOf(`${of}.${name}`, locale),
        dataIndex: name,
        render: (value: string | null) => value || '—',
      }))}
    />
  );
}
