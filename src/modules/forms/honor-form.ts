import { parse } from 'graphql';
import type { Values } from '../../documents/docx-template.ts';
import type { HonorLevel, MeritClass } from '../../generated/prisma/enums.ts';
import { badRequest, nothingThere } from '../../graphql/errors.ts';
import type { Day } from '../../time/day.ts';
import { HONOR_LEVEL } from '../honors/honor.vocabulary.ts';
import { GENDER } from '../officers/officer.vocabulary.ts';
import { dossierCells, ethnicityWord, qualifications, statusWord } from './dossier-cells.ts';
import { spaced } from './officer-cells.ts';
import type { DossierFacts, FormOfficer, Reading } from './officer-query.ts';
import {
  gradeWord,
  heldOn,
  honorLines,
  joined,
  meritWord,
  monthOf,
  postWords,
  rankWord,
  sanctionLines,
} from './words.ts';

/** An honor as 奖励审批表 shows it. */
export interface HonorFacts {
  readonly title: string;
  readonly level: HonorLevel | null;
  readonly meritClass: MeritClass | null;
  readonly citation: string | null;
  readonly recipients: readonly Recipient[];
}

/** Whom it is for: an officer or a unit by its id, or somebody else. */
export interface Recipient {
  readonly __typename: 'Officer' | 'OtherRecipient' | 'Unit';
  readonly id?: string;
  readonly name: string;
}

const HONOR = parse(
  `query HonorForm($honor: ID!) {
  node(id: $honor) {
    ... on Honor {
      title level meritClass citation
      recipients { __typename ... on Officer { id name } ... on Unit { id name } ... on OtherRecipient { name } }
    }
  }
}`,
  { noLocation: true },
);

/** The frame of the photo, in millimeters: its column is narrower than that of 干部任免审批表. */
const FRAME = { width: 24, height: 48 };

/** Forms in one file. */
const MOST = 20;

/** Reads an honor with the recipients whose forms are asked for. */
export async function readHonor(
  { ask, context: { locale } }: Reading,
  honor: string,
  recipient: string | undefined,
): Promise<HonorFacts> {
  const { node } = (await ask(HONOR, { honor })) as { node: HonorFacts | null };
  if (node === null) {
    throw nothingThere({ zh: '该日没有这项奖励', en: 'There is no such honor on that day.' }[locale]);
  }
  const recipients = node.recipients.filter(({ id }) => recipient === undefined || id === recipient);
  if (recipients.length === 0) {
    throw badRequest(
      recipient === undefined ? 'honor' : 'recipient',
      { zh: '没有这样的授予对象', en: 'has no recipient there' }[locale],
    );
  }
  if (recipients.length > MOST) {
    throw badRequest(
      'honor',
      {
        zh: `的授予对象超过 ${MOST} 个，请用 recipient=<标识> 逐个取表`,
        en: `has more than ${MOST} recipients: ask for the form of each by recipient=<its id>`,
      }[locale],
    );
  }
  return { ...node, recipients };
}

/** What the template of 奖励审批表 is filled with: a form for each recipient, what is read of officers by their ids. */
export function honorValues(
  { title, level, meritClass, citation, recipients }: HonorFacts,
  officers: ReadonlyMap<string, FormOfficer>,
  { honor, day, origin }: { readonly honor: string; readonly day: Day; readonly origin: string },
): Values {
  return {
    出处: origin,
    对象: recipients.map(({ id, name }, i) => ({
      姓名: name,
      奖励名称: title,
      奖励等次: meritWord({ meritClass }),
      奖励级别: level === null ? '' : HONOR_LEVEL.terms[level].zh,
      主要事迹: citation,
      另页: i < recipients.length - 1 ? [{}] : [],
      ...recipientValues(id === undefined ? undefined : officers.get(id), honor, day),
    })),
  };
}

function recipientValues(officer: FormOfficer | undefined, honor: string, day: Day): Values {
  if (!officer) return {};
  // the honor that is asked for was not received before
  const nodes = officer.honors.nodes.filter(({ id }) => id !== honor);
  return {
    性别: officer.gender === null ? '' : GENDER.terms[officer.gender].zh,
    出生年月: monthOf(officer.birthOn),
    ...dossierValues(officer.dossier),
    单位及职务: joined(heldOn(officer.assignments, day).map(postWords), '，'),
    警衔职级: joined([rankWord(officer), gradeWord(officer.grade)], '，'),
    警号: officer.policeNumber,
    警衔: rankWord(officer),
    职级: gradeWord(officer.grade),
    受过奖励: honorLines({ honors: { ...officer.honors, nodes } }).join('\n'),
    受过处分: sanctionLines(officer).join('\n'),
  };
}

function dossierValues(dossier: DossierFacts | null): Values {
  if (dossier === null) return {};
  const { particulars, photo } = dossier;
  const { ancestralHome = '', beganWork = '' } = dossierCells(dossier);
  return {
    民族: particulars && ethnicityWord(particulars),
    籍贯: ancestralHome,
    政治面貌: particulars && statusWord(particulars),
    文化程度: qualifications(dossier),
    参加工作时间: spaced(beganWork),
    照片: photo ? { bytes: Buffer.from(photo.base64, 'base64'), frame: FRAME } : null,
  };
}
