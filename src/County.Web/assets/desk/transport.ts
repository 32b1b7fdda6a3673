// One batch of changes to the server and its answer. Never follows a redirect: a page in place of an answer is none.
import type { Kept } from './store';

export type Result = {
  field: string;
  counter: number;
  status: 'saved' | 'conflict' | 'refused' | 'closed';
  revision: number;
  value: string;
  problem: string | null;
  other: { value: string; by: string; at: string } | null;
};

export type Finding = {
  key: string;
  severity: string;
  cells: string[];
  section: string | null;
  message: string;
  quoted: string | null;
  explained: boolean;
};

export type Saved = {
  savedAt: string;
  results: Result[];
  totals: Record<string, string>;
  findings: Finding[];
  missing: string;
  sections: Record<string, string>;
  /** Why the report cannot be sent to sign-off yet. */
  whyNot: string | null;
};

export type Answer =
  | { kind: 'saved'; saved: Saved }
  | { kind: 'expired' | 'closed' | 'large' | 'unreachable' };

const patience = 12_000;

export class Transport {
  private token = meta('county-token');

  constructor(private readonly person: string) {}

  async send(changes: readonly Kept[], isLeaving: boolean): Promise<Answer> {
    try {
      let answer = await this.post(changes, isLeaving);
      // The token was lost with the server's keys or the session: once more with another.
      if (answer.status === 400 && !isLeaving) {
        if (!(await this.renew())) return { kind: 'expired' };
        answer = await this.post(changes, isLeaving);
      }
      return await read(answer);
    } catch {
      return { kind: 'unreachable' };
    }
  }

  private post(changes: readonly Kept[], isLeaving: boolean): Promise<Response> {
    const { year, load } = changes[0];
    return ask(`/reports/${year}/changes`, {
      method: 'POST',
      keepalive: isLeaving,
      headers: {
        'Content-Type': 'application/json',
        RequestVerificationToken: this.token,
      },
      body: JSON.stringify({
        person: this.person,
        load,
        changes: changes.map(({ field, value, counter, seen, replaces }) =>
          ({ field, value, counter, seen, replaces })),
      }),
    });
  }

  /** False where the session is over. That somebody else has signed in since, the server tells from who typed. */
  private async renew(): Promise<boolean> {
    const answer = await ask('/antiforgery', { method: 'GET' });
    if (answer.status === 401 || answer.type === 'opaqueredirect') return false;
    this.token = ((await answer.json()) as { token: string }).token;
    return true;
  }
}

export function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

async function read(answer: Response): Promise<Answer> {
  if (answer.status === 401 || answer.type === 'opaqueredirect') return { kind: 'expired' };
  if (answer.status === 403 || answer.status === 404) return { kind: 'closed' };
  // One field that cannot be read would keep all others waiting: it is found by halves.
  if (answer.status === 413 || answer.status === 422) return { kind: 'large' };
  if (!answer.ok) return { kind: 'unreachable' };
  return { kind: 'saved', saved: (await answer.json()) as Saved };
}

async function ask(address: string, request: RequestInit): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const answer = await fetch(address, {
      ...request, credentials: 'same-origin', redirect: 'manual', cache: 'no-store', signal: abort.signal,
    });
    // The time runs until the last byte: a line may fall silent in the middle of an answer.
    const body = answer.type === 'opaqueredirect' ? null : await answer.text();
    return answer.type === 'opaqueredirect' ? answer : new Response(
      body === '' || answer.status === 204 || answer.status === 304 ? null : body,
      { status: answer.status, headers: answer.headers });
  } finally {
    clearTimeout(timer);
  }
}
