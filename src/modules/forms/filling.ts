import type { Values } from '../../documents/docx-template.ts';
import type { LrmxPerson } from '../../documents/lrmx.ts';
import { decodedKey } from '../../graphql/global-id.ts';
import { evaluationValues, readEvaluation } from './evaluation-form.ts';
import type { FormName } from './form-kind.rules.ts';
import { idOf, type FormRequest } from './form-request.ts';
import { honorValues, readHonor } from './honor-form.ts';
import { officerCells, officerValues } from './officer-cells.ts';
import { listedOf, officerFound, readOfficer, readOfficers, type Reading } from './officer-query.ts';

/** What was read for a form. */
export interface Filled {
  /** Whom or what it is about, for the name of the file. */
  readonly about: string;
  /** How many forms are in the file. */
  readonly forms: number;
  /** How many officers it tells of. */
  readonly officers: number;
  /** The ids of what it tells of and a correction may change. */
  readonly lists: readonly string[];
  /** What its template is filled with; `origin` is the line that tells where it came from. */
  readonly values: (origin: string) => Values;
  /** What a file of the editor has; null where the form is not one of it. */
  readonly person: LrmxPerson | null;
}

type Fill = (reading: Reading, request: FormRequest) => Promise<Filled>;

async function officerForm(reading: Reading, { given, form, moment }: FormRequest): Promise<Filled> {
  const asked = given['officer']!;
  const named = decodedKey(asked)?.typename === 'Officer' ? { id: asked } : { policeNumber: asked };
  const id = await officerFound(reading, named);
  const officer = await readOfficer(reading, id, { nationalId: form === 'lrmx', evaluations: true, life: true });
  const cells = officerCells(officer, moment.asOf);
  return {
    about: officer.name,
    forms: 1,
    officers: 1,
    lists: listedOf(officer),
    values: (origin) => officerValues(cells, moment.asOf, origin),
    person: cells.person,
  };
}

async function evaluationForm(reading: Reading, { given, moment }: FormRequest): Promise<Filled> {
  const evaluation = await readEvaluation(
    reading,
    idOf(reading.context.locale, 'Evaluation', given['record']!, 'record'),
  );
  const officer = await readOfficer(reading, evaluation.officer, { sanctions: false, education: false });
  const values = (origin: string) => evaluationValues(evaluation, officer, moment.asOf, origin);
  return { about: officer.name, forms: 1, officers: 1, lists: listedOf(officer), values, person: null };
}

async function honorForm(reading: Reading, { given, moment }: FormRequest): Promise<Filled> {
  const honor = idOf(reading.context.locale, 'Honor', given['honor']!, 'honor');
  const facts = await readHonor(reading, honor, given['recipient']);
  const ids = facts.recipients.flatMap(({ __typename: type, id = '' }) => (type === 'Officer' ? [id] : []));
  const read = await readOfficers(reading, ids, {});
  const officers = new Map(read.map((officer, i) => [ids[i]!, officer]));
  const values = (origin: string) => honorValues(facts, officers, { honor, day: moment.asOf, origin });
  const lists = [honor, ...facts.recipients.flatMap(({ id = [] }) => id), ...read.flatMap(listedOf)];
  return { about: facts.title, forms: facts.recipients.length, officers: officers.size, lists, values, person: null };
}

/** Reads what each form needs. */
export const FILLING: Readonly<Record<FormName, Fill>> = {
  'officer-form': officerForm,
  'evaluation-form': evaluationForm,
  'honor-form': honorForm,
};
