import { lastNameOfKey, registerTold } from '../changes/told.loaders.ts';
import { HONOR_PROGRAM } from './honor-program.declaration.ts';

registerTold({ honorProgram: lastNameOfKey(HONOR_PROGRAM) });
