import type { LrmxPerson } from '../../documents/lrmx.ts';
import { EDUCATION_MODE, OF_NO_PARTY, POLITICAL_STATUS } from '../dossier/dossier.vocabulary.ts';
import { ETHNICITY } from '../dossier/ethnicity.vocabulary.ts';
import type { DossierFacts } from './officer-query.ts';
import { compact, joined, monthOf } from './words.ts';

// What of the cells of 干部任免审批表 the dossier of an officer has.

/** A station of a résumé. */
export interface Station {
  /** 1998.09--2002.07; empty where a line has none. */
  readonly period: string;
  readonly text: string;
}

type Education = NonNullable<DossierFacts['education']>[number];
type Cells = Partial<LrmxPerson>;

export function dossierCells(dossier: DossierFacts): Cells {
  const { particulars, family, photo } = dossier;
  return {
    ...(particulars && particularCells(particulars)),
    ...educationCells(dossier.education ?? []),
    family: (family ?? []).map((relative) => ({
      relation: relative.relation,
      name: relative.name,
      born: compact(monthOf(relative.birthOn)),
      politicalStatus: statusWord(relative),
      work: relative.employment ?? '',
    })),
    photo: photo?.base64 ?? '',
  };
}

const particularCells = (particulars: NonNullable<DossierFacts['particulars']>): Cells => ({
  ethnicity: ethnicityWord(particulars),
  ancestralHome: particulars.nativePlace ?? '',
  birthplace: particulars.birthplace ?? '',
  joinedParty: joinedParty(particulars, compact),
  beganWork: compact(monthOf(particulars.workStartedOn)),
  health: particulars.health ?? '',
  professionalTitle: particulars.technicalPost ?? '',
  expertise: particulars.specialty ?? '',
});

type Particulars = NonNullable<DossierFacts['particulars']>;

export const ethnicityWord = ({ ethnicity }: Pick<Particulars, 'ethnicity'>): string =>
  ethnicity === null ? '' : ETHNICITY.terms[ethnicity].zh;

export const statusWord = ({ politicalStatus }: Pick<Particulars, 'politicalStatus'>): string =>
  politicalStatus === null ? '' : POLITICAL_STATUS.terms[politicalStatus].zh;

/** Those of whom 入党时间 tells a month alone. */
const OF_THE_PARTY: ReadonlySet<unknown> = new Set([null, 'CPC_MEMBER', 'CPC_PROBATIONARY']);

/** 入党时间, with a month as `written`; of a member of another party its name, too. */
export function joinedParty(particulars: Particulars, written: (month: string) => string): string {
  const { politicalStatus } = particulars;
  const month = written(monthOf(particulars.partyJoinedOn));
  if (OF_THE_PARTY.has(politicalStatus)) return month;
  // as the notes on the form ask for
  if (politicalStatus === 'INDEPENDENT') return '无党派';
  return OF_NO_PARTY.has(politicalStatus!) ? '' : joined([statusWord(particulars), month], ' ');
}

/** Of each kind the first qualification and the first degree, as they are on record. */
function educationCells(education: readonly Education[]): Cells {
  const cells = (mode: keyof typeof EDUCATION_MODE.terms) => {
    const own = education.filter((one) => one.mode === mode);
    const qualified = own.find(({ qualification }) => qualification !== null);
    const graduate = own.find(({ degree }) => degree !== null);
    return [qualified?.qualification ?? '', graduate?.degree ?? '', schoolOf(qualified), schoolOf(graduate)] as const;
  };
  const [fullTimeEducation, fullTimeDegree, fullTimeEducationSchool, fullTimeDegreeSchool] = cells('FULL_TIME');
  const [inServiceEducation, inServiceDegree, inServiceEducationSchool, inServiceDegreeSchool] = cells('IN_SERVICE');
  return {
    fullTimeEducation,
    fullTimeDegree,
    fullTimeEducationSchool,
    fullTimeDegreeSchool,
    inServiceEducation,
    inServiceDegree,
    inServiceEducationSchool,
    inServiceDegreeSchool,
  };
}

const schoolOf = (education: Education | undefined): string =>
  education === undefined ? '' : joined([education.school, education.major ?? ''], ' ');

/** The qualifications on record, each once (文化程度). */
export const qualifications = ({ education }: DossierFacts): string =>
  [...new Set((education ?? []).flatMap(({ qualification }) => qualification ?? []))].join('、');

const PERIOD = /^(\d{4}[.]\d{2}-{1,2}(?:\d{4}[.]\d{2})?)\s+(.+)$/u;

/** The résumé on record; null where there is none. */
export function recordedResume({ resume }: DossierFacts): Station[] | null {
  if (resume === null || resume === undefined) return null;
  if (resume.text === null) {
    return resume.lines.map(({ from, until, text }) => ({ period: `${monthOf(from)}--${monthOf(until)}`, text }));
  }
  return resume.text.split('\n').map((line) => {
    const [, period = '', text = line] = PERIOD.exec(line) ?? [];
    return { period, text };
  });
}
