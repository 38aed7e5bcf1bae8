import { builder } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { parseBasis, requireBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { BasisInput } from '../acts/standard.inputs.ts';
import { ImportErrorPolicy } from './import.enums.ts';
import { fileMutation, NEEDS } from './import.mutations.ts';
import { startApplying, startRehearsing, startUndoing } from './import.runner.ts';

const ApplyImportInput = builder.inputType('ApplyImportInput', {
  description: 'How the rows of a file are tried or brought in.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The file.' }),
    policy: t.field({ type: ImportErrorPolicy, required: true, description: 'What happens where rows are refused.' }),
    effectiveOn: t.field({
      type: 'Date',
      description: 'For rows that have none of their own: the day they take effect. Default: each row needs its own.',
    }),
    basis: t.field({ type: BasisInput, description: 'For rows that have none of their own: by whose order.' }),
  }),
});

const UndoImportInput = builder.inputType('UndoImportInput', {
  description: 'A file whose changes are taken back (撤销导入).',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The file.' }),
    basis: t.field({ type: BasisInput, required: true, description: 'By whose order; a reason is needed.' }),
  }),
});

type TermsInput = typeof ApplyImportInput.$inferInput;

function termsOf(check: InputCheck, { policy, effectiveOn, basis }: TermsInput) {
  if (effectiveOn != null) check.day('effectiveOn', effectiveOn, today());
  parseBasis(check, basis);
  return { policy, effectiveOn: effectiveOn ?? null, basis: basis ?? null };
}

fileMutation('rehearseImport', {
  description: `Tries every row of a file, each after those before it, and does nothing (预演导入); it goes on in the background. ${NEEDS}; each row needs it where the act does.`,
  input: ApplyImportInput,
  argument: 'Which file, and how.',
  result: 'The file, whose rows are being tried, or why not.',
  read: termsOf,
  run: ({ context, schema, batch, given: terms }) => startRehearsing(context, schema, batch, terms),
});

fileMutation('applyImport', {
  description: `Applies the rows of a file (导入表格), in one transaction, with one change a row; it goes on in the background. The same file is applied once, unless it was undone. ${NEEDS}; each row needs it where the act does.`,
  input: ApplyImportInput,
  argument: 'Which file, and how.',
  result: 'The file, whose rows are being applied, or why not.',
  read: termsOf,
  run: ({ context, schema, batch, given: terms }) => startApplying(context, schema, batch, terms),
});

fileMutation('undoImport', {
  description: `Takes back all that a file did, newest row first; it goes on in the background. Nothing is taken back where something was done since that rests on it: each row then tells what. ${NEEDS}.`,
  input: UndoImportInput,
  argument: 'Which file, and by whose order.',
  result: 'The file, whose changes are being taken back, or why not.',
  read: (check, { basis }) => {
    requireBasis(check, parseBasis(check, basis));
    return basis;
  },
  run: ({ context, batch, given: basis }) => startUndoing(context, batch, basis),
});
