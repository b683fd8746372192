/** What came of having a plan made. */
export interface ObservedPlan {
  /** In the gateway's own thread, or in the process beside it. */
  readonly where: 'here' | 'process';
  /** `late` took too long; `died` took its process along; `failed` is an error. */
  readonly outcome: 'made' | 'failed' | 'late' | 'died';
  /** From asking for it. */
  readonly seconds: number;
}

export type ObservePlan = (plan: ObservedPlan) => void;
