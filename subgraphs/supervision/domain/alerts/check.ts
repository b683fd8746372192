import type { AlertRule, AlertRuleCode } from './alert-rule.ts';
import type { Measured } from './measured.ts';
import type { Watched } from './watched.ts';

/** What a rule makes of one item: what it remembers from now on, and what it measured. */
export interface Checked<State> {
  readonly state: State;
  /** Null where there is nothing to measure against yet. */
  readonly measured: Measured | null;
}

/** One rule at work: a pure function of an item of an event, the dated row, and what is remembered of its matter. */
export interface Check<Item, State> {
  readonly code: AlertRuleCode;
  readonly itemsOf: (watched: Watched) => readonly Item[];
  /** The matter that an item belongs to; null for what needs no memory. */
  readonly matterOf: (item: Item) => string | null;
  /** Answers a state of bounded size, however many items came before. */
  readonly check: (item: Item, rule: AlertRule, state: State | null) => Checked<State>;
}

/** A check of whatever it remembers, as all of them are kept in one list. */
export interface AnyCheck {
  readonly code: AlertRuleCode;
  readonly bind: (watched: Watched) => readonly BoundCheck[];
}

/** A check with its item. */
export interface BoundCheck {
  /** Key of what it remembers; null = nothing. */
  readonly stateKey: string | null;
  readonly run: (rule: AlertRule, state: unknown) => Checked<unknown>;
}

/** What is stored under a check's key was written by the same check, which is why it can be taken as its state. */
export const anyCheck = <Item, State>({ code, itemsOf, matterOf, check }: Check<Item, State>): AnyCheck => ({
  code,
  bind: (watched) =>
    itemsOf(watched).map((item) => {
      const matter = matterOf(item);
      return {
        stateKey: matter === null ? null : `${code}/${matter}`,
        run: (rule, state) => check(item, rule, (state ?? null) as State | null),
      };
    }),
});
