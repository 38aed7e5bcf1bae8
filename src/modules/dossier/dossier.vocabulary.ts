import type { DossierSectionKind } from '../../generated/prisma/enums.ts';
import { vocabulary, type Term } from '../../vocabulary/vocabulary.ts';

export const DOSSIER_SECTION_KIND = vocabulary<DossierSectionKind>(
  'DossierSectionKind',
  'A section of the personnel dossier (档案信息类别), recorded as a whole.',
  {
    PARTICULARS: { zh: '基本信息', en: 'Particulars' },
    EDUCATION: { zh: '学历学位', en: 'Education' },
    RESUME: { zh: '简历', en: 'Résumé' },
    FAMILY: { zh: '家庭成员及重要社会关系', en: 'Family' },
    PHOTO: { zh: '照片', en: 'Photo' },
  },
);

const coded = (code: string, zh: string, en: string): Term => ({ zh, en, coded: { standard: 'GB/T 4762', code } });

export const POLITICAL_STATUS = vocabulary(
  'PoliticalStatus',
  'The political status (政治面貌), in the order of GB/T 4762, by the short names of forms.',
  {
    CPC_MEMBER: coded('01', '中共党员', 'Member of the Communist Party'),
    CPC_PROBATIONARY: coded('02', '中共预备党员', 'Probationary member of the Communist Party'),
    YOUTH_LEAGUE: coded('03', '共青团员', 'Member of the Communist Youth League'),
    RCCK: coded('04', '民革党员', 'Member of the Revolutionary Committee of the Kuomintang'),
    CDL: coded('05', '民盟盟员', 'Member of the China Democratic League'),
    CNDCA: coded('06', '民建会员', 'Member of the China National Democratic Construction Association'),
    CAPD: coded('07', '民进会员', 'Member of the China Association for Promoting Democracy'),
    CPWDP: coded('08', '农工党党员', "Member of the Chinese Peasants' and Workers' Democratic Party"),
    ZHIGONG: coded('09', '致公党党员', 'Member of the China Zhi Gong Party'),
    JIUSAN: coded('10', '九三学社社员', 'Member of the Jiusan Society'),
    TDSL: coded('11', '台盟盟员', 'Member of the Taiwan Democratic Self-Government League'),
    INDEPENDENT: coded('12', '无党派人士', 'Personage without party affiliation'),
    MASSES: coded('13', '群众', 'Of no party'),
  },
);

export type PoliticalStatus = (typeof POLITICAL_STATUS)['values'][number];

/** Those who are in no party: there is no day on which they joined one. */
export const OF_NO_PARTY: ReadonlySet<PoliticalStatus> = new Set(['YOUTH_LEAGUE', 'INDEPENDENT', 'MASSES']);

export const EDUCATION_MODE = vocabulary('EducationMode', 'How somebody studied (教育类别).', {
  FULL_TIME: { zh: '全日制教育', en: 'Full time' },
  IN_SERVICE: { zh: '在职教育', en: 'Beside work' },
});

export type EducationMode = (typeof EDUCATION_MODE)['values'][number];

export const PHOTO_TYPE = vocabulary('PhotoType', 'The format of a photo (照片格式), as its bytes tell.', {
  JPEG: { zh: 'JPEG 图像', en: 'JPEG' },
  PNG: { zh: 'PNG 图像', en: 'PNG' },
});

export type PhotoType = (typeof PHOTO_TYPE)['values'][number];
