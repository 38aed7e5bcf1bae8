import type { Registry } from '../../src/database/client.ts';
import type { DossierSectionKind } from '../../src/generated/prisma/enums.ts';
import type { Sealer } from '../../src/personal/sealer.ts';
import { documentOf, type ContentsOf, type Contents } from '../../src/modules/dossier/contents.rules.ts';
import { wordsOf } from './discipline-factories.ts';
import { datedRow, type DatedOptions } from './factories.ts';

/** The smallest PNG: one pixel. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What a synthetic dossier says. */
export const SYNTHETIC: ContentsOf = {
  PARTICULARS: {
    ethnicity: 'HAN',
    nativePlace: '合成省合成市',
    birthplace: '合成县',
    workStartedOn: '2003-08',
    politicalStatus: 'CPC_MEMBER',
    partyJoinedOn: '2005-07',
    health: '健康',
    technicalPost: null,
    specialty: '合成的专长',
  },
  EDUCATION: [
    {
      mode: 'FULL_TIME',
      school: '合成大学',
      major: '法律系法学专业',
      qualification: '大学',
      degree: '法学学士',
      graduatedOn: '2003-07',
    },
  ],
  RESUME: { lines: [{ from: '1999-09', until: '2003-07', text: '合成大学学生' }], text: null },
  FAMILY: [
    { relation: '妻子', name: '合成甲', birthOn: '1982-03', politicalStatus: 'MASSES', employment: '合成单位职员' },
  ],
  PHOTO: { type: 'PNG', base64: PIXEL },
};

type SectionOptions<Section extends DossierSectionKind> = DatedOptions & {
  officerId: number;
  section: Section;
  contents?: ContentsOf[Section];
  /** Without one nobody can read it. */
  sealer?: Sealer;
};

/** A section of a dossier with one version; its identity. */
export async function createSection<Section extends DossierSectionKind>(
  registry: Registry,
  { sealer, section, contents = SYNTHETIC[section], ...options }: SectionOptions<Section>,
): Promise<{ id: number }> {
  const { id } = await registry.dossierSection.create({ data: {} });
  const seal = await wordsOf(registry, sealer, 'DossierSection', id);
  const sealed = seal('contents', documentOf({ section, contents } as Contents));
  await registry.dossierSectionVersion.create({
    data: { sectionId: id, ...datedRow({ ...options, section, contents: sealed }) },
  });
  return { id };
}
