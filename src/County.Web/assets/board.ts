// The board follows what units do: once a minute, while somebody looks at it and works at nothing in it.
const minute = 60_000;

async function refresh(): Promise<void> {
  const live = document.querySelector('[data-live]');
  if (!live || document.visibilityState !== 'visible' || live.contains(document.activeElement)) return;
  if (!(window.getSelection()?.isCollapsed ?? true)) return;
  try {
    const answer = await fetch(window.location.href, { headers: { 'HX-Request': 'true' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('[data-live]');
    if (now && now.innerHTML !== live.innerHTML) live.replaceWith(now);
  } catch {
    // The line is down: what stands there stays, and is asked for again.
  }
}

window.setInterval(() => void refresh(), minute);
document.addEventListener('visibilitychange', () => void refresh());
