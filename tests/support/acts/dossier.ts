import { PIXEL } from '../dossier-factories.ts';
import { officerIn, officerOf, ON, type EveryAct } from './world.ts';

/** An act that records a section of the dossier of an officer. */
const recording = (contents: object): EveryAct => ({
  roles: { 'the officer': 'before' },
  input: async (world, at) => ({
    officer: officerOf(await officerIn(world, at('the officer').station)),
    effectiveOn: ON,
    ...contents,
  }),
});

/** The acts on dossiers. */
export const DOSSIER_ACTS: Readonly<Record<string, EveryAct>> = {
  recordParticulars: recording({ ethnicity: 'HAN', nativePlace: '合成省合成市', workStartedOn: '2003-08' }),
  recordEducation: recording({
    education: [{ mode: 'FULL_TIME', school: '合成大学', qualification: '大学' }],
  }),
  recordResume: recording({ lines: [{ from: '1999-09', until: '2003-07', text: '合成大学学生' }] }),
  recordFamily: recording({ members: [{ relation: '妻子', name: '合成甲', birthOn: '1982' }] }),
  recordDossier: recording({ particulars: { ethnicity: 'HAN' }, members: [{ relation: '妻子', name: '合成甲' }] }),
  recordPhoto: recording({ photo: PIXEL }),
};
