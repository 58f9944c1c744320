// Lists that are narrowed down and sorted, by keyboard alone, from file://, with and without the script.
// node tests/browser/narrow.mjs SITE.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, launch, openPage, tab } from './chromium.mjs';
import { close, eventually, promise } from './promise.mjs';

const site = resolve(process.argv[2] ?? 'public');
const address = (path) => pathToFileURL(`${site}/${path.split(/[?#]/)[0]}`).href + path.slice(path.split(/[?#]/)[0].length);

const browser = await launch();
const complaints = [];
const open = (path, options) => openPage(browser, complaints, address(path), options);
const isSeen = (page) => page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none');
const ENTRY = 'tbody > tr, ul > li, ol > li, dl > div';
const shown = (page) => page.evaluate((entry) => [...document.querySelectorAll('[data-narrow]')].flatMap((list) => [...list.querySelectorAll(entry)])
  .filter((row) => row.parentElement.closest('[data-narrow]') && row.checkVisibility() && (row.parentElement.matches('[data-narrow]') || row.parentElement.parentElement.matches('[data-narrow]')))
  .map((row) => row.textContent), ENTRY);
const status = (page) => page.locator('.narrow [role=status]').textContent();
const query = (page) => page.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
// What a column says from top to bottom; a day as machines write it.
const column = (page, key) => page.evaluate((wanted) => {
  const table = [...document.querySelectorAll('table[data-narrow=sort]')].find((one) => one.querySelector(`[data-key=${wanted}]`));
  const index = [...table.tHead.rows[0].cells].findIndex((head) => head.dataset.key === wanted);
  return [...table.tBodies[0].rows].map((row) => {
    const cell = row.cells[index];
    const small = cell.querySelector('small')?.textContent ?? '';
    return cell.querySelector('time')?.dateTime ?? cell.textContent.replace(small, '').trim();
  });
}, key);
const turn = (list) => [...list].reverse();

{
  const page = await open('decisions/index.html');
  const all = await shown(page);
  await page.keyboard.press('f');
  promise('f leads to the field', await at(page, '.narrow input') && await isSeen(page));
  await page.keyboard.type('FACEBOOK kurz');
  const some = await shown(page);
  promise('only entries with all words stay', some.length > 0 && some.length < all.length && some.every((text) => /facebook/i.test(text) && /kurz/i.test(text)), some);
  promise('their number is said', (await status(page)).startsWith(`${some.length} `) && (await status(page)).includes(` ${all.length} `), await status(page));
  promise('sections without any are away', await page.locator('main .block:visible').count() < await page.locator('main .block').count());
  promise('the address has the text', (await query(page)).q === 'FACEBOOK kurz', await query(page));
  promise('letters in the field are no keys', await at(page, '.narrow input') && page.url().includes('decisions/index.html'));
  await page.reload();
  promise('reloading keeps it', (await shown(page)).join() === some.join() && await page.locator('.narrow input').inputValue() === 'FACEBOOK kurz');

  promise('Tab reaches a filter', await tab(page, '.narrow select[name=status]') && await isSeen(page));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  promise('and back the field', await at(page, '.narrow input'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('qwxyz');
  promise('where nothing fits it is said how all comes back', (await shown(page)).length === 0 && (await status(page)).includes(await page.locator('.narrow button').textContent()), await status(page));
  promise('Tab reaches what shows all', await tab(page, '.narrow button'));
  await page.keyboard.press('Enter');
  promise('all entries are back, the focus is in the field, the address is bare',
    (await shown(page)).length === all.length && await at(page, '.narrow input') && !Object.keys(await query(page)).length && await status(page) === '');

  await tab(page, '.narrow select[name=status]');
  await page.keyboard.press('ArrowDown');
  const value = await page.locator('[name=status] option:checked').textContent();
  const states = await page.locator('[name=status] option').allTextContents();
  const chosen = await shown(page);
  promise('a state is chosen with the arrow', value && chosen.length > 0 && chosen.length < all.length && chosen.every((text) => text.includes(value)), [value, chosen]);
  promise('states follow each other as they do in life', states.indexOf('vorgeschlagen') > 0 && states.indexOf('vorgeschlagen') < states.indexOf('in Kraft'), states);
  await tab(page, 'main tbody a');
  const before = await page.evaluate(() => location.href);
  await Promise.all([page.waitForURL((url) => url.href !== before), page.keyboard.press('Enter')]);
  await page.goBack();
  await eventually('back from another page the choice is there', async () => page.url() === before && (await shown(page)).join() === chosen.join(), () => page.url());
  const colleague = await open(before.slice(address('').length));
  promise('a colleague sees the same', (await shown(colleague)).join() === chosen.join());
  await colleague.goto(address('decisions/index.html?status=Quatsch&sort=nichts&foo=1'));
  promise('values that the page does not know are left out, and that is said', (await shown(colleague)).length === all.length
    && (await status(colleague)).includes('den es hier nicht gibt') && await colleague.locator('.narrow button').isHidden());
  await colleague.goto(address('decisions/index.html?sort=nichts&foo=1'));
  promise('what is no filter says nothing', (await shown(colleague)).length === all.length && await status(colleague) === '');
  await colleague.context().close();
  await page.context().close();
}

// Pages that are looked at one after the other.
const here = await open('index.html');

// The order of a column by days, words, numbers and states; what is empty comes last.
for (const [path, key, sorts] of [
  ['decisions/index.html', 'decided_on', (a, b) => a.localeCompare(b)],
  ['people/index.html', 'person', (a, b) => a.localeCompare(b, 'de')],
  ['guidelines/index.html', 'next_review', (a, b) => a.localeCompare(b)],
  ['analytics/index.html', 'latest', (a, b) => parseFloat(a.replace('.', '').replace(',', '.')) - parseFloat(b.replace('.', '').replace(',', '.'))],
  ['en/analytics/index.html', 'latest', (a, b) => parseFloat(a.replace(',', '')) - parseFloat(b.replace(',', ''))],
  ['platforms/index.html', 'lifecycle', (a, b, order = ['geplant', 'reserviert', 'aktiv', 'pausiert', 'gesperrt', 'geschlossen']) => order.indexOf(a) - order.indexOf(b)],
]) {
  await here.goto(address(path));
  const page = here;
  const given = await column(page, key);
  const filled = given.filter(Boolean);
  const empty = given.filter((text) => !text);
  promise(`Tab reaches the head of the column: ${path}`, await tab(page, `[data-key=${key}] > button`) && await isSeen(page));
  await page.keyboard.press('Enter');
  const state = () => page.evaluate(() => document.activeElement.parentElement.getAttribute('aria-sort'));
  const up = await column(page, key);
  promise(`Enter sorts upwards: ${path}`, await state() === 'ascending' && up.join('|') === [...filled.sort(sorts), ...empty].join('|'), [up, filled]);
  await page.keyboard.press('Space');
  const down = await column(page, key);
  promise(`and downwards: ${path}`, await state() === 'descending' && down.filter(Boolean).every((text, index, list) => !index || sorts(list[index - 1], text) >= 0) && down.slice(filled.length).every((text) => !text), down);
  promise(`the order stands in the address and is said: ${path}`, (await query(page)).sort === `-${key}` && (await status(page)).length > 5);
  await page.reload();
  promise(`reloading keeps the order: ${path}`, (await column(page, key)).join('|') === down.join('|'));
  await tab(page, `[data-key=${key}] > button`);
  await page.keyboard.press('Enter');
  promise(`the third time restores the order of the page: ${path}`, (await column(page, key)).join('|') === given.join('|') && await state() === null && !Object.keys(await query(page)).length);
}

// Boards, points and terms are lists, too.
for (const [path, name] of [['concepts/index.html', 'owner'], ['attention.html', 'who'], ['attention.html', 'kind'], ['platforms/coverage.html', 'there'], ['campaigns/index.html', 'lead']]) {
  await here.goto(address(path));
  const page = here;
  const all = await shown(page);
  const wanted = await page.locator(`[name=${name}] option`).nth(1).textContent();
  await tab(page, `[name=${name}]`);
  await page.keyboard.press('ArrowDown');
  const some = await shown(page);
  promise(`${path} is narrowed down`, all.length >= 5 && some.length > 0 && some.length < all.length && some.every((text) => text.includes(wanted)), [wanted, some]);
}

{
  const page = await open('platforms/index.html?network=xing');
  promise('a choice holds for all lists of the page', await page.locator('.matrix tbody tr:visible').count() === 1 && await page.locator('#s\\.inventory tbody tr:visible').count() === 1);
  const [inventory, matrix] = await Promise.all(['s.inventory', 's.matrix'].map((id) => page.locator(`[id="${id}"] tbody tr`).count()));
  promise('each table says how many of its rows are shown', await page.locator('[id="s.inventory"] h2 .shown').textContent() === `1 von ${inventory}`
    && await page.locator('[id="s.matrix"] h2 .shown').textContent() === `1 von ${matrix}`, [inventory, matrix]);
  const things = await page.locator('[data-narrow] tbody th a').evaluateAll((links) => new Set(links.map((link) => link.href)).size);
  promise('what stands in two tables counts once', await status(page) === `1 von ${things} Einträgen`, await status(page));
  await page.goto(address('glossary/index.html?q=qwxyz'));
  const term = await page.locator('.terms > div').last().getAttribute('id');
  promise('a term that does not fit is away', !await page.locator(`[id="${term}"]`).isVisible());
  await page.goto(address(`glossary/index.html?q=qwxyz#${term}`));
  await eventually('what a link leads to is shown', async () => await page.locator(`[id="${term}"]`).isVisible() && !Object.keys(await query(page)).length);
  await page.keyboard.press('f');
  await page.keyboard.type('losch');
  const count = (await shown(page)).length;
  await page.keyboard.press('Control+a');
  await page.keyboard.type('lösch');
  promise('a word is found without its dots', (await shown(page)).length === count, count);
  await page.goto(address('index.html'));
  promise('other pages have no fields', await page.locator('.narrow').count() === 0);
  await page.context().close();
}

// An address means the same in each language: it has the names of the content, not the words that are shown.
const there = await open('en/index.html');
for (const [path, names] of [
  ['decisions/index.html', ['kind', 'status', 'platforms']], ['campaigns/index.html', ['state', 'lead']], ['platforms/index.html', ['network', 'lifecycle']],
  ['platforms/coverage.html', ['state', 'there']], ['attention.html', ['kind', 'who']], ['concepts/index.html', ['owner', 'platforms']],
  ['people/index.html', ['roles', 'department']], ['reviews/index.html', ['author', 'reviewer']], ['analytics/index.html', ['platform', 'metric']],
]) {
  const values = async (page, name) => (await page.locator(`[name=${name}] option`).evaluateAll((all) => all.map((one) => one.value))).sort();
  await Promise.all([here.goto(address(path)), there.goto(address(`en/${path}`))]);
  for (const name of names) {
    const [german, english] = [await values(here, name), await values(there, name)];
    promise(`${path}, ${name}: the same names in both languages`, german.length > 2 && german.join() === english.join() && german.every((value) => /^[a-z0-9_-]*$/.test(value)), [german, english]);
    await here.locator(`[name=${name}]`).selectOption({ index: 1 });
  }
  const [count, chosen] = [(await shown(here)).length, await query(here)];
  await tab(here, '.languages a');
  await Promise.all([here.waitForURL(/\/en\//), here.keyboard.press('Enter')]);
  promise(`${path}: the other language shows the same choice`, (await shown(here)).length === count && JSON.stringify(await query(here)) === JSON.stringify(chosen)
    && await here.locator('.narrow option:checked:not([value=""])').count() === names.length, here.url());
}

{
  // The order and a section go along, too.
  const page = await open('people/index.html?sort=-person#s.people');
  await tab(page, '.languages a');
  await Promise.all([page.waitForURL(/\/en\//), page.keyboard.press('Enter')]);
  promise('the other language has the same order and section', page.url().endsWith('/en/people/index.html?sort=-person#s.people')
    && await page.locator('[data-key=person][aria-sort=descending]').count() === 1, page.url());
  await page.context().close();
}

{
  const page = await open('campaigns/index.html');
  const [lanes, rows] = [() => page.locator('.lanes li:visible').evaluateAll((all) => all.map((one) => one.querySelector('a').href)),
    () => page.locator('[data-narrow] tbody tr:visible').evaluateAll((all) => all.map((one) => one.querySelector('a').href))];
  const all = await lanes();
  await page.locator('[name=lead]').selectOption({ index: 1 });
  const [some, left] = [await lanes(), await rows()];
  promise('the timeline shows the campaigns that are left', some.length > 0 && some.length < all.length && some.join() === all.filter((one) => left.includes(one)).join(), [some, left]);
  const heard = () => page.locator('#timeline svg[aria-labelledby]').evaluate((drawing) => drawing.getAttribute('aria-labelledby').split(' ').map((id) => document.getElementById(id).localName).join());
  promise('the sentence about all of them is not heard then', await heard() === 'title', await heard());
  await page.locator('.narrow input').fill('qwxyz');
  promise('where none is left there is no timeline', await page.locator('#timeline').isHidden());
  await page.locator('.narrow button').click();
  promise('and all of it comes back', (await lanes()).join() === all.join() && await heard() === 'title,desc', await heard());
  await page.context().close();
}

{
  const page = await open('decisions/index.html', { width: 320 });
  promise('at 320 px Tab reaches the head of a column', await tab(page, '[data-key=decision] > button') && await isSeen(page) && await page.locator(':focus').isVisible());
  await page.keyboard.press('Enter');
  promise('it sorts there, too', (await query(page)).sort === 'decision' && (await column(page, 'decision')).every((text, index, list) => !index || list[index - 1].localeCompare(text, 'de') <= 0), await query(page));
  promise('nothing is wider than the window', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.context().close();
}

{
  const page = await open('decisions/index.html', { javaScriptEnabled: false });
  promise('without a script there are no fields and no buttons', await page.locator('.narrow:visible, th button').count() === 0 && await page.locator('tbody tr:visible').count() > 5);
  await page.context().close();
}

{
  // A judgement opens in a list that was sorted.
  const page = await open('platforms/index.html?sort=-platform');
  promise('Tab reaches a judgement', await tab(page, '.judgement > summary'));
  await page.keyboard.press('Enter');
  promise('Enter opens its reasons', await page.locator('.judgement[open] .reasons li').first().isVisible());
  await page.keyboard.press('Enter');
  promise('and closes them', await page.locator('.judgement[open]').count() === 0);
  await page.context().close();
}

promise('no error, no violation of the policy, no request to another host', complaints.length === 0, complaints);
await browser.close();
close();
