// Partial updates: a link or form with hx-* fetches a part of the page; without scripts its plain address works.
import htmx from 'htmx.org';

htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;

// The figure that is open is marked, so that the eye finds it again in the table.
document.addEventListener('htmx:beforeRequest', (event) => {
  const link = event.target;
  if (!(link instanceof HTMLElement) || !link.closest('table.figures')) return;
  for (const open of document.querySelectorAll('table.figures a[aria-current]')) open.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'true');
});

// The line is down or the session has ended: the plain address says so in words.
for (const failure of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(failure, (event) => {
    const link = event.target;
    if (link instanceof HTMLAnchorElement) window.location.assign(link.href);
  });
}
