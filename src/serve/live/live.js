// Keeps a page of the preview as the content is, in place: scroll position, focus, selection and what is
// open stay. Shows what is wrong, and leads into the editor. No build has this script.
(() => {
  'use strict';

  const WORDS = {
    de: {
      preview: 'Vorschau', current: 'Aktuell', busy: 'Wird gebaut', away: 'Vorschau nicht erreichbar',
      file: 'Datei öffnen', line: 'Zeile', open: 'im Schreibprogramm öffnen', follow: 'Bearbeitetem folgen',
      findings: 'Befunde', close: 'Schließen', mended: 'Keine Fehler mehr', stale: 'Gezeigt wird der letzte Stand ohne Fehler.',
      help: 'Hilfe:', related: 'Siehe auch:', more: 'weitere Befunde nennt leitstand check.',
      error: ['Fehler', 'Fehler'], warning: ['Warnung', 'Warnungen'], hint: ['Hinweis', 'Hinweise'], accepted: ['Hingenommen'],
    },
    en: {
      preview: 'Preview', current: 'Up to date', busy: 'Being built', away: 'Preview out of reach',
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
  let source = null;  // what is shown as it was sent, before scripts of the page changed it
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
      try {
        const page = await load('no-cache');
        await patch(page.next, true);
        tag = page.tag || asked;
        state('current');
      } catch {
        // The server is gone, or is slow: it says the tag again when it is back.
        state('away');
        setTimeout(() => stream?.readyState === EventSource.OPEN && update(asked), 1000);
        break;
      }
      if (wanted === asked) break;
    }
    wanted = null;
  }

  // ---- Patching: nodes that are as they were are left alone.

  const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, blockquote, figure, summary, legend, label';
  let changed = new Set();
  let isMainKept = false;

  const isBroken = (page) => page.documentElement.dataset.leitstand === 'broken';
  const pageScripts = (page) => [...page.body.querySelectorAll('script[src]')]
    .map((script) => script.getAttribute('src')).filter((src) => !src.startsWith('/.leitstand/'));

  async function patch(next, isSeen) {
    if (isBroken(document) !== isBroken(next)) return location.reload();
    const [before, after] = [source?.querySelector('main'), next.querySelector('main')];
    isMainKept = Boolean(before && after && before.isEqualNode(after));
    const settleSheets = await loadSheets(next);
    const [settleScroll, settleFocus] = [anchor(), focused()];
    changed = new Set();
    patchHead(next);
    settleSheets();
    morph(document.body, next.body);
    await runScripts(next);
    source = next;
    settleFocus();
    settleScroll();
    if (isSeen) flash();
    nameCurrentLine();
  }

  function morph(live, next) {
    if (live.isEqualNode(next)) return;
    if (live.nodeType !== Node.ELEMENT_NODE) return patchText(live, next.data);
    if (live.nodeName === 'MAIN' && isMainKept) return;
    patchAttributes(live, next);
    const isOurs = (node) => node.nodeName === 'SCRIPT' || node.nodeName === 'LEITSTAND-PREVIEW';
    const old = [...live.childNodes].filter((node) => !isOurs(node));
    const fresh = [...next.childNodes].filter((node) => !isOurs(node));
    const partners = match(old, fresh);
    const kept = new Set(partners);
    for (const node of old) if (!kept.has(node)) node.remove();
    let cursor = live.firstChild;
    fresh.forEach((node, index) => {
      const partner = partners[index];
      if (partner) {
        morph(partner, node);
        cursor = partner.nextSibling;
      } else {
        const made = document.importNode(node, true);
        live.insertBefore(made, cursor);
        changed.add(made.nodeType === Node.ELEMENT_NODE ? made : live);
      }
    });
  }

  // Writes no more than what is different, so that a selection beside it stays.
  function patchText(live, text) {
    let start = 0;
    while (start < text.length && live.data[start] === text[start]) start += 1;
    let end = 0;
    while (end < Math.min(text.length, live.data.length) - start && live.data.at(-1 - end) === text.at(-1 - end)) end += 1;
    live.replaceData(start, live.data.length - start - end, text.slice(start, text.length - end));
    changed.add(live.parentElement);
  }

  function patchAttributes(live, next) {
    // What is open is the reader's; what the preview notes at the root is its own.
    const isState = (name) => name === 'open' || live === root && (name === 'style' || name.startsWith('data-leitstand'));
    const isQuiet = (name) => name === 'id' || name.startsWith('data-');
    const note = (name) => isQuiet(name) || changed.add(live.closest(BLOCKS));
    for (const { name, value } of next.attributes) {
      if (live.getAttribute(name) === value || isState(name)) continue;
      live.setAttribute(name, value);
      note(name);
    }
    for (const { name } of [...live.attributes]) {
      if (next.hasAttribute(name) || isState(name)) continue;
      live.removeAttribute(name);
      note(name);
    }
  }

  // For each of the fresh nodes the old one that becomes it, in one order: nodes are never moved, for that
  // would cost them focus and scroll position. Equal ones first; what is left between two by its kind.
  function match(old, fresh) {
    const [a, b] = [old.map(key), fresh.map(key)];
    const partners = new Array(fresh.length).fill(null);
    let [start, endA, endB] = [0, a.length, b.length];
    while (start < endA && start < endB && a[start] === b[start]) partners[start] = old[start++];
    while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) partners[--endB] = old[--endA];
    let [fromA, fromB] = [start, start];
    for (const [i, j] of [...common(a, b, start, endA, endB), [endA, endB]]) {
      pairAlike(old.slice(fromA, i), fresh.slice(fromB, j), partners, fromB);
      if (j < endB) partners[j] = old[i];
      [fromA, fromB] = [i + 1, j + 1];
    }
    return partners;
  }

  // A node without what changes when something above it does, or when a reader opens it.
  function key(node) {
    return node.nodeType === Node.ELEMENT_NODE ? node.outerHTML.replace(/ (data-line="\d+"|open="")/g, '') : node.nodeName + node.data;
  }

  // The longest common sequence of two lists of keys, as pairs of places.
  function common(a, b, start, endA, endB) {
    const [height, width] = [endA - start, endB - start];
    if (!height || !width || height * width > 1e6) return [];
    const row = width + 1;
    const lengths = new Uint16Array((height + 1) * row);
    for (let i = height - 1; i >= 0; i -= 1) {
      for (let j = width - 1; j >= 0; j -= 1) {
        lengths[i * row + j] = a[start + i] === b[start + j] ? lengths[(i + 1) * row + j + 1] + 1
          : Math.max(lengths[(i + 1) * row + j], lengths[i * row + j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < height && j < width;) {
      if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++]);
      else if (lengths[(i + 1) * row + j] >= lengths[i * row + j + 1]) i += 1;
      else j += 1;
    }
    return pairs;
  }

  function pairAlike(old, fresh, partners, offset) {
    const ids = (nodes) => new Set(nodes.map((node) => node.id).filter(Boolean));
    const [oldIds, freshIds] = [ids(old), ids(fresh)];
    const areAlike = (a, b) => a.nodeName === b.nodeName
      && (a.id === b.id || !freshIds.has(a.id) && !oldIds.has(b.id));
    let next = 0;
    fresh.forEach((node, index) => {
      const found = old.findIndex((other, at) => at >= next && areAlike(other, node));
      if (found < 0) return;
      partners[offset + index] = old[found];
      next = found + 1;
    });
  }

  function patchHead(next) {
    patchAttributes(root, next.documentElement);
    if (document.title !== next.title) document.title = next.title;
    const rest = (page) => [...page.head.querySelectorAll('meta:not([http-equiv]), link:not([rel=stylesheet])')];
    const [old, fresh] = [rest(document), rest(next)];
    for (const node of old) if (!fresh.some((other) => other.isEqualNode(node))) node.remove();
    for (const node of fresh) if (!old.some((other) => other.isEqualNode(node))) document.head.append(document.importNode(node));
  }

  // Loads new stylesheets beside the old ones; what is given back takes the old ones away.
  async function loadSheets(next) {
    const sheets = (page) => [...page.head.querySelectorAll('link[rel=stylesheet]')].filter((sheet) => !sheet.getAttribute('href').startsWith('/.leitstand/'));
    const old = sheets(document);
    const loading = [];
    let cursor = old[0] ?? null;
    for (const sheet of sheets(next)) {
      const known = old.findIndex((other) => other.getAttribute('href') === sheet.getAttribute('href'));
      if (known >= 0) {
        cursor = old.splice(0, known + 1).at(-1).nextSibling;
        continue;
      }
      const made = document.importNode(sheet);
      loading.push(new Promise((settle) => { made.onload = made.onerror = settle; }));
      document.head.insertBefore(made, cursor);
    }
    const gone = sheets(document).filter((sheet) => ![...sheets(next)].some((other) => other.getAttribute('href') === sheet.getAttribute('href')));
    await Promise.race([Promise.all(loading), new Promise((settle) => setTimeout(settle, 2000))]);
    return () => gone.forEach((sheet) => sheet.remove());
  }

  // Scripts of the page run again where what they work on was written anew.
  async function runScripts(next) {
    const [old, fresh] = [pageScripts(document), pageScripts(next)];
    if (isMainKept && old.join() === fresh.join()) return;
    document.body.querySelectorAll('script[src]').forEach((script) => old.includes(script.getAttribute('src')) && script.remove());
    await Promise.all(fresh.map((src) => new Promise((settle) => {
      const script = document.createElement('script');
      script.async = false;
      script.onload = script.onerror = settle;
      script.src = src;
      document.body.append(script);
    })));
  }

  // Keeps what stands at the top of the window where it is; what is given back does it.
  function anchor() {
    if (scrollY === 0) return () => {};
    const blocks = [...document.querySelectorAll(`main :is(${BLOCKS})`)];
    const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    const tops = blocks.slice(Math.max(first, 0), first + 40).map((block) => [block, block.getBoundingClientRect().top]);
    root.style.overflowAnchor = 'none';
    return () => {
      const [block, top] = tops.find(([block]) => block.isConnected) ?? [];
      if (block) scrollBy({ top: block.getBoundingClientRect().top - top, behavior: 'instant' });
      requestAnimationFrame(() => root.removeAttribute('style'));
    };
  }

  // Gives the focus back to what stands in the place of an element that had it and is gone.
  function focused() {
    const active = document.activeElement;
    const path = [];
    for (let node = active; node?.parentElement && node !== document.body; node = node.parentElement) {
      path.unshift([...node.parentElement.children].indexOf(node));
    }
    return () => {
      if (active.isConnected || active === document.body) return;
      const heir = document.getElementById(active.id) ?? path.reduce((node, index) => node?.children[index], document.body);
      heir?.focus({ preventScroll: true });
    };
  }

  function flash() {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const near = [...changed].map((node) => node?.closest(BLOCKS) ?? node);
    const blocks = [...new Set(near)].filter((node) => node?.isConnected && node.closest('main'));
    if (blocks.length > 60) return;
    for (const block of blocks) {
      if (blocks.some((other) => other !== block && block.contains(other))) continue;
      block.animate({ backgroundColor: ['rgb(255 196 0 / .45)', 'transparent'] }, { duration: 1400, easing: 'ease-out' });
    }
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
  const sheet = () => make('link', { rel: 'stylesheet', href: '/.leitstand/live.css' });

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
  if (!isBroken(document)) document.head.append(sheet());
  document.body.append(host);

  function state(name) {
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

  let problems = null;
  let told = '';  // as they were told last
  let focusBefore = null;

  function showProblems(data) {
    if (data === told) return;
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
    if (isBroken(document)) return;
    if (problems.errors) openList();
    else if (hadErrors || count.hidden) closeList();
    if (hasFocus && !list.hidden) findings.focus();
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

  document.addEventListener('pointerover', ({ target }) => {
    if (target === host) return;
    const block = target.closest?.('[data-line]');
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

  // ---- The beginning: what is shown is what the browser keeps, or nearly so.

  document.addEventListener('visibilitychange', connectIfSeen);
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => event.persisted && connectIfSeen());
  state('current');
  load('force-cache').then(async (page) => {
    source = page.next;
    tag = page.tag;
    const [main, sent] = [document.querySelector('main'), source.querySelector('main')];
    if (pageScripts(document).length || main?.isEqualNode(sent)) return;
    source = null;
    await patch(page.next, false);
  }).catch(() => {}).finally(connectIfSeen);
})();
