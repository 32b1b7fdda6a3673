// The form's sums as data: the same file the server writes from its rules, worked out at the keystroke.
import type { Kind } from './figures';

export type Figure = bigint | null;

/** Cells are spoken of by their place in the list. */
export type Form = {
  id: string;
  cells: string[];
  /** Of each cell, the place of its kind. */
  columns: number[];
  kinds: Kind[];
  /** Each total, then its parts, in an order that can be worked out. */
  totals: number[][];
  meanings: { text: string; basis: string }[];
  /** Of each cell, the place of its meaning. */
  meaningOf: number[];
  checks: { code: string; relation: string; lines: [number[], number[]][] }[];
};

/** The sum of cells; null where one is blank. */
export function sum(figures: readonly Figure[], cells: readonly number[]): Figure {
  let all: Figure = 0n;
  for (const cell of cells) {
    const figure: Figure = figures[cell];
    if (figure === null) return null;
    all += figure;
  }
  return all;
}

/** Works every total out anew; where a part is blank it stays as it was. Returns those that changed. */
export function reckon(form: Form, figures: Figure[]): number[] {
  const changed: number[] = [];
  for (const [total, ...parts] of form.totals) {
    const figure = sum(figures, parts);
    if (figure === null || figure === figures[total]) continue;
    figures[total] = figure;
    changed.push(total);
  }
  return changed;
}

/** How much more a check's left side comes to than its right, line by line; null where a figure is blank. */
export function differences(form: Form, figures: readonly Figure[], code: string): Figure[] {
  return form.checks.filter((check) => check.code === code).flatMap((check) => check.lines.map(([left, right]) => {
    const [more, less] = [sum(figures, left), sum(figures, right)];
    return more === null || less === null ? null : more - less;
  }));
}
