import { careerOf } from './career.ts';
import { addDiscipline } from './discipline.ts';
import { addEvaluations, addScheme } from './evaluations.ts';
import { addCollectiveHonors, addHonors, addPrograms } from './honors.ts';
import { membersOf } from './members.ts';
import type { ForceOptions } from './options.ts';
import { addOfficer } from './people.ts';
import { Shuffle } from './random.ts';
import type { Rows } from './rows.ts';
import { seatForce } from './seats.ts';
import { addPolicies, addRounds } from './selections.ts';
import { growTree } from './tree.ts';
import { addUnits } from './units.ts';
import { addWork } from './work.ts';
import { addWorkPrograms } from './work-programs.ts';

/** A part of a phase, whose rows were added since the step before. */
export interface Step {
  readonly phase: 'units' | 'officers' | 'evaluations';
  /** The share of the phase that it is; the shares of all its steps sum to 1. */
  readonly share: number;
}

/** A step makes so many officers. */
const OFFICERS_A_STEP = 5_000;

/**
 * Makes a force, step by step. A caller that takes the rows after each step never holds more than those of one step.
 */
export function* makeForce(options: ForceOptions, rows: Rows, officersAStep = OFFICERS_A_STEP): Generator<Step> {
  const tree = growTree(options);
  const seating = seatForce(options, tree);
  // the authorized strength counts police officers, with a few posts vacant
  addUnits(
    rows,
    options,
    tree,
    seating.sizes.map((size) => Math.ceil(size * 0.7)),
  );
  addPrograms(rows, options, tree);
  addCollectiveHonors(rows, options, tree);
  const policies = addPolicies(rows, options, tree);
  addScheme(rows, options, tree);
  const programs = addWorkPrograms(rows, options, tree);
  yield { phase: 'units', share: 1 };

  // police numbers are in another order than officers
  const numbers = new Shuffle(options.seed, 'police number', options.officers);
  for (let start = 0; start < options.officers; start += officersAStep) {
    const end = Math.min(options.officers, start + officersAStep);
    for (let officer = start; officer < end; officer++) {
      const career = careerOf(options, seating, officer);
      const id = addOfficer(rows, numbers.at(officer) + 1, career);
      addHonors(rows, options, officer, id, career);
    }
    yield { phase: 'officers', share: (end - start) / options.officers };
  }

  let held = 0;
  for (const bureau of tree.bureaus) {
    const members = membersOf(options, seating, bureau);
    addEvaluations(rows, options, bureau, members);
    addRounds(rows, options, bureau, members, { policies, programs });
    addWork(rows, options, bureau, members, programs);
    addDiscipline(rows, options, bureau, members);
    held += members.length;
    if (held < officersAStep) continue;
    yield { phase: 'evaluations', share: held / seating.serving };
    held = 0;
  }
  yield { phase: 'evaluations', share: held / seating.serving };
}
