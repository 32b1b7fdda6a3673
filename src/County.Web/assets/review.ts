// The office's review: the next unit by one key, and from figure to figure with the arrows. Without scripts both are
// links, which Tab and Enter reach.
import './parts';

document.addEventListener('keydown', (event) => {
  if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const next = document.querySelector<HTMLAnchorElement>('a[data-next]');
  if (!next) return;
  event.preventDefault();
  window.location.assign(next.href);
});

const steps: Record<string, [number, number]> = {
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
};

// The links of a table as they stand; heads that span rows hold none.
function grid(table: HTMLTableElement): HTMLAnchorElement[][] {
  return [...table.tBodies].flatMap((body) => [...body.rows])
    .map((row) => [...row.querySelectorAll<HTMLAnchorElement>('td a')]).filter((row) => row.length > 0);
}

document.addEventListener('keydown', (event) => {
  const step = steps[event.key];
  const here = event.target;
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !(here instanceof HTMLAnchorElement)) return;
  const table = here.closest('td')?.closest('table');
  if (!table) return;
  const rows = grid(table);
  const row = rows.findIndex((one) => one.includes(here));
  const to = rows[row + step[0]]?.[(rows[row]?.indexOf(here) ?? -1) + step[1]];
  if (!to) return;
  event.preventDefault();
  to.focus();
});
