// Marks what is new or changed since the last visit. What that takes stays in the browser: when a page was looked at
// last, as of which day that was, and as of which day the visit before was. Nothing is sent anywhere.
(() => {
  'use strict';
  // A visit is over when no page was looked at for four hours.
  const PAUSE = 4 * 60 * 60 * 1000;
  const { asOf, changed, added, edited, title } = document.currentScript.dataset;
  const file = new URL(changed, document.baseURI).href;
  const root = file.slice(0, file.lastIndexOf('/') + 1);
  const store = `leitstand visits ${root}`;
  let since;
  try {
    const before = JSON.parse(localStorage.getItem(store)) || {};
    const isSame = Date.now() - before.at < PAUSE;
    since = isSame ? before.since : before.asOf;
    const latest = isSame && before.asOf > asOf ? before.asOf : asOf;
    localStorage.setItem(store, JSON.stringify({ at: Date.now(), asOf: latest, since }));
  } catch {
    return; // Without a memory there is no last visit.
  }
  if (!since) return;

  const mark = ({ added: new_, edited: all }) => {
    const seen = new Map();
    for (const place of document.querySelectorAll('main :is(th[scope=row], .list > li, .book li > p, .board li, .dated .about)')) {
      const link = place.querySelector('a[href]');
      const list = place.closest('table, ul, ol');
      if (!link || !link.href.startsWith(root)) continue;
      const path = decodeURI(link.href.slice(root.length).split('#')[0]);
      const word = new_[path] >= since ? added : all[path] >= since ? edited : '';
      const known = seen.get(list) ?? seen.set(list, new Set()).get(list);
      if (!word || known.has(path)) continue;
      known.add(path);
      const note = document.createElement('span');
      note.className = 'news';
      note.title = title;
      note.textContent = word;
      link.after(' ', note);
    }
  };
  const script = document.createElement('script');
  script.src = file;
  script.addEventListener('load', () => mark(window.leitstandChanged));
  document.head.append(script);
})();
