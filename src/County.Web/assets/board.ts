// The board follows what units do: asks twice a minute whether anything has changed, while somebody looks at it. Only
// what has changed is put in, line by line, so that nothing flickers and the keyboard stays where it is.
const pause = 30_000;
const parts = ['board-counts', 'board-facts', 'board-empty'];

let tag = '';
let timer = 0;
let asking = false;

async function refresh(): Promise<void> {
  const board = document.querySelector<HTMLElement>('[data-board]');
  if (!board || asking) return;
  asking = true;
  try {
    // A session that has ended answers so a page is told, and leads nowhere.
    const answer = await fetch(board.dataset.board!, { headers: { 'If-None-Match': tag, 'HX-Request': 'true' } });
    if (answer.status === 401) leave();
    else if (answer.ok) take(board, await answer.text(), answer.headers.get('ETag') ?? '');
    if (answer.status !== 401) note('offline', !answer.ok && answer.status !== 304);
  } catch {
    // What stands there stays, and is asked for again.
    note('offline', true);
  } finally {
    asking = false;
  }
}

function take(board: HTMLElement, text: string, newest: string): void {
  const selected = window.getSelection();
  // Whoever is copying something goes on; the next answer is as good.
  if (selected && !selected.isCollapsed && board.contains(selected.anchorNode)) return;
  const now = new DOMParser().parseFromString(`<div>${text}</div>`, 'text/html');
  const held = hold(board);
  for (const id of parts) put(document.getElementById(id), now.getElementById(id));
  order(document.getElementById('board-lines'), now.getElementById('board-lines'));
  if (held && document.activeElement !== held()) held()?.focus({ preventScroll: true });
  tag = newest;
}

function put(old: Element | null, now: Element | null): void {
  if (old && now && old.outerHTML !== now.outerHTML) old.replaceWith(now);
}

/** Lines that are the same stay the very same elements; they only change places where the order has changed. */
function order(old: HTMLElement | null, now: HTMLElement | null): void {
  if (!old || !now) return;
  const known = new Map([...old.children].map((line) => [line.id, line]));
  let place = old.firstElementChild;
  for (const line of [...now.children]) {
    const before = known.get(line.id);
    known.delete(line.id);
    const kept = before && before.outerHTML === line.outerHTML ? before : line;
    if (before && kept === line) {
      if (place === before) place = before.nextElementSibling;
      before.remove();
    }

    if (place === kept) place = kept.nextElementSibling;
    else old.insertBefore(kept, place);
  }

  for (const gone of known.values()) gone.remove();
}

/** Finds what has the keyboard again after it was drawn anew: the same link of the same line, or of the counts. */
function hold(board: HTMLElement): (() => HTMLElement | null) | null {
  const active = document.activeElement;
  const home = active?.closest('[id]');
  if (!(active instanceof HTMLAnchorElement) || !home || !board.contains(active)) return null;
  const at = [...home.querySelectorAll('a')].indexOf(active);
  const href = active.getAttribute('href');
  return () => {
    const links = [...(document.getElementById(home.id)?.querySelectorAll('a') ?? [])];
    return links.find((link) => link.getAttribute('href') === href) ?? links[at] ?? null;
  };
}

function leave(): void {
  note('offline', false);
  note('left', true);
  stop();
  document.removeEventListener('visibilitychange', back);
}

function note(name: string, isOn: boolean): void {
  const line = document.querySelector<HTMLElement>(`[data-board-note="${name}"]`);
  if (line && line.hidden === isOn) line.hidden = !isOn;
}

function stop(): void {
  window.clearInterval(timer);
  timer = 0;
}

/** Nothing is asked for while nobody looks; who comes back sees at once what has changed. */
function look(): void {
  stop();
  if (document.visibilityState === 'visible') timer = window.setInterval(() => void refresh(), pause);
}

function back(): void {
  look();
  if (timer !== 0) void refresh();
}

document.addEventListener('visibilitychange', back);
look();
