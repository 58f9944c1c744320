// The calendar of a month, by keyboard alone, from file://, with and without its script.
// node tests/browser/calendar.mjs SITE.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, openPage, tab } from './chromium.mjs';
import { close, eventually, promise } from './promise.mjs';

const site = resolve(process.argv[2] ?? 'public');
const month = JSON.parse(readFileSync(`${site}/api/portal.json`, 'utf8')).as_of.slice(0, 7);
const address = pathToFileURL(`${site}/calendar/${month}.html`).href;

const browser = await launch();
const complaints = [];
const open = (javaScriptEnabled) => openPage(browser, complaints, address, { javaScriptEnabled, height: 900 });

// The n-th button of a filter, as the page has it.
const pick = (filter, n) => `[data-filter=${filter}] li:nth-child(${n}) button`;
const shown = (page) => page.locator('.days [data-post]:visible').evaluateAll((found) => found.map((one) => ({ ...one.dataset })));
const pressed = (page) => page.locator('.filters [aria-pressed=true]').count();
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));

{
  const page = await open(true);
  const all = await shown(page);
  // A pair of platform and state that some posts share, and neither alone would give.
  const names = (entry) => (entry.platform ?? '').split(' ');
  const of = (platform, state) => all.filter((entry) => names(entry).includes(platform) && entry.state === state);
  const both = all.flatMap((entry) => names(entry).map((platform) => [platform, entry.state]))
    .find(([platform, state]) => {
      const count = of(platform, state).length;
      return count < all.filter((entry) => names(entry).includes(platform)).length && count < all.filter((entry) => entry.state === state).length;
    });
  const [platform, state] = both;
  // The script takes the links' values over; the links of the page without it still have them.
  const plain = await open(false);
  const order = async (filter, value) => 1 + (await plain.locator(`[data-filter=${filter}] a`)
    .evaluateAll((found) => found.map((one) => one.dataset.value))).indexOf(value);
  const [first, second] = [pick('platform', await order('platform', platform)), pick('state', await order('state', state))];
  await plain.context().close();

  promise('Tab reaches a platform', await tab(page, first));
  promise('the focus is visible', await page.locator(':focus').evaluate((one) => getComputedStyle(one).outlineStyle !== 'none'));
  await page.keyboard.press('Enter');
  promise('Enter chooses it', await page.locator(':focus').getAttribute('aria-pressed') === 'true');
  const alone = await shown(page);
  promise('only its posts stay', alone.length > 0 && alone.length < all.length && alone.every((entry) => names(entry).includes(platform)), alone);
  promise('the address has it', await hash(page) === `#platform=${platform}`, await hash(page));

  promise('Tab goes on to a state', await tab(page, second));
  await page.keyboard.press('Space');
  const two = await shown(page);
  promise('platform and state combine', two.length === of(platform, state).length && two.every((entry) => names(entry).includes(platform) && entry.state === state), two);
  promise('the address has both', await hash(page) === `#platform=${platform}&state=${state}`, await hash(page));
  const said = await page.locator('.filters [role=status]').textContent();
  promise('the number of posts is said', new RegExp(`^${new Set(all.map((entry) => entry.post)).size} .*, ${new Set(two.map((entry) => entry.post)).size} `).test(said), said);
  promise('the table of the month shows no other post', await page.locator('.slot:visible').count() === two.length);

  const isAsBefore = async () => await pressed(page) === 2 && (await shown(page)).length === two.length;
  await page.reload();
  promise('reloading keeps the choice', await isAsBefore());

  const other = await open(true);
  await other.goto(page.url());
  await other.locator('.languages a').focus();
  await Promise.all([other.waitForURL(/\/en\/calendar\//), other.keyboard.press('Enter')]);
  promise('the other language shows the same posts', await pressed(other) === 2 && (await shown(other)).map((one) => one.post).join() === two.map((one) => one.post).join(), other.url());
  await other.context().close();

  promise('Tab reaches a post in the month', await tab(page, '.slot a'));
  await page.keyboard.press('Enter');
  await eventually('Enter goes to the post', async () => (await hash(page)).length > 1 && await hash(page) !== `#platform=${platform}&state=${state}`, () => hash(page));
  await page.goBack();
  await eventually('back again, the choice is there', isAsBefore, () => hash(page));

  promise('Tab reaches another page', await tab(page, 'main a:not([href^="#"], [href^="http"])'));
  await Promise.all([page.waitForURL((url) => url.pathname !== new URL(address).pathname), page.keyboard.press('Enter')]);
  await page.goBack();
  await eventually('back from another page, the choice is there', isAsBefore, () => hash(page));

  promise('Tab reaches what shows all', await tab(page, '.filters > button'));
  await page.keyboard.press('Enter');
  promise('all posts are back', await pressed(page) === 0 && (await shown(page)).length === all.length);
  promise('the focus is not lost', await page.locator('.filters :focus').count() === 1);

  promise('Tab reaches a judgement', await tab(page, '.days .judgement > summary'));
  await page.keyboard.press('Enter');
  promise('Enter opens its reasons', await page.locator('.days .judgement[open] .reasons li').first().isVisible());
  await page.keyboard.press('Enter');
  promise('and closes them', await page.locator('.days .judgement[open]').count() === 0);
  await page.context().close();
}

{
  const page = await open(false);
  promise('without a script all posts are there', await page.locator('.whole:visible').count() > 0 && await page.locator('.by:visible').count() === 0);
  promise('without a script Tab reaches a filter', await tab(page, '[data-filter=platform] a'));
  const wanted = await page.evaluate(() => decodeURIComponent(document.activeElement.hash.slice(1)));
  await page.keyboard.press('Enter');
  await eventually('its posts stand alone', async () => await page.locator('.by:visible').count() === 1 && await page.locator('.by:visible').getAttribute('id') === wanted
    && await page.locator('.whole:visible').count() === 0, () => hash(page));
  promise('Tab goes on to its posts', await tab(page, '.by:target a'));
  await page.keyboard.press('Enter');
  await eventually('a post of the list is shown', () => page.locator('.days li:target').isVisible());
  await page.goBack();
  await eventually('back again, the list is there', async () => await page.locator('.by:visible').count() === 1);
  promise('Tab reaches what shows all without a script', await tab(page, '.filters .all'));
  await page.keyboard.press('Enter');
  await eventually('it shows all posts', async () => await page.locator('.by:visible').count() === 0 && await page.locator('.whole:visible').count() > 0);
  promise('without a script Tab reaches a judgement', await tab(page, '.days .judgement > summary'));
  await page.keyboard.press('Enter');
  promise('without a script Enter opens its reasons', await page.locator('.days .judgement[open] .reasons li').first().isVisible());
  await page.context().close();
}

promise('no error, no violation of the policy, no request to another host', complaints.length === 0, complaints);
await browser.close();
close();
