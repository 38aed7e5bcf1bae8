import { parse } from 'graphql';
import type { Scope } from '../../access/scopes.ts';
import type { Gender, HonorStatus, MeritClass, PoliceRank, SanctionKind } from '../../generated/prisma/enums.ts';
import type { AssignmentKind, EvaluationCycleStatus, EvaluationGrade } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { decodeGlobalId } from './form-request.ts';
import { nothingThere } from '../../graphql/errors.ts';
import { reachesOfficer } from '../../graphql/reach.ts';
import type { Day } from '../../time/day.ts';
import type { Ask, Gathered } from '../exports/export-asking.ts';
import type { EducationMode, PoliticalStatus } from '../dossier/dossier.vocabulary.ts';
import type { Ethnicity } from '../dossier/ethnicity.vocabulary.ts';
import type { SanctionStatus } from '../discipline/effect.vocabulary.ts';

// What the registry tells of an officer whose form is filled, by GraphQL.

export interface Post {
  readonly title: string;
  readonly kind: AssignmentKind;
  readonly externalOrgan: string | null;
  readonly unit: { readonly name: string } | null;
  readonly validity: { readonly from: Day; readonly to: Day | null; readonly startKnown: boolean };
}

export interface GivenHonor {
  readonly id: string;
  readonly title: string;
  readonly status: HonorStatus;
  readonly meritClass: MeritClass | null;
  readonly awardedBy: string | null;
  /** A day, a month or a year. */
  readonly awardedOn: string | null;
}

export interface ImposedSanction {
  readonly kind: SanctionKind;
  readonly status: SanctionStatus;
  readonly decidedBy: string;
  readonly decidedOn: Day;
}

export interface GradedYear {
  readonly grade: EvaluationGrade;
  readonly cycle: { readonly from: Day; readonly to: Day; readonly status: EvaluationCycleStatus };
}

/** A list of which the first 100 are read. */
interface List<Element> {
  readonly nodes: readonly Element[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/** What forms need of the personnel dossier; a section that is not on record is null. */
export interface DossierFacts {
  readonly particulars: {
    readonly ethnicity: Ethnicity | null;
    readonly nativePlace: string | null;
    readonly birthplace: string | null;
    readonly workStartedOn: string | null;
    readonly politicalStatus: PoliticalStatus | null;
    readonly partyJoinedOn: string | null;
    readonly health: string | null;
    readonly technicalPost: string | null;
    readonly specialty: string | null;
  } | null;
  readonly education?:
    | readonly {
        readonly mode: EducationMode;
        readonly school: string;
        readonly major: string | null;
        readonly qualification: string | null;
        readonly degree: string | null;
      }[]
    | null;
  readonly resume?: {
    readonly lines: readonly { readonly from: string; readonly until: string | null; readonly text: string }[];
    readonly text: string | null;
  } | null;
  readonly family?:
    | readonly {
        readonly relation: string;
        readonly name: string;
        readonly birthOn: string | null;
        readonly politicalStatus: PoliticalStatus | null;
        readonly employment: string | null;
      }[]
    | null;
  readonly photo?: { readonly base64: string } | null;
}

/** An officer as a form needs to know them. What the viewer may not read is null, or not there. */
export interface OfficerFacts {
  readonly id: string;
  readonly name: string;
  readonly gender: Gender | null;
  readonly policeNumber: string | null;
  readonly rank: PoliceRank | null;
  readonly grade: string | null;
  readonly birthOn: Day | null;
  readonly nationalId?: string | null;
  readonly assignments: readonly Post[];
  readonly honors: List<GivenHonor>;
  readonly evaluations?: List<GradedYear>;
  readonly sanctions?: List<ImposedSanction>;
  readonly dossier: DossierFacts | null;
}

const LIST = 'pageInfo { hasNextPage }';

const OFFICER = parse(
  `query OfficerForm($id: ID!, $nationalId: Boolean!, $evaluations: Boolean!, $sanctions: Boolean!, $education: Boolean!, $life: Boolean!) {
  officer(id: $id) {
    id name gender policeNumber rank grade birthOn
    nationalId @include(if: $nationalId)
    assignments(includeEnded: true) { title kind externalOrgan unit { name } validity { from to startKnown } }
    honors(first: 100) { ${LIST} nodes { id title status meritClass awardedBy awardedOn } }
    evaluations(first: 100) @include(if: $evaluations) { ${LIST} nodes { grade cycle { from to status } } }
    sanctions(first: 100) @include(if: $sanctions) { ${LIST} nodes { kind status decidedBy decidedOn } }
    dossier {
      particulars {
        ethnicity nativePlace birthplace workStartedOn politicalStatus partyJoinedOn health technicalPost specialty
      }
      education @include(if: $education) { mode school major qualification degree }
      photo @include(if: $education) { base64 }
      resume @include(if: $life) { text lines { from until text } }
      family @include(if: $life) { relation name birthOn politicalStatus employment }
    }
  }
}`,
  { noLocation: true },
);

const ID = parse(
  'query OfficerFound($id: ID, $policeNumber: String) { officer(id: $id, policeNumber: $policeNumber) { id } }',
  { noLocation: true },
);

/** How an officer is found. */
export type Named = { readonly id: string } | { readonly policeNumber: string };

/** The id of an officer; refused where there is none. */
export async function officerFound(ask: Ask, named: Named): Promise<string> {
  const data = (await ask(ID, named)) as { officer: { id: string } | null };
  if (data.officer === null) throw nothingThere('There is no such officer on that day.');
  return data.officer.id;
}

/** In what a form is read: one moment of the record, and who asks. */
export interface Reading {
  readonly ask: Ask;
  readonly context: Context;
  readonly gathered: Gathered;
}

/** What of an officer a form shows. */
export interface Shown {
  /** Default: false. */
  readonly nationalId?: boolean;
  /** Default: false. */
  readonly evaluations?: boolean;
  /** Default: true. */
  readonly sanctions?: boolean;
  /** The education and the photo. Default: true. */
  readonly education?: boolean;
  /** The résumé and the family. Default: false. */
  readonly life?: boolean;
}

/** Reads an officer. What a scope of the viewer does not cover is not asked for, and told to be withheld. */
export async function readOfficer(
  { ask, context, gathered }: Reading,
  id: string,
  shown: Shown,
): Promise<OfficerFacts> {
  const officerId = decodeGlobalId('Officer', id)!;
  const may = async (scope: Scope) => {
    const covered = context.viewer.scopes.has(scope) && (await reachesOfficer(context, scope, officerId));
    if (!covered) gathered.withheld.add(scope);
    return covered;
  };
  const { nationalId = false, evaluations = false, sanctions = true, education = true, life = false } = shown;
  const variables = {
    id,
    nationalId,
    education,
    life,
    evaluations: evaluations && (await may('evaluation:read')),
    sanctions: sanctions && (await may('discipline:read')),
  };
  // that there are none is read, too
  if (variables.sanctions) gathered.personalReads.push({ officerId, field: 'sanctions' });
  const data = (await ask(OFFICER, variables)) as { officer: OfficerFacts | null };
  if (data.officer === null) throw nothingThere('There is no such officer on that day.');
  return data.officer;
}
