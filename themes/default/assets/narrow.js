// Lists are narrowed down by a text and by values of their columns, and put into another order. The choice
// stands in the address, for colleagues and for the way back: ?q=podcast&status=in+Kraft&sort=-decided_on
(() => {
  'use strict';
  // Where the preview runs this once more, the run before it ends.
  dispatchEvent(new Event('leitstand:narrow'));
  const life = new AbortController();
  const { signal } = life;
  addEventListener('leitstand:narrow', () => life.abort(), { once: true });
  const form = document.querySelector('.narrow');
  if (!form) return;

  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });
  const decimal = new Intl.NumberFormat(language).format(1.5)[1];
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
    .replace(/([ao])e/g, '$1').replace(/(?<![qaeiouy])ue/g, 'u');
  // What a cell says, without its small print.
  const said = (cell) => [...cell.childNodes].filter((node) => node.nodeName !== 'SMALL').map((node) => node.textContent).join('').trim();

  const lists = [...document.querySelectorAll('[data-narrow]')].map((list) => {
    const heads = list.dataset.narrow && [...list.tHead.rows[0].cells];
    return { list, heads, rows: [...(list.tBodies ? list.tBodies[0].rows : list.children)], part: list.closest('.block, .letter'), order: '' };
  });
  const entries = lists.flatMap(({ list, rows }) => rows.map((row) => ({ row, list, text: fold(row.textContent), values: {} })));
  const head = (list, key) => list.querySelector(`[data-key="${key}"]`);

  // What a cell is sorted by: the day, the number, the place of a state among the states, or the words.
  function rank(cell, head) {
    const [time, word, { order }] = [cell.querySelector('time'), cell.querySelector('.word'), head.dataset];
    if (time) return time.dateTime;
    if (word && order) return `${order} ${word.classList[1].slice(3)}`.split(' ').indexOf(word.classList[1].slice(3));
    if (!head.classList.contains('num')) return said(cell);
    const digits = said(cell).replace('−', '-').match(/-?\d[\d.,\s]*/);
    return digits ? Number(digits[0].replace(/[.,\s]/g, (sign) => (sign === decimal ? '.' : ''))) : '';
  }
  // What is not there comes last.
  function compare(a, b, direction = 1) {
    if (a === '' || b === '') return (a === '') - (b === '');
    return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b));
  }

  // By which values an entry is found: its state, whatever it links to, or else its words.
  function values({ row, list }, key) {
    if (row.dataset[key]) return [row.dataset[key]];
    const cell = row.cells ? row.cells[head(list, key)?.cellIndex] : row.querySelector(`[data-of="${key}"]`);
    if (!cell) return [];
    const [word, links] = [cell.querySelector('.word'), [...cell.querySelectorAll(':scope > a')]];
    const found = word ? [word] : links;
    return (found.length ? found.map(said) : [said(cell)]).filter(Boolean);
  }
  const filters = [...form.querySelectorAll('select')];
  for (const select of filters) {
    const found = new Map();
    for (const entry of entries) {
      const own = entry.values[select.name] = values(entry, select.name);
      const column = head(entry.list, select.name);
      for (const value of own) found.set(value, column?.dataset.order ? rank(entry.row.cells[column.cellIndex], column) : value);
    }
    [...found].sort(([, a], [, b]) => compare(a, b)).forEach(([value]) => select.add(new Option(value)));
    select.parentElement.hidden = found.size < 2;
  }

  // The order: the key of a column, with a hyphen before it from the end. The third click restores that of the page.
  const columns = new Map();
  let order = '';
  for (const { heads } of lists) {
    for (const column of heads || []) {
      const button = document.createElement('button');
      const { key } = column.dataset;
      columns.set(key, column.textContent);
      button.type = 'button';
      button.append(...column.childNodes);
      column.append(button);
      button.addEventListener('click', () => {
        order = { [key]: `-${key}`, [`-${key}`]: '' }[order] ?? key;
        change();
      }, { signal });
    }
  }
  function sort(one) {
    const key = order.replace('-', '');
    const column = one.heads && head(one.list, key);
    const wanted = column ? order : '';
    if (wanted === one.order) return;
    one.order = wanted;
    for (const other of one.heads) other.removeAttribute('aria-sort');
    const ranked = one.rows.map((row) => [column && rank(row.cells[column.cellIndex], column), row]);
    if (column) {
      column.setAttribute('aria-sort', order === key ? 'ascending' : 'descending');
      ranked.sort(([a], [b]) => compare(a, b, order === key ? 1 : -1));
    }
    one.list.tBodies[0].append(...ranked.map(([, row]) => row));
  }

  const [status, all, { q }] = [form.querySelector('[role=status]'), form.querySelector('button'), form.elements];
  function show() {
    const words = fold(q.value).split(/\s+/);
    const chosen = filters.filter((select) => select.value);
    for (const { row, text, values } of entries) {
      row.hidden = !words.every((word) => text.includes(word)) || !chosen.every(({ name, value }) => values[name].includes(value));
    }
    for (const one of lists) {
      if (one.part) one.part.hidden = one.rows.every((row) => row.hidden);
      sort(one);
    }
    const hits = entries.filter(({ row }) => !row.hidden).length;
    const { dataset } = status;
    const sentences = [
      hits < entries.length && (hits ? dataset.hits.replace('{shown}', hits).replace('{all}', entries.length) : dataset.none),
      order && (order[0] === '-' ? dataset.down : dataset.up).replace('{column}', columns.get(order.replace('-', ''))),
    ];
    status.textContent = sentences.filter(Boolean).join(' · ');
    all.hidden = !(q.value || chosen.length || order);
  }

  // What is chosen takes the place of the address, so that the way back leads to the page before.
  function change() {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of [['q', q.value], ...filters.map(({ name, value }) => [name, value]), ['sort', order]]) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    history.replaceState(history.state, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
    show();
  }
  // Values that the page does not know are left out.
  function read() {
    const query = new URLSearchParams(location.search);
    q.value = query.get('q') ?? '';
    for (const select of filters) {
      select.value = query.get(select.name) ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
    order = query.get('sort') ?? '';
    if (!columns.has(order.replace('-', ''))) order = '';
    show();
    reveal();
  }
  function clear() {
    for (const field of [q, ...filters]) field.value = '';
    order = '';
    change();
  }
  // What the address leads to; whoever typed a bare % there meant it.
  function fragment() {
    const written = location.hash.slice(1);
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  }
  // What a link leads to is shown, whatever was chosen.
  function reveal() {
    const target = document.getElementById(fragment());
    if (!target?.closest('[data-narrow] [hidden], :is(.block, .letter)[hidden]')) return;
    clear();
    target.scrollIntoView();
  }

  form.addEventListener('submit', (event) => event.preventDefault(), { signal });
  form.addEventListener('input', change, { signal });
  all.addEventListener('click', () => {
    clear();
    q.focus();
  }, { signal });
  addEventListener('popstate', read, { signal });
  addEventListener('hashchange', reveal, { signal });
  read();
})();
