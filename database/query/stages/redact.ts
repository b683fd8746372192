import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { setField } from '../../bson/decode.ts';
import { isDocument } from '../../bson/types.ts';
import { compileScopedExpression } from '../expression.ts';
import { flatMapStage } from './flow.ts';
import type { CompileStage } from './stage.ts';

const DECISIONS = { KEEP: 'keep', PRUNE: 'prune', DESCEND: 'descend' };

/** Keeps or leaves out documents, and those within them, as the expression says of each. */
export const redact: CompileStage = (operand, { variables, pace }) => {
  const decide = compileScopedExpression(operand, [
    ...Object.keys(variables),
    ...Object.keys(DECISIONS),
    'CURRENT',
  ]);

  function redacted(value: unknown, root: Document): unknown {
    if (Array.isArray(value)) {
      return value.map((element) => redacted(element, root)).filter((element) => element !== undefined);
    }
    return isDocument(value) ? redactedDocument(value, root) : value;
  }

  function redactedDocument(document: Document, root: Document): Document | undefined {
    const decision = decide(root, { ...variables, ...DECISIONS, CURRENT: document });
    if (decision === DECISIONS.KEEP) return document;
    if (decision === DECISIONS.PRUNE) return undefined;
    if (decision !== DECISIONS.DESCEND) {
      throw new MongoError(17053, '$redact must be evaluated to $$KEEP, $$PRUNE or $$DESCEND');
    }
    const result: Document = {};
    for (const [name, value] of Object.entries(document)) {
      const kept = redacted(value, root);
      if (kept !== undefined) setField(result, name, kept);
    }
    return result;
  }

  return flatMapStage((document) => {
    const kept = redactedDocument(document, document);
    return kept ? [kept] : [];
  }, pace);
};
