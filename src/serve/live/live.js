// Keeps a page of the preview as the content is, shows what is wrong, and leads into the editor. No build has
// this script.
(() => {
  'use strict';

  const { begin, patch, isBroken } = leitstandPatch;

  const WORDS = {
    de: {
      preview: 'Vorschau', current: 'Aktuell', failed: 'Stand vor dem Fehler', busy: 'Wird gebaut', away: 'Vorschau nicht erreichbar',
      file: 'Datei öffnen', line: 'Zeile', open: 'im Schreibprogramm öffnen', follow: 'Bearbeitetem folgen',
      findings: 'Befunde', close: 'Schließen', mended: 'Keine Fehler mehr', stale: 'Gezeigt wird der letzte Stand ohne Fehler.',
      help: 'Hilfe:', related: 'Siehe auch:', more: 'weitere Befunde nennt leitstand check.',
      error: ['Fehler', 'Fehler'], warning: ['Warnung', 'Warnungen'], hint: ['Hinweis', 'Hinweise'], accepted: ['Hingenommen'],
    },
    en: {
      preview: 'Preview', current: 'Up to date', failed: 'As before the error', busy: 'Being built', away: 'Preview out of reach',
      file: 'Open file', line: 'Line', open: 'open in the editor', follow: 'Follow edits',
      findings: 'Findings', close: 'Close', mended: 'No errors any more', stale: 'What is shown is the last state without errors.',
      help: 'Help:', related: 'See also:', more: 'more findings are named by leitstand check.',
      error: ['error', 'errors'], warning: ['warning', 'warnings'], hint: ['hint', 'hints'], accepted: ['accepted'],
    },
  };
  const root = document.documentElement;
  const words = WORDS[root.lang.slice(0, 2)] ?? WORDS.en;
  const here = decodeURIComponent(location.pathname.slice(1)).replace(/(^|\/)$/, '$1index.html');

  // ---- The page: what is shown, and what is to be shown.

  let tag = '';       // of what is shown
  let wanted = null;  // the tag of what is to be shown

  async function load(cache) {
    const response = await fetch(location.pathname + location.search, { cache });
    if (!response.headers.get('content-type')?.startsWith('text/html')) throw new Error('no page');
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    return { tag: (response.headers.get('etag') ?? '').replace(/^W\/|"/g, ''), next };
  }

  async function update(to) {
    const isBusy = wanted !== null;
    wanted = to;
    if (isBusy) return;
    while (wanted !== null && wanted !== tag) {
      const asked = wanted;
      state('busy');
      const page = await load('no-cache').catch(() => null);
      if (!page) {
        // The server is gone, and says the tag again when it is back; or it is slow.
        state('away');
        setTimeout(() => stream?.readyState === EventSource.OPEN && update(asked), 1000);
        break;
      }
      await patch(page.next).catch(() => location.reload());
      tag = page.tag || asked;
      nameCurrentLine();
      state('current');
      if (wanted === asked) break;
    }
    wanted = null;
  }

  // ---- The stream of events.

  let stream = null;

  function connect() {
    if (stream) return;
    stream = new EventSource(`/.leitstand/events?${new URLSearchParams({ page: here, tag })}`);
    stream.onopen = () => state('current');
    stream.onerror = () => {
      state('away');
      // Refused, not merely lost: browsers do not try again by themselves.
      if (stream?.readyState !== EventSource.CLOSED) return;
      stream = null;
      setTimeout(connectIfSeen, 1000);
    };
    stream.addEventListener('page', ({ data }) => update(JSON.parse(data).tag));
    stream.addEventListener('problems', ({ data }) => showProblems(data));
    stream.addEventListener('follow', ({ data }) => follow(JSON.parse(data).page));
  }
  function disconnect() {
    stream?.close();
    stream = null;
  }
  // A browser has few connections to a host: pages that nobody sees give theirs back, and catch up later.
  function connectIfSeen() {
    if (document.hidden && !isFollowing()) disconnect();
    else connect();
  }

  const isFollowing = () => sessionStorage.getItem('leitstand.follow') === 'yes';
  function follow(page) {
    const isTyping = document.activeElement?.matches('input, textarea, select');
    if (!isFollowing() || page === here || isTyping) return;
    location.assign(`/${page.split('/').map(encodeURIComponent).join('/')}`);
  }

  // ---- What the preview shows beside the page, apart from the page's styles.

  const make = (name, properties = {}, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content.filter((one) => one !== null));
    return made;
  };
  const labelled = (element, label) => {
    element.setAttribute('aria-label', label);
    return element;
  };
  const sheet = (name) => make('link', { rel: 'stylesheet', href: `/.leitstand/${name}.css` });

  const stateText = make('span', { className: 'state' });
  const count = make('button', { type: 'button', className: 'count', hidden: true, onclick: () => (list.hidden ? openList() : closeList()) });
  const file = make('a', { hidden: true, textContent: words.file });
  const currentLine = make('a', { hidden: true });
  const followButton = make('button', { type: 'button', textContent: words.follow, onclick: toggleFollow });
  const bar = labelled(make('section', { className: 'bar' }, stateText, count, file, currentLine, followButton), words.preview);
  const said = make('p', { className: 'unseen', role: 'status' });
  const findings = make('div', { className: 'findings', tabIndex: 0 });
  const listTitle = make('h2');
  const list = labelled(make('section', { className: 'list', hidden: true },
    make('header', {}, listTitle, make('button', { type: 'button', textContent: words.close, onclick: closeList })), findings), words.findings);
  labelled(findings, words.findings).setAttribute('role', 'group');
  const beside = make('a', { className: 'beside', hidden: true });
  const host = make('leitstand-preview', { hidden: true });
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.append(make('link', { rel: 'stylesheet', href: '/.leitstand/live.css', onload: () => { host.hidden = false; } }), list, bar, beside, said);
  if (!isBroken(document)) document.head.append(sheet('page'));
  document.body.append(host);

  let problems = null;

  function state(name) {
    if (name === 'current' && problems?.errors) name = 'failed';
    bar.dataset.state = name;
    if (stateText.textContent === words[name]) return;
    if (name === 'away') say(words.away);
    stateText.textContent = words[name];
  }
  // Announced when the reader has nothing else to hear.
  function say(text) {
    said.textContent = text;
  }

  function toggleFollow() {
    sessionStorage.setItem('leitstand.follow', isFollowing() ? 'no' : 'yes');
    followButton.setAttribute('aria-pressed', isFollowing());
  }
  followButton.setAttribute('aria-pressed', isFollowing());

  // ---- Problems.

  let told = '';  // as they were told last
  let focusBefore = null;

  function showProblems(data) {
    if (data === told) return;
    // Where there is no portal yet the page itself names them.
    if (isBroken(document)) {
      if (told) update(`told anew ${performance.now()}`);
      told = data;
      return;
    }
    const hadErrors = problems?.errors > 0;
    told = data;
    problems = JSON.parse(data);
    const counts = ['error', 'warning', 'hint'].map((kind) => [problems[`${kind}s`], words[kind]])
      .filter(([number]) => number > 0).map(([number, [one, many]]) => `${number} ${number === 1 ? one : many}`);
    count.hidden = !problems.findings.length;
    count.textContent = listTitle.textContent = counts.join(', ') || words.findings;
    bar.classList.toggle('has-errors', problems.errors > 0);
    const hasFocus = list.contains(shadow.activeElement);
    findings.replaceChildren(
      ...(problems.errors ? [make('p', { className: 'stale', textContent: words.stale })] : []),
      ...problems.findings.map(finding),
      ...(problems.more ? [make('p', { textContent: `${problems.more} ${words.more}` })] : []));
    if (problems.errors) openList();
    else if (hadErrors || count.hidden) closeList();
    if (hasFocus && !list.hidden) findings.focus();
    if (['current', 'failed'].includes(bar.dataset.state)) state('current');
    if (problems.errors) say(`${counts[0]}: ${problems.findings[0]?.message}`);
    else if (hadErrors) say(words.mended);
    nameCurrentLine();
  }

  function finding(of) {
    const kind = of.accepted ? 'accepted' : of.severity;
    return make('article', { className: `finding is-${kind}` },
      make('p', { className: 'what' }, make('b', { textContent: words[kind][0] }), ' ', make('span', { textContent: `${of.code} ${of.name}` })),
      make('h3', {}, ...prose(of.message)),
      ...place(of.place),
      of.help ? make('p', { className: 'help' }, make('b', { textContent: words.help }), ' ', ...prose(of.help)) : null,
      of.accepted ? make('p', { textContent: of.accepted }) : null,
      ...of.related.flatMap((other) => [
        make('p', { className: 'related' }, make('b', { textContent: words.related }), ' ', ...prose(other.message)), ...place(other.place)]));
  }
  // What stands between backticks is code.
  function prose(text) {
    return text.split('`').map((part, index) => (index % 2 ? make('code', { textContent: part }) : part));
  }
  function place(of) {
    if (!of) return [];
    const link = make('a', { href: of.link, textContent: `${of.file}, ${words.line}\u00a0${of.line}` });
    const end = of.start + of.length;
    const line = make('pre', { tabIndex: 0 }, make('code', {}, of.text.slice(0, of.start), make('mark', { textContent: of.text.slice(of.start, end) }), of.text.slice(end)));
    return [make('p', { className: 'place' }, link), ...(of.text.trim() ? [line] : [])];
  }

  // Never takes the focus: somebody may be writing or reading.
  function openList() {
    if (list.hidden) focusBefore = document.activeElement === host ? focusBefore : document.activeElement;
    list.hidden = false;
    count.setAttribute('aria-expanded', 'true');
    root.dataset.leitstandList = 'open';
  }
  function closeList() {
    const hadFocus = list.contains(shadow.activeElement);
    list.hidden = true;
    count.setAttribute('aria-expanded', 'false');
    delete root.dataset.leitstandList;
    if (hadFocus) (count.hidden ? focusBefore : count)?.focus({ preventScroll: true });
  }

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open, dialog[open]')) return;
    if (!beside.hidden) beside.hidden = true;
    else if (!list.hidden) closeList();
  });

  // ---- From the page to its source.

  function link(path, line) {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return problems?.editor.replace('{line}', line).replace('{column}', 1).replace('{path}', encoded);
  }
  function lead(to, block) {
    const line = block?.dataset.line;
    to.hidden = !line || !problems;
    if (to.hidden) return;
    to.href = link(block.dataset.source, line);
    to.textContent = `${words.line} ${line}`;
    to.title = block.dataset.source;
    to.setAttribute('aria-label', `${words.line} ${line} ${words.open}`);
  }

  let leaving = 0;
  document.addEventListener('pointerover', ({ target }) => {
    clearTimeout(leaving);
    if (target === host) return;
    const block = target.closest?.('[data-line]');
    if (!block) {
      // On the way from the block to the link there is nothing.
      leaving = setTimeout(() => { beside.hidden = true; }, 500);
      return;
    }
    lead(beside, block);
    if (beside.hidden) return;
    const [around, own] = [block.getBoundingClientRect(), beside.getBoundingClientRect()];
    const hasRoom = around.right + own.width + 8 < root.clientWidth;
    beside.style.left = `${hasRoom ? around.right + 4 : root.clientWidth - own.width - 4}px`;
    beside.style.top = `${Math.max(0, hasRoom ? around.top : around.top - own.height)}px`;
  });

  // The bar names the line of what has the focus, or of what stands first in the window.
  function nameCurrentLine() {
    const path = document.querySelector('main')?.dataset.source;
    file.hidden = !path || !problems;
    if (!file.hidden) file.href = link(path, 1);
    const isSeen = (block) => block.getBoundingClientRect().bottom > 0;
    lead(currentLine, document.activeElement?.closest('[data-line]') ?? [...document.querySelectorAll('[data-line]')].find(isSeen));
  }
  let waiting = 0;
  addEventListener('scroll', () => {
    beside.hidden = true;
    clearTimeout(waiting);
    waiting = setTimeout(nameCurrentLine, 150);
  }, { passive: true });
  document.addEventListener('focusin', ({ target }) => target !== host && nameCurrentLine());

  // ---- The beginning: the browser has kept what it shows, and the tag with it.

  document.addEventListener('visibilitychange', connectIfSeen);
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => event.persisted && connectIfSeen());
  state('current');
  load('force-cache').then((page) => {
    tag = page.tag;
    return begin(page.next);
  }).catch(() => {}).finally(connectIfSeen);
})();
