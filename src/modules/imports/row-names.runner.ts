import { encodeGlobalID } from '@pothos/plugin-relay';
import type { InputProblem, Message } from '../../errors/refusals.ts';
import { decodedKey } from '../../graphql/global-id.ts';
import { nameForm } from '../../names/text-form.ts';
import { officerWithNationalId } from '../../personal/personal.service.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { onDay } from '../../record/periods.ts';
import { scopeBeyond } from '../../record/reach.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { normalNationalId } from '../officers/national-id.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import type { PersonalNotes } from '../officers/personal.reads.ts';
import { shortened } from './cell.ts';
import type { KindOfImport, Named } from './import-kind.rules.ts';
import { thingsNamed } from './name.reads.ts';

// What the cells of a row name: things by a code, a number, a name or an id.

/** A thing that a cell of a row names. */
export interface NamedThing {
  readonly field: string;
  readonly type: Named;
  readonly id: number;
}

/** By what personal data that names somebody is looked up, and where that is noted. */
export interface Personal extends PersonalNotes {
  readonly sealer: Sealer | null;
}

/** What tells one thing of a type from others of its name. */
const TOLD_BY: Readonly<Record<Named, Message>> = {
  Unit: { zh: '单位代码', en: 'the code of the unit' },
  Officer: { zh: '警号', en: 'the police number' },
  Place: { zh: '联系对象代码', en: 'the code of the place' },
  Activity: { zh: '名称加开始日期', en: 'the title and the first day' },
  EvaluationCycle: {
    zh: '考核办法、起始日期和单位代码',
    en: 'the key of the scheme, the first day and the code of the unit',
  },
  Program: { zh: '标识', en: 'the id' },
  HonorProgram: { zh: '标识', en: 'the id' },
  Duty: { zh: '标识', en: 'the id' },
  Honor: { zh: '标识', en: 'the id' },
};

function severalProblem(quoted: string, types: readonly Named[]): Message {
  const ways = [...new Set(types)].map((type) => TOLD_BY[type]);
  return {
    zh: `“${quoted}”不止一个，请改用${ways.map(({ zh }) => zh).join('或')}`,
    en: `"${quoted}" is several: name it by ${ways.map(({ en }) => en).join(' or ')}`,
  };
}

interface Asked {
  readonly kind: KindOfImport;
  readonly personal: Personal;
  readonly text: string;
  readonly types: readonly Named[];
  readonly on: Day;
}

/** The global id of what a text names. */
export async function idOf(
  write: Write,
  asked: Asked,
  field: string,
  problems: InputProblem[],
  named: NamedThing[],
): Promise<string | null> {
  const { text, types, on } = asked;
  const quoted = shortened(text);
  const given = decodedKey(text);
  const typeGiven = types.find((one) => one === given?.typename);
  if (given && typeGiven) {
    named.push({ field, type: typeGiven, id: given.key });
    return text;
  }
  const meant = await thingsNamed(write, asked);
  const found = [
    ...(await officersByNationalId(write, asked)),
    ...meant.flatMap(({ type, ids }) => ids.map((id) => ({ type, id }))),
  ];
  const [thing, ...others] = found;
  if (!thing) {
    const [comes] = meant.flatMap((one) => one.comes ?? []).toSorted();
    problems.push({
      path: field,
      text: comes
        ? { zh: `${on} 没有“${quoted}”，自 ${comes} 起才有`, en: `there is no "${quoted}" on ${on}, but from ${comes}` }
        : { zh: `${on} 没有“${quoted}”`, en: `there is no "${quoted}" on ${on}` },
    });
    return null;
  }
  if (others.length > 0) {
    problems.push({
      path: field,
      text: severalProblem(
        quoted,
        found.map(({ type }) => type),
      ),
    });
    return null;
  }
  named.push({ field, ...thing });
  return encodeGlobalID(thing.type, thing.id);
}

const NATIONAL_ID = /^\d{17}[\dX]$/;

/** Who has a national id; nobody for who may not read that of the officer. */
async function officersByNationalId(
  write: Write,
  { text, kind, personal: { sealer, operation } }: Asked,
): Promise<{ readonly type: 'Officer'; readonly id: number }[]> {
  const nationalId = normalNationalId(text);
  if (kind.byNationalId !== true || !sealer || !NATIONAL_ID.test(nationalId)) return [];
  const id = await officerWithNationalId(write, sealer, nationalId);
  if (id === null || (await scopeBeyond(write, { officers: [id] }, ['officer:personal'])) !== null) return [];
  operation.personalReads.push({ officerId: id, field: 'nationalId' });
  return [{ type: 'Officer', id }];
}

interface Comparing {
  /** The values of the row by field. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly kind: KindOfImport;
  readonly on: Day;
  readonly named: readonly NamedThing[];
}

/** Refuses a row whose officer has another name on record. */
export async function compareName(
  write: Write,
  { values, kind: { nameOf }, on, named }: Comparing,
  problems: InputProblem[],
): Promise<void> {
  const name = nameOf && (values.get(nameOf.field) as string | undefined);
  const officer = named.find(({ field }) => field === nameOf?.officer);
  if (name === undefined || !nameOf || !officer) return;
  const rows = await versionsOfOne(write, OFFICER, officer.id);
  const onRecord = onDay(rows, on)?.name;
  if (onRecord === undefined || nameForm(onRecord) === nameForm(name)) return;
  problems.push({
    path: nameOf.field,
    text: { zh: `与登记的姓名“${onRecord}”不符`, en: `is not the name on record, "${onRecord}"` },
  });
}
