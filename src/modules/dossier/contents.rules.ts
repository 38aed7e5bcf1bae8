import type { DossierSectionKind } from '../../generated/prisma/enums.ts';
import type { EducationMode, PhotoType, PoliticalStatus } from './dossier.vocabulary.ts';
import type { Ethnicity } from './ethnicity.vocabulary.ts';

/** A day, month or year, as precisely as it is known. */
type PartialDay = string;

/** What the appointment form asks of a person; null where it is not known. */
export interface Particulars {
  readonly ethnicity: Ethnicity | null;
  readonly nativePlace: string | null;
  readonly birthplace: string | null;
  readonly workStartedOn: PartialDay | null;
  readonly politicalStatus: PoliticalStatus | null;
  readonly partyJoinedOn: PartialDay | null;
  readonly health: string | null;
  readonly technicalPost: string | null;
  readonly specialty: string | null;
}

export interface Education {
  readonly mode: EducationMode;
  readonly school: string;
  readonly major: string | null;
  readonly qualification: string | null;
  readonly degree: string | null;
  readonly graduatedOn: PartialDay | null;
}

export interface ResumeLine {
  readonly from: PartialDay;
  readonly until: PartialDay | null;
  readonly text: string;
}

/** Lines, or one text where it could not be told into lines; never both. */
export interface Resume {
  readonly lines: readonly ResumeLine[];
  readonly text: string | null;
}

export interface FamilyMember {
  readonly relation: string;
  readonly name: string;
  readonly birthOn: PartialDay | null;
  readonly politicalStatus: PoliticalStatus | null;
  readonly employment: string | null;
}

export interface Photo {
  readonly type: PhotoType;
  readonly base64: string;
}

/** What each section says. */
export interface ContentsOf {
  readonly PARTICULARS: Particulars;
  readonly EDUCATION: readonly Education[];
  readonly RESUME: Resume;
  readonly FAMILY: readonly FamilyMember[];
  readonly PHOTO: Photo;
}

/** A section with what it says. */
export type Contents = {
  [Section in DossierSectionKind]: { readonly section: Section; readonly contents: ContentsOf[Section] };
}[DossierSectionKind];

/** The document of a section as it is sealed: the same for the same contents. */
export const documentOf = ({ section, contents }: Contents): string => JSON.stringify({ section, contents });

/** What a document says. It was sealed by an act that had checked it, under a key of its section alone. */
export function contentsIn<Section extends DossierSectionKind>(
  section: Section,
  document: string,
): ContentsOf[Section] {
  const read = JSON.parse(document) as { readonly section: string; readonly contents: ContentsOf[Section] };
  if (read.section !== section) throw new Error(`a document of ${read.section} is no ${section}`);
  return read.contents;
}
