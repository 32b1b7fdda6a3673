// Says what became of a pasted block: how much went in, what did not fit, which totals differ.
import type { Plan } from './paste';
import type { Change } from './sheet';
import { pathOf, template, toast } from './words';

const shown = 3;

export function report(plan: Plan, undo: (() => void) | null): void {
  const reports: HTMLElement[] = [];
  if (plan.left.length > 0) {
    const some = plan.left.slice(0, shown).map((text) => `“${text.slice(0, 12)}”`).join(' ');
    reports.push(template('pasted-left', plan.left.length, some));
  }
  if (plan.beyond > 0) reports.push(template('pasted-beyond', plan.beyond));
  const differing = plan.totals.flatMap(compared);
  reports.push(...differing.slice(0, shown));
  if (differing.length > shown) reports.push(template('pasted-totals', differing.length));
  if (plan.hasHeads) reports.push(template('pasted-heads'));
  toast(template('pasted', plan.changes.length), reports, undo);
}

/** A pasted total beside the one that the form's sums give. */
function compared({ field, text }: Change): HTMLElement[] {
  const output = document.getElementById(field)?.querySelector('output');
  const now = output?.textContent ?? '';
  return !output || now === text ? [] : [template('pasted-total', pathOf(output), text, now)];
}
