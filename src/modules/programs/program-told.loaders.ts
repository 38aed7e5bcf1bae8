import { lastNameOfKey, registerTold } from '../changes/told.loaders.ts';
import { PROGRAM } from './program.declaration.ts';

registerTold({ program: lastNameOfKey(PROGRAM) });
