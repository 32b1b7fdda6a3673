// Beside the form: the cell that is being typed into, what the rules say, and how far each part is.
import type { Form } from './rules';
import type { Finding, Saved } from './transport';
import { fill, pathOf, slot, template, words } from './words';

const none = '—';

let form: Form | null = null;

/** What the figures mean has come: from now on it stands beside the cell. */
export function explain(told: Form): void {
  form = told;
  if (document.activeElement instanceof HTMLInputElement && document.activeElement.closest('[data-grid]')) {
    showCell(document.activeElement);
  }
}

export function showCell(input: HTMLInputElement): void {
  const part = document.querySelector<HTMLElement>('[data-current]');
  if (!part) return;
  const table = input.closest('table')!;
  const cells = [...table.tBodies[0].querySelectorAll('td')];
  const before = (table.dataset.before ?? '').split(',')[cells.indexOf(input.closest('td')!)] ?? '';
  slot(part, 'path').textContent = pathOf(input);
  slot(part, 'before').textContent = before || none;
  slot(part, 'now').textContent = input.value || none;
  const problem = slot(part, 'problem');
  problem.textContent = input.title;
  problem.hidden = input.title === '';
  const meaning = form?.meanings[form.meaningOf[form.cells.indexOf(input.name)]];
  slot(part, 'help').textContent = meaning?.text ?? '';
  slot(part, 'basis').textContent = meaning?.basis ?? '';
  slot(part, 'basis').parentElement!.hidden = !meaning;
  slot(part, 'remarks').replaceChildren(...remarksOn(input));
}

/** What the county office remarked on a cell, number and text. */
function remarksOn(input: HTMLInputElement): HTMLElement[] {
  const names = (input.getAttribute('aria-describedby') ?? '').split(' ');
  return names.flatMap((name) => document.getElementById(name) ?? []).map((remark) => {
    const line = document.createElement('li');
    const said = remark.querySelectorAll('p:first-child > b, .said');
    line.append(...[...said].map((one) => one.cloneNode(true)));
    return line;
  });
}

export function showSaved(saved: Saved): void {
  showFindings(saved.findings);
  const missing = document.querySelector<HTMLElement>('[data-missing]')!;
  missing.textContent = saved.missing;
  missing.hidden = saved.missing === '';
  document.querySelector<HTMLElement>('[data-sound]')!.hidden = saved.findings.length > 0 || saved.missing !== '';
  for (const link of document.querySelectorAll<HTMLElement>('[data-section]')) {
    const state = saved.sections[link.dataset.section!];
    if (state) link.className = state;
  }
  showNext(saved.whyNot);
}

/** The way to sign-off, or why it is shut. */
function showNext(whyNot: string | null): void {
  const [next, notYet] = ['next', 'not-yet'].map((name) => document.querySelector<HTMLElement>(`[data-${name}]`));
  if (!next || !notYet) return;
  next.hidden = whyNot !== null;
  notYet.hidden = whyNot === null;
  fill(notYet, whyNot ?? '');
}

function showFindings(findings: readonly Finding[]): void {
  const list = document.querySelector<HTMLElement>('[data-findings]')!;
  list.replaceChildren(...findings.map((finding) => {
    const line = template('finding');
    line.className = `${finding.severity}${finding.explained ? ' explained' : ''}`;
    line.dataset.key = finding.key;
    const link = line.querySelector('a')!;
    link.href = `#${finding.cells[0] ?? finding.section ?? ''}`;
    link.querySelector('strong')!.textContent = words(`level-${finding.severity}`);
    link.querySelector('span')!.textContent = finding.message;
    return line;
  }));
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const badge = document.querySelector<HTMLElement>('[data-errors]')!;
  badge.textContent = String(errors);
  badge.hidden = errors === 0;
  const marked = new Set(findings.filter((one) => one.severity !== 'note').flatMap((one) => one.cells));
  for (const cell of document.querySelectorAll<HTMLElement>('table[data-grid] td[id]')) {
    cell.classList.toggle('marked', marked.has(cell.id));
  }
}
