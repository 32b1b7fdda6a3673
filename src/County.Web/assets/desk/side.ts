// Beside the form: the cell that is being typed into, what the rules say, and how far each part is.
import type { Finding, Saved } from './transport';
import { pathOf, slot, template, words } from './words';

const none = '—';

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
