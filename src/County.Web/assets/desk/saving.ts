// One line says at every moment how what was typed stands; the words are the page's.
import type { Standing } from './standing';
import { fill } from './words';

export function showSaving(place: HTMLElement, standing: Standing): void {
  const held = [...standing.held.values()];
  const count = (status: string) => held.filter((one) => one.status === status).length;
  const waiting = standing.unsent - held.length;
  const [state, slot] = standing.unsent > 0 && !standing.isKeeping && (standing.isFailing || standing.isExpired)
    ? ['unkept', standing.unsent]
    : standing.isExpired ? ['expired', standing.unsent]
      : count('conflict') > 0 ? ['conflict', count('conflict')]
        : count('closed') > 0 ? ['closed', count('closed')]
          : waiting > 0 && standing.isFailing ? ['offline', standing.unsent]
            : waiting > 0 || standing.isSending ? ['sending', waiting]
              : count('refused') > 0 ? ['refused', count('refused')]
                // Only what the server has acknowledged is called saved.
                : standing.savedAt !== null ? ['saved', standing.savedAt]
                  : ['before', ''];
  for (const line of place.querySelectorAll<HTMLElement>(':scope > [data-state]')) {
    const isShown = line.dataset.state === state;
    if (isShown) fill(line, slot);
    if (line.hidden === isShown) line.hidden = !isShown;
  }
  const more = place.querySelector<HTMLElement>('[data-state="waiting"]');
  if (more) more.hidden = !(state === 'expired' && standing.unsent > 0);
  place.className = `saving ${state}`;
}
