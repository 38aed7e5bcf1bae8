import { parse } from 'graphql';
import type { Scope } from '../../access/scopes.ts';
import type { Gender, HonorStatus, MeritClass, PoliceRank, SanctionKind } from '../../generated/prisma/enums.ts';
import type { AssignmentKind, EvaluationCycleStatus, EvaluationGrade } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { nothingThere } from '../../graphql/errors.ts';
import { decodedKey } from '../../graphql/global-id.ts';
import { reachesOfficer } from '../../graphql/reach.ts';
import { groupBy } from '../../record/group-by.ts';
import type { Day } from '../../time/day.ts';
import type { Ask, Gathered } from '../exports/export-asking.ts';
import type { ContentsOf } from '../dossier/contents.rules.ts';
import type { SanctionStatus } from '../discipline/effect.vocabulary.ts';

// What the registry tells of an officer whose form is filled, by GraphQL.

export interface Post {
  readonly title: string;
  readonly kind: AssignmentKind;
  readonly externalOrgan: string | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
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
  readonly particulars: ContentsOf['PARTICULARS'] | null;
  readonly education?: readonly Omit<ContentsOf['EDUCATION'][number], 'graduatedOn'>[] | null;
  readonly resume?: ContentsOf['RESUME'] | null;
  readonly family?: ContentsOf['FAMILY'] | null;
  readonly photo?: Pick<ContentsOf['PHOTO'], 'base64'> | null;
}

/** An officer as a form needs to know them. What the viewer may not read is null, or not there. */
export interface FormOfficer {
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

const OFFICERS = parse(
  `query OfficerForms($ids: [ID!]!, $nationalId: Boolean!, $evaluations: Boolean!, $sanctions: Boolean!, $education: Boolean!, $life: Boolean!) {
  nodes(ids: $ids) { ... on Officer {
    id name gender policeNumber rank grade birthOn
    nationalId @include(if: $nationalId)
    assignments(includeEnded: true) { title kind externalOrgan unit { id name } validity { from to startKnown } }
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
  } }
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
export async function officerFound({ ask, context }: Pick<Reading, 'ask' | 'context'>, named: Named): Promise<string> {
  const data = (await ask(ID, named)) as { officer: { id: string } | null };
  if (data.officer === null) throw noOfficer(context);
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

/** Which lists of an officer the viewer may read. */
interface Covered {
  readonly id: string;
  readonly evaluations: boolean;
  readonly sanctions: boolean;
}

/** Reads an officer; refused where there is none. */
export async function readOfficer(reading: Reading, id: string, shown: Shown): Promise<FormOfficer> {
  const [officer] = await readOfficers(reading, [id], shown);
  return officer!;
}

/**
 * Reads officers, in the order of their ids; refused where one of them is not there. What a scope of the viewer does not cover is not
 * asked for, and told to be withheld: one query for all of whom the same is asked for.
 */
export async function readOfficers(
  reading: Reading,
  ids: readonly string[],
  { nationalId = false, evaluations = false, sanctions = true, education = true, life = false }: Shown,
): Promise<readonly FormOfficer[]> {
  const covered = await Promise.all(
    ids.map(async (id) => ({
      id,
      evaluations: evaluations && (await mayRead(reading, 'evaluation:read', id)),
      sanctions: sanctions && (await mayRead(reading, 'discipline:read', id)),
    })),
  );
  const found = new Map<string, FormOfficer>();
  for (const some of groupBy(covered, (one) => `${one.evaluations} ${one.sanctions}`).values()) {
    // oxlint-disable-next-line no-await-in-loop -- one connection answers them all
    const read = await askFor(reading, some, { nationalId, education, life });
    for (const [i, officer] of read.entries()) {
      if (officer === null) throw noOfficer(reading.context);
      found.set(some[i]!.id, officer);
    }
  }
  return ids.map((id) => found.get(id)!);
}

/** The ids of what a form of an officer shows and a correction may change. */
export const listedOf = ({ id, assignments, honors }: FormOfficer): readonly string[] => [
  id,
  ...assignments.flatMap(({ unit }) => unit?.id ?? []),
  ...honors.nodes.map((honor) => honor.id),
];

const noOfficer = ({ locale }: Context) =>
  nothingThere({ zh: '该日没有这名民警', en: 'There is no such officer on that day.' }[locale]);

/** Whether the viewer has a scope for an officer; what is not covered is noted as withheld. */
async function mayRead({ context, gathered }: Reading, scope: Scope, id: string): Promise<boolean> {
  const covered = context.viewer.scopes.has(scope) && (await reachesOfficer(context, scope, decodedKey(id)!.key));
  if (!covered) gathered.withheld.add(scope);
  return covered;
}

/** Asks for officers of whom the same may be read. */
async function askFor(
  { ask, gathered }: Reading,
  some: readonly Covered[],
  shown: Required<Pick<Shown, 'nationalId' | 'education' | 'life'>>,
): Promise<readonly (FormOfficer | null)[]> {
  const [{ evaluations, sanctions }] = some as readonly [Covered, ...Covered[]];
  const ids = some.map(({ id }) => id);
  // that there are none is read, too
  if (sanctions) {
    gathered.personalReads.push(...ids.map((id) => ({ officerId: decodedKey(id)!.key, field: 'sanctions' })));
  }
  const data = await ask(OFFICERS, { ids, evaluations, sanctions, ...shown });
  return (data as { nodes: readonly (FormOfficer | null)[] }).nodes;
}
