// How what was typed stands: what is told of the outbox.
import type { Result } from './transport';

/** Why an entry waits for a person instead of for the line. */
export type Held = Result & { load: string };

export type Standing = {
  unsent: number;
  isSending: boolean;
  isFailing: boolean;
  isExpired: boolean;
  isKeeping: boolean;
  savedAt: string | null;
  held: ReadonlyMap<string, Held>;
};
