import type { Problem } from '../../values/problem.ts';

/** What a rule refuses, as `CODE place.in.the.input`; nothing where it does not. */
export function refusalsOf(rule: () => unknown): readonly string[] {
  try {
    rule();
    return [];
  } catch (error) {
    const { problems = [error as Problem] } = error as { readonly problems?: readonly Problem[] };
    return problems.map(({ code, field }) => [code, ...(field ? [field.join('.')] : [])].join(' '));
  }
}
