import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { regexParts } from '../../bson/order.ts';
import { compileRegex, isRegex } from '../match/regex.ts';
import { parametersOf } from './parameters.ts';
import { isNullish, type Operator, type OperatorTable } from './scope.ts';
import { textOf } from './text.ts';

const LONE_OPTIONS: Readonly<Record<string, number>> = {
  $regexFind: 51106,
  $regexFindAll: 51107,
  $regexMatch: 51105,
};

function regexOf(name: string, regex: unknown, options: unknown): RegExp | null {
  if (isNullish(regex)) return null;
  if (!isNullish(options) && typeof options !== 'string') {
    throw new MongoError(51106, `${name} needs 'options' to be of type string`);
  }
  if (typeof regex === 'string') return compileRegex(regex, options ?? '');
  if (!isRegex(regex)) throw new MongoError(51105, `${name} needs 'regex' to be of type string or regex`);
  const [pattern, flags] = regexParts(regex);
  if (flags && options) {
    throw new MongoError(
      LONE_OPTIONS[name] ?? 51107,
      `${name}: found regex option(s) specified in both 'regex' and 'option' fields`,
    );
  }
  return compileRegex(pattern, options ?? flags);
}

const found = (match: RegExpExecArray): Document => ({
  match: match[0],
  idx: [...match.input.slice(0, match.index)].length,
  captures: match.slice(1).map((capture: string | undefined) => capture ?? null),
});

const regexOperator =
  (name: string, none: unknown, search: (text: string, regex: RegExp) => unknown): Operator =>
  (operand, { compile }) => {
    const parts = parametersOf(operand, {
      name,
      required: ['input', 'regex'],
      optional: ['options'],
      code: 51103,
    });
    const input = compile(parts['input']);
    const regex = compile(parts['regex']);
    const options = compile(parts['options'] ?? null);
    return (scope) => {
      const text = input(scope);
      const expression = regexOf(name, regex(scope), options(scope));
      if (isNullish(text) || !expression) return none;
      return search(textOf(text, 51104, `${name} needs 'input' to be of type string, not `), expression);
    };
  };

const findAll = (text: string, regex: RegExp): readonly Document[] =>
  [...text.matchAll(new RegExp(regex.source, `${regex.flags}g`))].map(found);

/** Operators that search by regular expressions. */
export const REGEXES: OperatorTable = {
  $regexMatch: regexOperator('$regexMatch', false, (text, regex) => regex.test(text)),
  $regexFind: regexOperator('$regexFind', null, (text, regex) => {
    const match = regex.exec(text);
    return match && found(match);
  }),
  $regexFindAll: regexOperator('$regexFindAll', [], findAll),
};
