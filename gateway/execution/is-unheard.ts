import type { CallSignal } from '../../runtime/call-signal.ts';
import { ClientGone } from '../../runtime/http.ts';

/** True when nobody is left to read what a request is answered: then nothing is worth being made for it. */
export const isUnheard = ({ aborted, reason }: CallSignal): boolean =>
  aborted && reason instanceof ClientGone;
