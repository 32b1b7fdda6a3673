// Never loses a keystroke: what is typed is kept by the browser at once, sent soon after, and forgotten only when the
// server has acknowledged that very entry. No clock decides anything; a batch that is sent twice is applied once.
import { first, random, size } from './batches';
import type { Held, Standing } from './standing';
import { Store, type Kept } from './store';
import { Transport, type Answer, type Result, type Saved } from './transport';

const quiet = 700;
const longest = 3_000;
const waits = [2_000, 4_000, 8_000];
const most = 300;
// What browsers let a closing page send in all is 64 kB.
const lastWords = 60_000;

export class Outbox {
  readonly load = random();
  private readonly store: Store;
  private readonly transport: Transport;
  private readonly held = new Map<string, Held>();
  private counter = 0;
  private portion = most;
  private failures = 0;
  private isSending = false;
  private isExpired = false;
  private savedAt: string | null = null;
  private since: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    place: string, person: string, private readonly changed: (standing: Standing) => void = () => {},
    private readonly answered: (year: string, results: Result[], saved: Saved) => void = () => {},
  ) {
    this.store = new Store(`${place}/${person}`);
    this.transport = new Transport(person);
  }

  /** Sends what earlier pages left, and from now on whatever comes. */
  start(): void {
    window.addEventListener('online', () => this.flush());
    window.addEventListener('offline', () => this.tell());
    window.addEventListener('focus', () => this.wake());
    window.addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.leave();
      else this.wake();
    });
    this.tell();
    this.flush();
  }

  get isWaiting(): boolean {
    return this.store.all().length > 0;
  }

  entries(year: string): Kept[] {
    return this.store.all().filter((entry) => entry.year === year);
  }

  /** Keeps what was typed. What the page knows to be no figure is kept and not sent. */
  put(year: string, field: string, value: string, seen: number, isSendable = true): void {
    const key = this.store.key(year, field);
    const older = this.store.read(key);
    const replaces = !older ? [] : older.load === this.load
      ? older.replaces
      : [...new Set([...older.replaces, older.load])].slice(-20);
    const entry = { value, seen, load: this.load, counter: ++this.counter, replaces };
    this.store.write(key, entry);
    this.held.delete(key);
    if (!isSendable) {
      const { counter, load } = entry;
      this.held.set(key, {
        field, counter, load, status: 'refused', revision: seen, value, problem: null, other: null,
      });
    }
    this.since ??= performance.now();
    this.plan(Math.max(0, Math.min(quiet, longest - (performance.now() - this.since))));
    this.tell();
  }

  heldOf(year: string, field: string): Held | undefined {
    return this.held.get(this.store.key(year, field));
  }

  /** The other's value is taken: what was typed here goes. */
  giveUp(year: string, field: string): void {
    const key = this.store.key(year, field);
    this.held.delete(key);
    this.store.drop(key);
    this.tell();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.send();
  }

  /** Somebody looks again: they may have signed in meanwhile, in this window or another. */
  private wake(): void {
    this.isExpired = false;
    this.flush();
  }

  private plan(delay: number): void {
    if (this.failures > 0 && this.timer !== undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  private waiting(): Kept[] {
    return this.store.all().filter(({ key, load, counter }) => {
      const held = this.held.get(key);
      return !held || held.load !== load || held.counter !== counter;
    });
  }

  private async send(): Promise<void> {
    if (this.isSending || this.isExpired) return;
    const batch = first(this.waiting(), this.portion);
    if (batch.length === 0) return this.tell();
    this.isSending = true;
    this.since = null;
    this.tell();
    const answer = await this.transport.send(batch, false);
    this.isSending = false;
    this.take(batch, answer);
    this.tell();
    if (this.failures > 0) this.plan(waits[Math.min(this.failures, waits.length) - 1]);
    else if (!this.isExpired && this.waiting().length > 0) this.plan(this.since === null ? 0 : quiet);
  }

  /** The page may be gone in a moment: everything at once, also what is under way, for twice is once. */
  private leave(): void {
    if (this.isExpired) return;
    let room = lastWords;
    let rest = this.waiting().sort((a, b) => a.value.length - b.value.length);
    while (rest.length > 0) {
      const batch = first(rest, most);
      const fitting = batch.filter((entry) => (room -= size(entry)) > 0);
      if (fitting.length === 0) return;
      void this.transport.send(fitting, true).then((answer) => {
        if (answer.kind === 'saved') this.take(fitting, answer);
        this.tell();
      });
      rest = rest.filter((entry) => !batch.includes(entry));
    }
  }

  private take(batch: readonly Kept[], answer: Answer): void {
    this.failures = answer.kind === 'unreachable' ? this.failures + 1 : 0;
    this.isExpired = answer.kind === 'expired';
    if (answer.kind === 'closed' || (answer.kind === 'large' && batch.length === 1)) {
      for (const entry of batch) this.hold(entry, answer.kind === 'closed' ? 'closed' : 'refused');
    }
    if (answer.kind === 'large' && batch.length > 1) this.portion = Math.ceil(batch.length / 2);
    else if (answer.kind !== 'unreachable') this.portion = most;
    if (answer.kind !== 'saved') return;
    const { saved } = answer;
    for (const result of saved.results) {
      const entry = batch.find((one) => one.field === result.field && one.counter === result.counter);
      if (!entry) continue;
      if (result.status === 'saved') this.store.remove(entry.key, entry.load, entry.counter);
      else if (this.isNewest(entry)) this.held.set(entry.key, { ...result, load: entry.load });
    }
    if (saved.results.some((result) => result.status === 'saved')) this.savedAt = saved.savedAt;
    this.answered(batch[0].year, saved.results, saved);
  }

  private isNewest(entry: Kept): boolean {
    const now = this.store.read(entry.key);
    return now?.load === entry.load && now.counter === entry.counter;
  }

  private hold(entry: Kept, status: 'closed' | 'refused'): void {
    const { field, counter, load, value, seen } = entry;
    this.held.set(entry.key, { field, counter, load, status, revision: seen, value, problem: null, other: null });
  }

  private tell(): void {
    const unsent = this.store.all();
    for (const key of this.held.keys()) if (!unsent.some((entry) => entry.key === key)) this.held.delete(key);
    this.changed({
      unsent: unsent.length,
      isSending: this.isSending,
      isFailing: this.failures > 0 || !navigator.onLine,
      isExpired: this.isExpired,
      isKeeping: this.store.isKeeping,
      savedAt: this.savedAt,
      held: this.held,
    });
  }
}
