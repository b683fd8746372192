import { isUserErrorCode, Problem, Problems, type UserErrorCode } from '../values/problem.ts';

/** The schema's `UserError`. */
export interface UserErrorValue {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
}

const MAX_USER_ERRORS = 100;

/** What a refused write answers with: `refused` gives the payload's own fields. */
export async function payloadOf<Payload extends object, Refused extends object = Payload>(
  write: () => Promise<Payload & { readonly replayed: boolean }>,
  refused: (problem: Problem) => Refused,
): Promise<
  (Payload | Refused) & { readonly replayed: boolean; readonly userErrors: readonly UserErrorValue[] }
> {
  try {
    return { ...(await write()), userErrors: [] };
  } catch (error) {
    const problems = error instanceof Problems ? error.problems : [error];
    const [first] = problems;
    const userErrors = problems.slice(0, MAX_USER_ERRORS).map(userErrorOf);
    if (!(first instanceof Problem) || userErrors.includes(null)) throw error;
    return { ...refused(first), replayed: false, userErrors: userErrors.filter((each) => each !== null) };
  }
}

/** A problem as the schema's `UserError`; null for what belongs in the response's `errors`. */
export function userErrorOf(problem: unknown): UserErrorValue | null {
  if (!(problem instanceof Problem) || !isUserErrorCode(problem.code)) return null;
  return { code: problem.code, message: problem.message, field: problem.field };
}
