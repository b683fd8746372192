import type { DocumentMatchResolvers } from '../generated.ts';
import { ruleOf } from '../services/mode-rule.ts';

export const DocumentMatch: DocumentMatchResolvers = { rule: ruleOf };
