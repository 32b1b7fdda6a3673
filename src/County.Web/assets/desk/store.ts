// What was typed and not yet acknowledged: one entry of the browser's storage for each field, so that it outlives the
// page. Every touch of the storage is guarded: it may be blocked or full, and then memory holds what it can.

export type Entry = {
  value: string;
  /** The revision that was on the page when it was typed. */
  seen: number;
  /** The page load it was typed in, and its number there: what an acknowledgement names. */
  load: string;
  counter: number;
  /** Page loads whose unsent entry for this field this one took the place of. */
  replaces: string[];
};

export type Kept = Entry & { key: string; year: string; field: string };

export class Store {
  private readonly prefix: string;
  private readonly memory = new Map<string, string>();

  /** False once the browser has refused to keep something. */
  isKeeping = true;

  /** @param owner place and person: what others typed on the same computer is not touched. */
  constructor(owner: string) {
    this.prefix = `county/${owner}/`;
  }

  key(year: string, field: string): string {
    return `${this.prefix}${year}/${field}`;
  }

  read(key: string): Entry | null {
    const text = this.memory.get(key) ?? this.guarded(() => localStorage.getItem(key));
    if (text === null) return null;
    try {
      const entry = JSON.parse(text) as Entry;
      return typeof entry.value === 'string' && typeof entry.load === 'string' ? entry : null;
    } catch {
      return null;
    }
  }

  write(key: string, entry: Entry): void {
    const text = JSON.stringify(entry);
    const isKept = this.guarded(() => {
      localStorage.setItem(key, text);
      return true;
    });
    this.isKeeping = isKept === true;
    if (isKept) this.memory.delete(key);
    else this.memory.set(key, text);
  }

  /** Only what is still the same: what was typed since stays. */
  remove(key: string, load: string, counter: number): boolean {
    const entry = this.read(key);
    if (!entry || entry.load !== load || entry.counter !== counter) return false;
    this.drop(key);
    return true;
  }

  drop(key: string): void {
    this.memory.delete(key);
    this.guarded(() => localStorage.removeItem(key));
  }

  all(): Kept[] {
    const keys = new Set([...(this.guarded(() => Object.keys(localStorage)) ?? []), ...this.memory.keys()]);
    return [...keys].filter((key) => key.startsWith(this.prefix)).flatMap((key) => {
      const entry = this.read(key);
      const [year, field] = split(key.slice(this.prefix.length));
      return entry ? [{ ...entry, key, year, field }] : [];
    });
  }

  private guarded<T>(act: () => T): T | null {
    try {
      return act();
    } catch {
      this.isKeeping = false;
      return null;
    }
  }
}

function split(rest: string): [string, string] {
  const end = rest.indexOf('/');
  return [rest.slice(0, end), rest.slice(end + 1)];
}
