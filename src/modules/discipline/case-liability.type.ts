import { pageArguments, parseText } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { Basis, basisOf } from '../../graphql/dated.ts';
import { basis, link, nodeOf, optionalLink, versionOf } from '../../graphql/field-options.ts';
import { requirePurpose, scopeOnRecord } from '../../graphql/sensitive.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import {
  findingsOf,
  liabilitiesOfCase,
  liabilityById,
  liabilityLock,
  type CaseLiabilityRow,
  type LiabilityFindingRow,
} from './case-liability.loaders.ts';
import { officerLiabilityList, unitLiabilityList } from './case-liability.lists.ts';
import { CaseFault, CaseRole } from './discipline.enums.ts';
import { sanctionById } from './sanction.loaders.ts';
import { Sanction } from './sanction.type.ts';

const LiabilityFinding = builder.objectRef<LiabilityFindingRow>('LiabilityFinding').implement({
  description:
    "What was found of an officer's part in a case (执法过错认定). Needs the scope discipline:read for the unit of the officer.",
  authScopes: { scope: 'discipline:read' },
  fields: (t) => ({
    on: t.expose('foundOn', { type: 'Date', description: 'The day of the finding.' }),
    fault: t.expose('fault', { type: CaseFault, description: 'How it stands with fault.' }),
    sanction: t.field(
      optionalLink(Sanction, sanctionById, 'sanctionId', 'The sanction that it led to; null where it led to none.'),
    ),
    basis: t.field({
      type: Basis,
      description: 'By whose order; a document number is always on record.',
      resolve: (row) => basisOf(row)!,
    }),
  }),
});

export const CaseLiability = builder.objectRef<CaseLiabilityRow>('CaseLiability');

builder.node(CaseLiability, {
  description:
    'What an officer answers for in a case, for life (办案质量终身负责): no transfer, promotion or end of service touches it. Needs the scope discipline:read for the unit of the officer: others are not there. Every reading is on record, and needs a purpose.',
  authScopes: scopeOnRecord<CaseLiabilityRow>('discipline:read', 'caseLiabilities'),
  ...nodeOf(liabilityById, 'The same for as long as the registry stands, whatever becomes of the liability.'),
  fields: (t) => ({
    version: t.int(versionOf('liability', liabilityLock)),
    officer: t.field(
      link(
        Officer,
        officerById,
        'officerId',
        'The officer; where they serve now, or that they have left, tells `Officer.unit` and `Officer.status`.',
      ),
    ),
    caseNumber: t.exposeString('caseNumber', {
      description: 'The number in the system that has the case (案件编号); nothing else of the case is here.',
    }),
    role: t.expose('role', { type: CaseRole, description: 'The part in the case.' }),
    unit: t.field(link(Unit, unitById, 'unitId', 'The unit in which the officer served then (办案时所在单位).')),
    from: t.expose('validFrom', { type: 'Date', description: 'The first day of the part in the case.' }),
    to: t.expose('validTo', {
      type: 'Date',
      nullable: true,
      description: 'The first day after; null while it goes on.',
    }),
    findings: t.field({
      type: [LiabilityFinding],
      description: 'What was found when the case was looked into again (责任倒查), by day; the first 100 at most.',
      resolve: ({ id }, _args, context) => findingsOf(context).load(id),
    }),
    basis: t.field(basis('By whose order, or from what system; null where none is on record.')),
  }),
});

export const CaseLiabilityConnection = connectionOf(CaseLiability, 'CaseLiability', { scope: 'discipline:read' });

builder.objectField(Officer, 'caseLiabilities', (t) =>
  t.field({
    type: CaseLiabilityConnection,
    description:
      'The cases that the officer answers for, latest first, whatever units they were of. Needs the scope discipline:read; empty where it does not cover the officer.',
    authScopes: { scope: 'discipline:read' },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => {
      requirePurpose(context, 'discipline:read');
      return officerLiabilityList(context, id, args);
    },
  }),
);

builder.objectField(Unit, 'caseLiabilities', (t) =>
  t.field({
    type: CaseLiabilityConnection,
    description:
      'The cases that officers of the unit and below on the day of the query answer for, and officers who belonged there last, latest first, wherever they served at the time of the case. Needs the scope discipline:read; those that it does not cover are left out.',
    authScopes: { scope: 'discipline:read' },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => {
      requirePurpose(context, 'discipline:read');
      return unitLiabilityList(context, id, args);
    },
  }),
);

builder.queryField('caseLiabilities', (t) =>
  t.field({
    type: [CaseLiability],
    description:
      'Who answers for a case, by role, then by the first day; the first 1,000 at most. Needs the scope discipline:read; those alone that it covers are there.',
    authScopes: { scope: 'discipline:read' },
    args: { caseNumber: t.arg.string({ required: true, description: 'The number of the case, exactly.' }) },
    resolve: (_root, { caseNumber }, context) => {
      requirePurpose(context, 'discipline:read');
      return liabilitiesOfCase(context, parseText(caseNumber, 'caseNumber'));
    },
  }),
);
