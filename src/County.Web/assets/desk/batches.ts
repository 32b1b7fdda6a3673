// What goes into one request.
import type { Kept } from './store';

/** One request: entries of one report, of one page load. */
export function first(entries: readonly Kept[], portion: number): Kept[] {
  return entries.filter((entry) => entry.year === entries[0].year && entry.load === entries[0].load).slice(0, portion);
}

export function size(entry: Kept): number {
  return 160 + 3 * entry.value.length + entry.field.length + 20 * entry.replaces.length;
}

/** Works over plain http too, where there is no randomUUID. */
export function random(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
