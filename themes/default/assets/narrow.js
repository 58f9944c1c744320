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
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(language).replaceAll('ß', 'ss');
  const trim = (text) => text.replace(/\s+/g, ' ').trim();
  // What a cell says, without its small print.
  const said = (cell) => trim([...cell.childNodes].filter((node) => node.nodeName !== 'SMALL').map((node) => node.textContent).join(''));

  const lists = [...document.querySelectorAll('[data-narrow]')].map((list) => {
    const heads = list.tHead ? [...list.tHead.rows[0].cells] : [];
    const rows = [...(list.tBodies ? list.tBodies[0].rows : list.children)];
    return { list, heads, rows, order: '', sorts: list.dataset.narrow === 'sort', part: list.closest('.block, .letter') };
  });
  const entries = lists.flatMap(({ rows, heads }) => rows.map((row) => ({ row, heads, text: fold(row.textContent), values: {} })));
  const place = (heads, key) => heads.findIndex((head) => head.dataset.key === key);

  // What a row is sorted by: the day, the number, the place of a state among the states, or the words.
  function rank(cell, head) {
    const [time, word] = [cell.querySelector('time'), cell.querySelector('.word')];
    if (time) return time.dateTime;
    if (word && head.dataset.order) {
      const at = head.dataset.order.split(' ').findIndex((name) => word.classList.contains(`is-${name}`));
      return at < 0 ? 99 : at;
    }
    if (!head.classList.contains('num')) return said(cell);
    const digits = said(cell).replace('−', '-').match(/-?\d[\d.,\s]*/);
    return digits ? Number(digits[0].replace(/[.,\s]/g, (sign) => (sign === decimal ? '.' : ''))) : '';
  }
  // What is not there comes last.
  function compare(a, b, down) {
    if (a === '' || b === '') return (a === '') - (b === '');
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b);
    return down ? -order : order;
  }

  // By which values an entry is found: its state, whatever it links to, or else its words.
  function values({ row, heads }, key) {
    if (row.dataset[key]) return [row.dataset[key]];
    const cell = heads.length ? row.cells[place(heads, key)] : row.querySelector(`[data-of="${key}"]`);
    if (!cell) return [];
    const word = cell.querySelector('.word');
    const links = [...cell.querySelectorAll(':scope > a')];
    return (word ? [word.textContent] : links.length ? links.map((link) => link.textContent) : [said(cell)]).map(trim).filter(Boolean);
  }

  const add = (select, value, text) => {
    const option = document.createElement('option');
    [option.value, option.textContent] = [value, text];
    select.append(option);
  };
  const sort = form.elements.sort;
  const filters = [...form.querySelectorAll('select')].filter((select) => select !== sort);
  for (const select of filters) {
    const found = new Map();
    for (const entry of entries) {
      entry.values[select.name] = values(entry, select.name);
      const at = place(entry.heads, select.name);
      const own = entry.heads[at]?.dataset.order ? rank(entry.row.cells[at], entry.heads[at]) : '';
      for (const value of entry.values[select.name]) found.set(value, own === '' ? found.get(value) ?? own : own);
    }
    [...found].sort(([a, x], [b, y]) => compare(x, y) || collator.compare(a, b)).forEach(([value]) => add(select, value, value));
    select.parentElement.hidden = found.size < 2;
  }
  const sorted = new Map();
  for (const { heads, sorts } of lists) if (sorts) for (const head of heads) sorted.set(head.dataset.key, head.textContent);
  for (const [key, text] of sorted) for (const [sign, order] of [['', sort.dataset.up], ['-', sort.dataset.down]]) add(sort, sign + key, `${text}, ${order}`);
  sort.parentElement.hidden = !sorted.size;

  // The third click restores the order in which the page came.
  for (const { heads, sorts } of lists) {
    if (!sorts) continue;
    for (const head of heads) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      const { key } = head.dataset;
      button.addEventListener('click', () => {
        sort.value = sort.value === key ? `-${key}` : sort.value === `-${key}` ? '' : key;
        change();
      });
    }
  }

  const status = form.querySelector('[role=status]');
  const all = form.querySelector('button');
  const fields = [form.elements.q, ...filters, sort];
  function show() {
    const words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
    const chosen = filters.filter((select) => select.value);
    let hits = 0;
    for (const { row, text, values } of entries) {
      row.hidden = !(words.every((word) => text.includes(word)) && chosen.every(({ name, value }) => values[name].includes(value)));
      hits += !row.hidden;
    }
    const key = sort.value.replace('-', '');
    for (const one of lists) {
      if (one.part) one.part.hidden = one.rows.every((row) => row.hidden);
      const at = one.sorts ? place(one.heads, key) : -1;
      const order = at < 0 ? '' : sort.value;
      if (order === one.order) continue;
      one.order = order;
      one.heads.forEach((head, index) => (index === at ? head.setAttribute('aria-sort', order === key ? 'ascending' : 'descending') : head.removeAttribute('aria-sort')));
      const ranked = one.rows.map((row) => [at < 0 ? 0 : rank(row.cells[at], one.heads[at]), row]);
      if (order) ranked.sort(([a], [b]) => compare(a, b, order !== key));
      one.list.tBodies[0].append(...ranked.map(([, row]) => row));
    }
    const said = [];
    if (!hits) said.push(status.dataset.none);
    else if (hits < entries.length) said.push(status.dataset.hits.replace('{shown}', hits).replace('{all}', entries.length));
    if (sort.value) said.push(sort.selectedOptions[0].textContent);
    status.textContent = said.join(' · ');
    all.hidden = fields.every((field) => !field.value);
  }

  // What somebody chose is written over the address of the page, so that the way back leads to the page before.
  function change() {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of fields) value ? query.set(name, value) : query.delete(name);
    history.replaceState(history.state, '', `${location.pathname}${String(query) && `?${query}`}${location.hash}`);
    show();
  }
  // Values that the page does not know are left out by the fields themselves.
  function read() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = query.get(field.name) ?? '';
      if (field.selectedIndex < 0) field.value = '';
    }
    show();
    reveal();
  }
  const clear = () => {
    for (const field of fields) field.value = '';
    change();
  };
  // What a link leads to is shown, whatever was chosen.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest('[data-narrow] [hidden], .block[hidden], .letter[hidden]')) return;
    clear();
    target.scrollIntoView();
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', change);
  all.addEventListener('click', () => {
    clear();
    form.elements.q.focus();
  });
  addEventListener('popstate', read, { signal });
  addEventListener('hashchange', reveal, { signal });
  form.hidden = false;
  read();
})();
