import { LOGIC } from './logic.ts';
import type { OperatorTable } from './scope.ts';

/** Every operator of aggregation expressions that is there. */
export const OPERATORS: OperatorTable = { ...LOGIC };
